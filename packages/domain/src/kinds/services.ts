import type { Kind } from '../kinds.ts'
import { amount, choice, count, flag, howMany, kindsOf, needed, post, postWhen, text } from './builders.ts'

const kind = kindsOf('services')

/** Services for residents: visits, births, certificates, employment, relief, facilities. */
export const servicesKinds: readonly Kind[] = [
  kind('visit', '走访慰问', 'Care visit', {
    fields: [
      needed(choice('audience', '对象', 'Whom', 'visited')),
      count('households', '户数', 'Households', 'households'),
      count('persons', '人数', 'People', 'people'),
      count('times', '次数', 'Times', 'times'),
    ],
    posts: [
      post('visits_households', 'households', ['audience']),
      post('visits_persons', 'persons', ['audience']),
      post('visits_times', 'times', ['audience']),
    ],
    line: '{title}（{audience}）[，{households}][，{persons}][，{times}]',
    notable: true,
  }),
  kind('door_visit', '入户走访', 'Door-to-door visit', {
    untitled: true,
    fields: [
      needed(count('households', '户数', 'Households', 'households')),
      count('suggestions', '意见建议', 'Suggestions', 'proposals'),
      count('problems', '收集问题', 'Problems raised', 'pieces'),
      count('resolved', '解决问题', 'Problems resolved', 'pieces'),
    ],
    posts: [
      post('household_visits', 'households'),
      post('suggestions_collected', 'suggestions'),
      post('problems_identified', 'problems'),
      post('problems_resolved', 'resolved'),
    ],
    line: '入户走访{households}[，{title}][，意见建议{suggestions}][，收集问题{problems}][，解决{resolved}]',
  }),
  kind('birth', '出生', 'Birth', {
    untitled: true,
    fields: [
      howMany('人数', 'Babies', 'people'),
      choice('sex', '性别', 'Sex', 'sex'),
      choice('parity', '孩次', 'Parity', 'parity'),
      choice('policy', '政策', 'Policy', 'policy'),
      choice('residence', '居住', 'Residence', 'residence'),
      flag('visited', '已上门看望', 'Family visited'),
    ],
    posts: [
      post('births', 'count', ['sex', 'parity', 'policy', 'residence']),
      postWhen({ visited: true }, post('newborn_family_visits', 'count')),
    ],
    line: '出生{count}[（{sex}）][，{policy}][，{parity}][，{title}]',
  }),
  kind('death', '死亡登记', 'Death', {
    untitled: true,
    fields: [howMany('人数', 'People', 'people'), choice('sex', '性别', 'Sex', 'sex')],
    posts: [post('deaths', 'count', ['sex'])],
    line: '死亡{count}[（{sex}）]',
  }),
  kind('certificate', '证件办理', 'Certificate', {
    untitled: true,
    fields: [
      needed(choice('cert', '证件', 'Certificate', 'certificate')),
      text('name', '证件名称', 'Name of the certificate', 60),
      howMany('份数', 'How many', 'pieces'),
    ],
    posts: [
      postWhen({ cert: 'one_child' }, post('one_child_certificates', 'count')),
      postWhen({ cert: 'reproductive_health' }, post('reproductive_health_certificates', 'count')),
      postWhen({ cert: 'senior_card' }, post('senior_cards_issued', 'count')),
    ],
    line: '办理{cert}[（{name}）]{count}[，{title}]',
  }),
  kind('family_planning', '计生服务', 'Family-planning service', {
    untitled: true,
    fields: [
      needed(choice('what', '服务', 'Service', 'family_planning_service')),
      needed(count('persons', '人数', 'People', 'people')),
    ],
    posts: [
      postWhen({ what: 'benefit' }, post('family_planning_recipients', 'persons')),
      postWhen({ what: 'prenatal_check' }, post('prenatal_checks', 'persons')),
      postWhen({ what: 'first_marriage' }, post('first_marriages', 'persons')),
    ],
    line: '{what}{persons}[，{title}]',
  }),
  kind('hand_out', '发放物品', 'Hand-out', {
    fields: [
      needed(choice('what', '发放物', 'What', 'hand_out')),
      needed(count('count', '数量', 'How many', 'pieces')),
      text('to', '发给', 'To whom', 100),
    ],
    posts: [
      postWhen({ what: 'leaflets' }, post('leaflets_distributed', 'count')),
      postWhen({ what: 'contraceptives' }, post('contraceptives_distributed', 'count')),
      postWhen({ what: 'eco_bags' }, post('eco_bags_distributed', 'count')),
      postWhen({ what: 'minqing' }, post('minqing_cards_issued', 'count')),
    ],
    line: '{title}（{what}）[，发给{to}][，{count}]',
  }),
  kind('employment_help', '就业帮扶', 'Employment help', {
    fields: [
      needed(choice('what', '帮扶', 'Help', 'employment_help')),
      howMany('次数、人数', 'Times or people', 'pieces'),
    ],
    posts: [
      postWhen({ what: 'survey' }, post('employment_surveys', 'count')),
      postWhen({ what: 'reemployed' }, post('reemployed', 'count')),
      postWhen({ what: 'startup' }, post('startups_helped', 'count')),
    ],
    line: '{title}（{what}）',
  }),
  kind('health_check', '体检', 'Health check', {
    fields: [
      choice('audience', '对象', 'Whom', 'audience'),
      howMany('次数', 'Times', 'times'),
      count('participants', '参加人数', 'Participants', 'people'),
    ],
    posts: [post('health_checks_organised', 'count', ['audience'])],
    line: '{title}[（{audience}）][，{participants}参加]',
    notable: true,
  }),
  kind('facility_opened', '开放服务设施', 'Facility opened', {
    title: ['名称', 'Name'],
    fields: [
      needed(choice('kind', '类别', 'Kind', 'facility_kind')),
      howMany('个数', 'How many', 'pieces'),
      text('place', '地点', 'Place', 100),
      amount('area', '面积', 'Floor area', 'squareMetres'),
    ],
    posts: [post('facilities_opened', 'count', ['kind'])],
    line: '{title}（{kind}）[，{place}][，{area}]',
    notable: true,
  }),
  kind('relief', '救助帮困', 'Relief', {
    fields: [
      count('persons', '人次', 'Person-times', 'personTimes'),
      amount('amount', '金额', 'Amount', 'yuan'),
    ],
    posts: [post('relief_person_times', 'persons'), post('relief_amount', 'amount')],
    line: '{title}[，{persons}][，{amount}]',
  }),
  kind('low_income_review', '低保民主评议', 'Low-income review', {
    untitled: true,
    fields: [
      howMany('户数', 'Households', 'households'),
      choice('result', '结果', 'Result', 'review_result'),
    ],
    posts: [post('low_income_applications_reviewed', 'count', ['result'])],
    line: '低保民主评议{count}[（{result}）][，{title}]',
  }),
  kind('window_service', '窗口受理', 'Service window', {
    untitled: true,
    fields: [
      needed(count('count', '受理件', 'Matters', 'matters')),
      choice('line', '条线', 'Line', 'service_line'),
    ],
    posts: [post('windows_handled', 'count', ['line'])],
    line: '窗口受理{count}[（{line}）][，{title}]',
  }),
  kind('practical_deed', '为民办实事', 'Practical deed', {
    fields: [howMany('件数', 'Matters', 'matters'), text('outcome', '成效', 'Outcome')],
    posts: [post('practical_deeds', 'count')],
    line: '{title}[，{outcome}]',
    notable: true,
  }),
]
