import type { SectionTemplate } from '../wordings.ts'
import { naming, paragraph, sentence, telling } from './builders.ts'

const allPartners = ['property', 'kindergarten', 'school', 'enterprise', 'institution', 'other'] as const

const coordination = paragraph(
  'partnership.coordination',
  '加强沟通协调，解决实际问题',
  sentence('partnership.coordination.units', {
    say: '社区现有共建单位{partner_units}',
    zero: '社区尚无共建单位',
  }),
  sentence(
    'partnership.coordination.told',
    telling('主动与共建单位沟通协调，{entries}', 'partner_coordination', undefined, '[{date}]{title}'),
    { say: '共整修设施{facility_repairs}', unstated: '及时整修设施', zero: '没有需要整修的设施' },
  ),
  sentence(
    'partnership.coordination.minors',
    {
      say: '处置涉及未成年人的事件{minor_incidents}',
      unstated: '妥善处置涉及未成年人的事件',
      zero: '没有发生涉及未成年人的事件',
    },
    { say: '涉及学生{minors_involved}', zero: '没有学生受到影响' },
    telling('{entries}', 'minor_incident', undefined, '{title}'),
  ),
)

const together = paragraph(
  'partnership.together',
  '开展共建活动，形成工作合力',
  sentence(
    'partnership.together.units',
    {
      say: '{partner_participations}共建单位参与社区活动',
      unstated: '共建单位踊跃参与社区活动',
      zero: '没有共建单位参与社区活动',
    },
    {
      say: '社区与共建单位共同举办活动{joint_activities}',
      unstated: '社区与共建单位共同举办活动',
      zero: '没有与共建单位共同举办活动',
    },
    naming({ kind: 'activity', where: { partner: allPartners }, of: ['joint_activities'] }),
  ),
  sentence(
    'partnership.together.kindergarten',
    {
      say: '慰问幼儿园小朋友{visits_times|audience=kindergarten}',
      unstated: '慰问幼儿园小朋友',
      zero: '没有组织慰问幼儿园小朋友',
    },
    telling('{entries}', 'visit', { audience: 'kindergarten' }),
  ),
)

export const partnershipSection: SectionTemplate = {
  section: 'partnership',
  heading: '坚持共驻共建，汇聚各方力量',
  paragraphs: [coordination, together],
}
