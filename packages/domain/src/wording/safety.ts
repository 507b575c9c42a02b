import type { SectionTemplate } from '../wordings.ts'
import { naming, paragraph, partOf, sentence, telling } from './builders.ts'

const order = paragraph(
  'safety.order',
  '化解矛盾纠纷，维护治安秩序',
  sentence('safety.order.disputes', {
    say: '处理各类矛盾纠纷{disputes_mediated}',
    unstated: '及时处理各类矛盾纠纷',
    zero: '没有发生矛盾纠纷',
  }),
  sentence(
    'safety.order.crime',
    { say: '{period}辖区发生刑事案件{criminal_cases}', zero: '{period}辖区没有发生刑事案件' },
    partOf({ say: '可防性案件{criminal_cases|type=preventable}', zero: '没有发生可防性案件' }),
    '{statement:criminal_cases}',
  ),
  sentence(
    'safety.order.schools',
    { say: '辖区有学校{schools}', zero: '辖区没有学校' },
    { say: '幼儿园{kindergartens}', zero: '没有幼儿园' },
  ),
  sentence(
    'safety.order.guard',
    {
      say: '到幼儿园执勤{school_guard_duty|place=kindergarten}',
      unstated: '安排工作人员到幼儿园执勤',
      zero: '没有安排幼儿园执勤',
    },
    {
      say: '到学校执勤{school_guard_duty|place=school}',
      unstated: '到学校执勤',
      zero: '没有安排学校执勤',
    },
    telling('做到{entries}', 'guard_duty'),
  ),
)

const fire = paragraph(
  'safety.fire',
  '落实防火责任，守牢安全底线',
  sentence(
    'safety.fire.letters',
    {
      say: '签订消防安全责任书{fire_responsibility_letters}',
      unstated: '与辖区单位签订消防安全责任书',
      zero: '没有签订消防安全责任书',
    },
    { say: '发生火灾事故{fire_incidents}', unstated: '发生过火灾事故', zero: '没有发生火灾事故' },
    {
      say: '发生安全生产事故{safety_accidents}',
      unstated: '发生过安全生产事故',
      zero: '没有发生安全生产事故',
    },
  ),
  sentence(
    'safety.fire.drills',
    { say: '组织消防演练{fire_drills}', unstated: '组织消防演练', zero: '没有组织消防演练' },
    naming({ kind: 'drill', of: ['fire_drills'] }),
  ),
  sentence(
    'safety.fire.inspections',
    { say: '开展安全检查{safety_inspections}', unstated: '坚持开展安全检查', zero: '没有开展安全检查' },
    { say: '发现隐患{hazards_found}', unstated: '发现了隐患', zero: '没有发现隐患' },
    { say: '督促整改{hazards_rectified}', unstated: '督促及时整改', zero: '尚未完成整改' },
  ),
)

const rentals = paragraph(
  'safety.rentals',
  '强化出租房和流动人口管理',
  sentence(
    'safety.rentals.now',
    { say: '现有出租房{rental_housing}', zero: '没有出租房' },
    { say: '流动人口{floating_population}', zero: '没有流动人口' },
  ),
  sentence(
    'safety.rentals.meetings',
    {
      say: '召开房东会议{landlord_meetings|kind=landlord}',
      unstated: '召开房东会议',
      zero: '没有召开房东会议',
    },
    {
      say: '召开美容美发店会议{landlord_meetings|kind=salon}',
      unstated: '召开美容美发店会议',
      zero: '没有召开美容美发店会议',
    },
  ),
)

const law = paragraph(
  'safety.law',
  '开展宣传教育，增强法制意识',
  sentence('safety.law.publicity', telling('面向居民和青少年开展宣传教育，{entries}', 'publicity')),
)

export const safetySection: SectionTemplate = {
  section: 'safety',
  heading: '坚持综合治理，维护平安稳定',
  paragraphs: [order, fire, law, rentals],
}
