import type { Metric } from '../metrics.ts'
import { metricsOf, perHundredHouseholds, perHundredMembers, perThousandResidents } from './builders.ts'

const { flow, stock, ratio } = metricsOf('party')

/** Party building and the work of the community’s organisation. */
export const partyMetrics: readonly Metric[] = [
  stock('party_members', '党员数', 'Party members', 'members', {
    is: [
      '组织关系在社区的党员，含预备党员',
      'Members whose Party registration is in the community, probationary ones included',
    ],
    core: true,
    per: perThousandResidents,
    dimensions: ['member_type'],
  }),
  stock('party_activists', '入党积极分子', 'Applicants for membership', 'members', {
    is: [
      '经支部确定的入党积极分子，不计入党员数',
      'Applicants recognised by the branch; not part of the members',
    ],
    core: true,
    better: 'up',
    per: perHundredMembers,
  }),
  flow('party_members_recruited', '发展党员数', 'Members recruited', 'members', {
    is: ['期间内接收的预备党员', 'Probationary members admitted in the period'],
    core: true,
    better: 'up',
    per: perHundredMembers,
  }),
  flow('party_members_confirmed', '预备党员转正数', 'Members confirmed', 'members', {
    is: ['期间内转正的预备党员', 'Probationary members confirmed in the period'],
    better: 'up',
  }),
  flow('party_transfers_in', '组织关系转入', 'Transfers in', 'members', {
    is: ['期间内转入组织关系的党员', 'Members whose registration moved in'],
  }),
  flow('party_transfers_out', '组织关系转出', 'Transfers out', 'members', {
    is: ['期间内转出组织关系的党员', 'Members whose registration moved out'],
  }),
  stock('party_branches', '党支部数', 'Party branches', 'pieces', {
    is: ['现有党支部', 'Party branches that exist'],
    core: true,
    per: perHundredMembers,
    dimensions: ['branch_type'],
  }),
  stock('party_groups', '党小组数', 'Party groups', 'pieces', {
    is: ['现有党小组', 'Party groups that exist'],
    per: perHundredMembers,
  }),
  stock('party_committee_members', '支部委员数', 'Branch committee members', 'members', {
    is: ['现任支部委员', 'Members of the branch committee in office'],
    dimensions: ['committee_member_type'],
  }),
  flow('party_branch_elections', '支部换届选举', 'Branch elections', 'times', {
    is: ['选举产生支部委员会的次数', 'Elections of a branch committee'],
  }),
  flow('party_meetings', '党员大会、支委会', 'Party meetings', 'times', {
    is: ['党员大会、支委会和党小组会的次数', 'Meetings of members, branch committees and Party groups'],
    core: true,
    better: 'up',
    per: { metric: 'party_branches', times: 1 },
    dimensions: ['party_meeting_kind'],
  }),
  flow('party_lectures', '党课', 'Party classes', 'times', {
    is: ['为党员上党课的次数', 'Classes held for members'],
    core: true,
    better: 'up',
    per: { metric: 'party_branches', times: 1 },
  }),
  flow('party_day_activities', '主题党日', 'Party theme days', 'times', {
    is: ['主题党日活动的次数', 'Theme days held'],
    core: true,
    better: 'up',
    per: { metric: 'party_branches', times: 1 },
  }),
  flow('party_activities', '党组织活动', 'Party activities', 'times', {
    is: [
      '党组织举办的活动，与社区合办的也计入',
      'Activities of the Party organisation, those held with the community included',
    ],
    core: true,
    better: 'up',
    per: { metric: 'party_branches', times: 1 },
  }),
  flow('party_study_sessions', '集中学习研讨', 'Study sessions', 'times', {
    is: ['集中学习、研讨的次数', 'Sessions of joint study'],
    better: 'up',
    per: { metric: 'party_branches', times: 1 },
  }),
  flow('party_talks', '谈心谈话', 'Heart-to-heart talks', 'times', {
    is: ['支部与党员谈心谈话的次数', 'Talks between the branch and its members'],
    better: 'up',
    per: perHundredMembers,
  }),
  stock('party_study_coverage_pct', '党员学习覆盖面', 'Study coverage', 'percent', {
    is: [
      '参加学习的党员占党员总数的比例，由社区填报',
      'Share of members who took part in study, as the community reports it',
    ],
    better: 'up',
  }),
  stock('party_post_claims', '党员认岗', 'Members who claimed a post', 'members', {
    is: ['认领服务岗位或公开承诺的党员', 'Members who took on a service post or made a public pledge'],
    better: 'up',
    per: perHundredMembers,
  }),
  flow('honours_received', '荣誉称号', 'Honours received', 'items', {
    is: [
      '授予社区或其组织的荣誉，计入所评的年度',
      'Honours given to the community or its bodies, in the year they are for',
    ],
    core: true,
    better: 'up',
    dimensions: ['level'],
  }),
  flow('leading_groups', '成立工作领导小组', 'Leading groups set up', 'pieces', {
    is: ['期间内成立的工作领导小组', 'Leading groups set up in the period'],
    dimensions: ['leading_group_topic'],
  }),
  flow('minqing_cards_issued', '民情卡发放', 'Contact cards issued', 'sheets', {
    is: ['发到居民手中的民情联系卡', 'Contact cards handed to residents'],
    better: 'up',
    per: perHundredHouseholds,
  }),
  flow('contact_tickets_opened', '民情联系单开出', 'Contact tickets opened', 'matters', {
    is: ['期间内开出的民情联系单', 'Residents’ matters opened as tickets in the period'],
    per: perHundredHouseholds,
  }),
  flow('contact_tickets_closed', '民情联系单办结', 'Contact tickets closed', 'matters', {
    is: ['期间内办结的民情联系单，不论何时开出', 'Tickets closed in the period, whenever they were opened'],
    better: 'up',
    per: perHundredHouseholds,
  }),
  ratio(
    'ticket_closing_rate',
    '民情联系单办结率',
    'Ticket closing rate',
    'contact_tickets_closed',
    'contact_tickets_opened',
    {
      is: [
        '期间内办结数 ÷ 开出数，结清旧单时可超过100%',
        'Closed ÷ opened in the period; above 100% when older ones are cleared',
      ],
      better: 'up',
    },
  ),
  flow('meetings', '会议', 'Meetings', 'times', {
    is: [
      '社工例会、居民会议等会议的次数，不含党内会议',
      'Staff, residents’ and other meetings; Party meetings are counted apart',
    ],
    dimensions: ['meeting_kind'],
  }),
]
