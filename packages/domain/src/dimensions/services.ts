import { list } from './builders.ts'

/** Party work and resident services: meetings, certificates, facilities. */
export const servicesDimensions = {
  level: list('级别', 'Level', {
    national: ['国家', 'national'],
    province: ['省', 'provincial'],
    city: ['市', 'municipal'],
    district: ['区', 'district'],
    street: ['街道', 'sub-district'],
  }),
  party_meeting_kind: list(
    '党内会议类别',
    'Kind of Party meeting',
    {
      members: ['党员大会', 'members’ meeting'],
      committee: ['支委会', 'branch committee'],
      group: ['党小组会', 'Party group'],
    },
    'kind',
  ),
  meeting_kind: list(
    '会议类别',
    'Kind of meeting',
    {
      staff: ['社工例会', 'staff meeting'],
      residents: ['居民会议', 'residents’ meeting'],
      owners: ['业主会议', 'owners’ meeting'],
      other: ['其他', 'other'],
    },
    'kind',
  ),
  leading_group_topic: list(
    '领导小组事项',
    'Matter of the leading group',
    {
      contact_network: ['民情联系', 'contact network'],
      census: ['人口普查', 'census'],
      fire_safety: ['消防安全', 'fire safety'],
      green_community: ['绿色社区', 'green community'],
      science: ['科普', 'popular science'],
      other: ['其他', 'other'],
    },
    'topic',
  ),
  basis: list('依据', 'Basis', {
    observed: ['实测', 'observed'],
    estimated: ['估计', 'estimated'],
    assumed: ['假定', 'assumed'],
  }),
  ticket_state: list('联系单状态', 'State of the ticket', {
    opened: ['开出', 'opened'],
    closed: ['办结', 'closed'],
  }),
  certificate: list('证件', 'Certificate', {
    one_child: ['独生子女父母光荣证', 'one-child parents’ certificate'],
    reproductive_health: ['生殖保健服务证', 'reproductive health certificate'],
    senior_card: ['敬老卡、老年证', 'senior card'],
    other_allowed: ['其他', 'other'],
  }),
  hand_out: list('发放物', 'What was handed out', {
    leaflets: ['宣传资料', 'leaflets'],
    contraceptives: ['避孕药具', 'contraceptives'],
    eco_bags: ['环保用品', 'eco items'],
    minqing: ['民情卡', 'contact cards'],
    other: ['其他', 'other'],
  }),
  employment_help: list('就业帮扶', 'Employment help', {
    survey: ['就业调查', 'survey'],
    reemployed: ['再就业', 're-employment'],
    startup: ['创业', 'start-up'],
  }),
  family_planning_service: list('计生服务', 'Family-planning service', {
    benefit: ['奖励补助', 'benefit'],
    prenatal_check: ['孕前检查', 'pre-pregnancy check'],
    first_marriage: ['初婚登记', 'first marriage'],
  }),
  facility_kind: list(
    '设施类别',
    'Kind of facility',
    {
      elderly_room: ['老年活动室', 'elderly activity room'],
      rehabilitation_station: ['康复站', 'rehabilitation station'],
      youth_club: ['青少年俱乐部', 'youth club'],
      youth_base: ['青少年基地', 'youth base'],
      book_exchange: ['图书漂流站', 'book exchange'],
      fitness_place: ['健身场所', 'fitness place'],
      fertility_park: ['生育文化园', 'fertility-culture park'],
      xiuba: ['秀吧', 'hobby room (xiuba)'],
      other: ['其他', 'other'],
    },
    'kind',
  ),
  service_line: list(
    '窗口条线',
    'Service line',
    {
      retirement: ['退管', 'retirement'],
      security: ['保障', 'social security'],
      family_planning: ['计生', 'family planning'],
      civil_affairs: ['民政', 'civil affairs'],
      other: ['其他', 'other'],
    },
    'line',
  ),
  review_result: list(
    '评议结果',
    'Result of the review',
    { passed: ['通过', 'passed'], failed: ['未通过', 'not passed'] },
    'result',
  ),
}
