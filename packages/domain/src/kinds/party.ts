import type { Kind } from '../kinds.ts'
import {
  choice,
  count,
  flag,
  howMany,
  kindsOf,
  member,
  needed,
  post,
  postWhen,
  text,
  year,
} from './builders.ts'

const kind = kindsOf('party')

/** Party building: meetings, members, honours, and the contact network 片组户. */
export const partyKinds: readonly Kind[] = [
  kind('party_meeting', '党内会议', 'Party meeting', {
    fields: [
      choice('kind', '类别', 'Kind', 'party_meeting_kind'),
      howMany('次数', 'Times', 'times'),
      count('participants', '参加人数', 'Participants', 'people'),
    ],
    posts: [post('party_meetings', 'count', ['kind'])],
    line: '{title}[（{kind}）][，{participants}参加]',
  }),
  kind('party_class', '党课', 'Party class', {
    fields: [howMany('次数', 'Times', 'times'), count('participants', '参加人数', 'Participants', 'people')],
    posts: [post('party_lectures', 'count')],
    line: '{title}[，{participants}参加]',
  }),
  kind('party_theme_day', '主题党日', 'Party theme day', {
    fields: [howMany('次数', 'Times', 'times'), count('participants', '参加人数', 'Participants', 'people')],
    posts: [post('party_day_activities', 'count')],
    line: '{title}[，{participants}参加]',
  }),
  kind('party_study', '学习、谈心', 'Study and talks', {
    fields: [
      count('sessions', '集中学习次数', 'Study sessions', 'times'),
      count('talks', '谈心次数', 'Talks', 'times'),
    ],
    posts: [post('party_study_sessions', 'sessions'), post('party_talks', 'talks')],
    line: '{title}[，集中学习{sessions}][，谈心{talks}]',
  }),
  kind('party_duty', '党员“三个一”', 'Three ones', {
    fields: [
      needed(choice('duty', '哪一件', 'Which', 'party_duty')),
      member('member', '党员', 'Member'),
      text('outcome', '完成情况', 'Outcome'),
    ],
    posts: [],
    line: '{title}（{duty}）[，{outcome}]',
  }),
  kind('branch_election', '支部换届选举', 'Branch election', {
    fields: [
      count('committee', '委员人数', 'Committee members', 'members'),
      count('participants', '到会党员', 'Members present', 'members'),
    ],
    posts: [post('party_branch_elections', 1)],
    line: '{title}[，选出委员{committee}][，{participants}到会]',
    notable: true,
  }),
  kind('member_change', '党员变动', 'Change of membership', {
    untitled: true,
    fields: [
      needed(choice('change', '变动', 'Change', 'member_change')),
      howMany('人数', 'Members', 'members'),
    ],
    posts: [
      postWhen({ change: 'recruited' }, post('party_members_recruited', 'count')),
      postWhen({ change: 'confirmed' }, post('party_members_confirmed', 'count')),
      postWhen({ change: 'transfer_in' }, post('party_transfers_in', 'count')),
      postWhen({ change: 'transfer_out' }, post('party_transfers_out', 'count')),
    ],
    line: '{change}{count}[，{title}]',
  }),
  kind('honour', '荣誉', 'Honour', {
    title: ['荣誉名称', 'Honour'],
    fields: [
      needed(choice('level', '级别', 'Level', 'level')),
      needed(year('for_year', '所评年度', 'Year it is for')),
      text('giver', '授予单位', 'Given by', 100),
    ],
    posts: [{ ...post('honours_received', 1, ['level']), year: 'for_year' }],
    line: '{for_year}年{title}（{level}级[，{giver}授予]）',
    notable: true,
  }),
  kind('leading_group', '成立领导小组', 'Leading group set up', {
    title: ['名称', 'Name'],
    fields: [choice('topic', '事项', 'Matter', 'leading_group_topic')],
    posts: [post('leading_groups', 1, ['topic'])],
    line: '{title}',
    notable: true,
  }),
  kind('contact_card', '民情卡发放', 'Contact cards', {
    untitled: true,
    fields: [
      needed(count('issued', '发放数', 'Issued', 'sheets')),
      text('zone', '片、组', 'Area or group', 100),
    ],
    posts: [post('minqing_cards_issued', 'issued')],
    line: '民情卡[（{zone}）]{issued}[，{title}]',
  }),
  kind('contact_ticket', '民情联系单', 'Contact ticket', {
    fields: [
      needed(choice('state', '状态', 'State', 'ticket_state')),
      howMany('件数', 'Matters', 'matters'),
      text('outcome', '办理结果', 'Outcome'),
    ],
    posts: [
      postWhen({ state: 'opened' }, post('contact_tickets_opened', 'count')),
      postWhen({ state: 'closed' }, post('contact_tickets_closed', 'count')),
    ],
    line: '{title}（{state}）[，{outcome}]',
  }),
  kind('meeting', '会议', 'Meeting', {
    fields: [
      needed(choice('kind', '类别', 'Kind', 'meeting_kind')),
      howMany('次数', 'Times', 'times'),
      count('participants', '参加人数', 'Participants', 'people'),
      flag('minutes', '有会议记录', 'Minutes kept'),
    ],
    posts: [post('meetings', 'count', ['kind'])],
    line: '{title}（{kind}）[，{participants}参加]',
  }),
]
