import type { Kind } from '../kinds.ts'
import { choice, count, howMany, kindsOf, needed, post, postWhen, text } from './builders.ts'

const kind = kindsOf('safety')

/** Disputes, cases, inspections, patrols and guard duty. */
export const safetyKinds: readonly Kind[] = [
  kind('dispute', '矛盾纠纷', 'Dispute', {
    fields: [
      howMany('起数', 'Cases', 'cases'),
      choice('kind', '类别', 'Kind', 'dispute_kind'),
      count('settled', '调解成功', 'Settled', 'cases'),
    ],
    posts: [post('disputes_mediated', 'count', ['kind']), post('disputes_settled', 'settled')],
    line: '{title}[（{kind}）][，{count}][，调解成功{settled}]',
  }),
  kind('criminal_case', '刑事案件', 'Criminal case', {
    untitled: true,
    fields: [
      howMany('起数', 'Cases', 'cases'),
      choice('type', '类别', 'Kind', 'crime_type'),
      text('source', '来源', 'Source', 100),
    ],
    posts: [post('criminal_cases', 'count', ['type'])],
    line: '刑事案件{count}[（{type}）][，{title}]',
  }),
  kind('minor_incident', '涉未成年人事件', 'Incident with minors', {
    fields: [
      howMany('起数', 'Cases', 'cases'),
      count('minors', '未成年人数', 'Minors', 'people'),
      text('outcome', '处理', 'What was done'),
    ],
    posts: [post('minor_incidents', 'count'), post('minors_involved', 'minors')],
    line: '{title}[，涉及{minors}][，{outcome}]',
    notable: true,
  }),
  kind('patrol', '巡查巡逻', 'Patrol', {
    untitled: true,
    fields: [howMany('次数', 'Times', 'times'), count('guards', '参加人次', 'Guards', 'personTimes')],
    posts: [post('patrols', 'count'), post('guard_staff', 'guards')],
    line: '巡查巡逻{count}[，{title}][，{guards}参加]',
  }),
  kind('guard_duty', '校园执勤', 'Guard duty at schools', {
    untitled: true,
    fields: [
      needed(choice('place', '地点', 'Place', 'place')),
      needed(count('count', '次数', 'Times', 'times')),
    ],
    posts: [post('school_guard_duty', 'count', ['place'])],
    line: '{place}执勤[，{title}]，{count}',
  }),
  kind('inspection', '安全检查', 'Inspection', {
    fields: [
      needed(choice('kind', '类别', 'Kind', 'inspection_kind')),
      howMany('次数', 'Times', 'times'),
      count('found', '发现隐患', 'Hazards found', 'places'),
      count('rectified', '整改隐患', 'Hazards rectified', 'places'),
      count('notices', '整改通知单', 'Notices', 'copies'),
      count('group_rentals', '群租户', 'Group rentals', 'households'),
    ],
    posts: [
      post('safety_inspections', 'count', ['kind']),
      post('hazards_found', 'found', ['kind']),
      post('hazards_rectified', 'rectified', ['kind']),
      post('rectification_notices', 'notices'),
      post('group_rentals_found', 'group_rentals'),
    ],
    line: '{title}（{kind}）[，发现隐患{found}][，整改{rectified}][，通知单{notices}][，群租{group_rentals}]',
  }),
  kind('safety_incident', '安全事故', 'Safety incident', {
    untitled: true,
    fields: [
      needed(choice('type', '类别', 'Kind', 'incident_type')),
      needed(count('count', '起数（没有发生填0）', 'Cases (0 when none)', 'cases')),
    ],
    posts: [
      postWhen({ type: 'fire' }, post('fire_incidents', 'count')),
      postWhen({ type: 'work_safety' }, post('safety_accidents', 'count')),
    ],
    line: '{type}事故{count}[，{title}]',
  }),
  kind('responsibility_letter', '消防安全责任书', 'Fire responsibility letters', {
    untitled: true,
    fields: [needed(count('count', '份数', 'Copies', 'copies'))],
    posts: [post('fire_responsibility_letters', 'count')],
    line: '签订消防安全责任书{count}[，{title}]',
  }),
  kind('drill', '消防演练', 'Fire drill', {
    fields: [howMany('次数', 'Times', 'times'), count('participants', '参加人数', 'Participants', 'people')],
    posts: [post('fire_drills', 'count')],
    line: '{title}[，{participants}参加]',
    notable: true,
  }),
  kind('landlord_meeting', '房东、行业业主会议', 'Meeting with landlords or traders', {
    fields: [
      needed(choice('kind', '对象', 'Who met', 'landlord_meeting_kind')),
      howMany('次数', 'Times', 'times'),
      count('participants', '参加人数', 'Participants', 'people'),
    ],
    posts: [post('landlord_meetings', 'count', ['kind'])],
    line: '{title}（{kind}）[，{participants}参加]',
    notable: true,
  }),
  kind('complaint', '居民投诉', 'Complaint', {
    fields: [
      howMany('件数', 'Matters', 'matters'),
      choice('channel', '渠道', 'Channel', 'channel'),
      text('outcome', '处理', 'What was done'),
    ],
    posts: [post('complaints', 'count', ['channel'])],
    line: '{title}[（{channel}）][，{count}][，{outcome}]',
  }),
  kind('epidemic_check', '疫情核查', 'Epidemic check', {
    untitled: true,
    fields: [
      needed(choice('kind', '类别', 'Kind', 'epidemic_check_kind')),
      needed(count('persons', '人次', 'Person-times', 'personTimes')),
    ],
    posts: [post('covid_checks', 'persons', ['kind'])],
    line: '疫情{kind}{persons}[，{title}]',
  }),
]
