import type { SectionTemplate } from '../wordings.ts'
import { naming, paragraph, partOf, sentence, telling } from './builders.ts'

const members = paragraph(
  'party.members',
  '抓教育管理，建强党员队伍',
  sentence(
    'party.members.now',
    '社区现有党员{party_members}',
    partOf({ say: '预备党员{party_members|type=probationary}', zero: '没有预备党员' }),
  ),
  sentence('party.members.activists', {
    say: '现有入党积极分子{party_activists}',
    zero: '暂无入党积极分子',
  }),
  sentence(
    'party.members.organised',
    '设党支部{party_branches}',
    '划分党小组{party_groups}',
    '发展党员{party_members_recruited}',
    '预备党员转正{party_members_confirmed}',
  ),
  sentence(
    'party.members.taught',
    { say: '召开党员大会、支委会{party_meetings}', unstated: '党支部定期召开党员大会' },
    { say: '组织党课{party_lectures}', unstated: '按时组织党员上党课' },
    { say: '开展主题党日{party_day_activities}', unstated: '坚持开展主题党日' },
  ),
  sentence('party.members.duties', '要求每名党员每年{targets:duty}'),
)

const branch = paragraph(
  'party.branch',
  '抓班子建设，夯实组织基础',
  sentence(
    'party.branch.staff',
    { say: '召开社工例会{meetings|kind=staff}', unstated: '坚持社工例会制度', zero: '没有召开社工例会' },
    telling('{entries}', 'meeting', { kind: 'staff' }),
  ),
  sentence(
    'party.branch.election',
    telling('{entries}', 'branch_election', undefined, '[{date}]{title}'),
    '完成支部换届选举{party_branch_elections}',
    '年轻党员社工{party_committee_members|type=young_worker}担任支部委员',
  ),
)

const contact = paragraph(
  'party.contact',
  '抓联系服务，畅通民情渠道',
  sentence(
    'party.contact.network',
    { say: '成立领导小组{leading_groups}', zero: '没有新成立领导小组' },
    naming({ kind: 'leading_group', of: ['leading_groups'] }),
  ),
  sentence(
    'party.contact.cards',
    { say: '发放民情联系卡{minqing_cards_issued}', unstated: '向居民发放民情联系卡' },
    { say: '走访居民家庭{household_visits}', unstated: '坚持走访入户' },
  ),
  sentence(
    'party.contact.tickets',
    {
      say: '受理民情联系单{contact_tickets_opened}',
      zero: '没有收到民情联系单',
      unstated: '及时受理民情联系单',
    },
    { say: '办结{contact_tickets_closed}', zero: '尚无办结', unstated: '逐件跟进办理' },
  ),
)

const features = paragraph(
  'party.features',
  '抓特色活动，增强支部活力',
  sentence(
    'party.features.honours',
    telling('获评{entries}', 'honour', undefined, '[{for_year}年度][{level}级]{title}'),
  ),
  sentence(
    'party.features.activities',
    {
      say: '开展党组织活动{party_activities}',
      unstated: '开展了一系列党组织活动',
      zero: '没有开展党组织活动',
    },
    naming({
      kind: 'activity',
      where: { party: true },
      of: ['party_activities'],
      some: '先后开展{entries}等活动',
    }),
  ),
)

export const partySection: SectionTemplate = {
  section: 'party',
  heading: '坚持党建引领，夯实社区基层基础',
  paragraphs: [members, branch, contact, features],
}
