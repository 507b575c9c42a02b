import type { SectionTemplate } from '../wordings.ts'
import { naming, paragraph, partOf, sentence, telling } from './builders.ts'

const families = paragraph(
  'services.families',
  '服务育龄家庭',
  sentence(
    'services.families.women',
    '社区现有育龄妇女{women_childbearing_age}',
    '流动育龄妇女{women_childbearing_age|residence=floating}',
    partOf('已婚{women_childbearing_age|marital=married;residence=floating}'),
  ),
  sentence(
    'services.families.births',
    { say: '{period}共出生{births}', zero: '{period}没有新生儿出生' },
    partOf({ say: '男孩{births|sex=male}', zero: '没有男孩' }),
    partOf({ say: '女孩{births|sex=female}', zero: '没有女孩' }),
    partOf({ say: '一孩{births|parity=first}', zero: '没有一孩' }),
    partOf({ say: '计划内生育{births|policy=planned}', zero: '没有计划内生育' }),
  ),
  sentence('services.families.visits', {
    say: '上门看望新生儿家庭{newborn_family_visits}',
    zero: '没有需要看望的新生儿家庭',
    unstated: '上门看望新生儿家庭',
  }),
  sentence(
    'services.families.certificates',
    { say: '办理《独生子女父母光荣证》{one_child_certificates}', zero: '没有办理《独生子女父母光荣证》' },
    { say: '办理《生殖保健服务证》{reproductive_health_certificates}', zero: '没有办理《生殖保健服务证》' },
    { say: '发放避孕药具{contraceptives_distributed}', unstated: '向育龄群众发放避孕药具' },
  ),
)

const employment = paragraph(
  'services.employment',
  '服务失业人员',
  sentence(
    'services.employment.unemployed',
    { say: '现有失业人员{unemployed}', zero: '目前没有失业人员' },
    { say: '零就业家庭{zero_employment_households}', zero: '没有零就业家庭' },
    { say: '帮助失业人员再就业{reemployed}', zero: '尚无失业人员再就业' },
    { say: '帮助创业{startups_helped}', zero: '尚无帮助创业的对象' },
  ),
  sentence(
    'services.employment.survey',
    { say: '开展就业调查{employment_surveys}', unstated: '开展就业调查', zero: '没有开展就业调查' },
    '社区共有就业年龄段城镇居民{working_age_residents|registration=urban}',
  ),
)

const retirees = paragraph(
  'services.retirees',
  '服务退休人员',
  sentence(
    'services.retirees.now',
    '现有退休人员{retirees}',
    telling('组织开展{entries}', 'activity', { audience: 'retirees' }),
    {
      say: '组织退休人员体检{health_checks_organised|audience=retirees}',
      unstated: '组织退休人员体检',
      zero: '没有组织退休人员体检',
    },
  ),
  sentence(
    'services.retirees.lectures',
    { say: '举办健康讲座{lectures|topic=health}', unstated: '举办健康讲座', zero: '没有举办健康讲座' },
    naming({ kind: 'lecture', where: { topic: 'health' }, of: ['lectures|topic=health'] }),
  ),
  sentence('services.retirees.visits', {
    say: '看望退休人员{visits_persons|audience=retirees}',
    unstated: '看望退休人员',
    zero: '没有看望退休人员',
  }),
)

const disabled = paragraph(
  'services.disabled',
  '服务残疾人员',
  sentence(
    'services.disabled.help',
    '现有残疾人{disabled_persons}',
    telling('组织开展{entries}', 'activity', { topic: 'disabled' }),
    {
      say: '上门慰问残疾人家庭{visits_households|audience=disabled}',
      unstated: '上门慰问残疾人家庭',
      zero: '没有上门慰问残疾人家庭',
    },
  ),
  sentence('services.disabled.station', {
    say: '成立康复站{facilities_opened|kind=rehabilitation_station}',
    zero: '没有新设康复站',
  }),
)

const elderly = paragraph(
  'services.elderly',
  '服务老年人和困难家庭',
  sentence(
    'services.elderly.rooms',
    { say: '新开放老年活动室{facilities_opened|kind=elderly_room}', zero: '没有新开放老年活动室' },
    naming({
      kind: 'facility_opened',
      where: { kind: 'elderly_room' },
      of: ['facilities_opened|kind=elderly_room'],
    }),
    '活动室提供服务项目{elderly_room_services}',
  ),
  sentence(
    'services.elderly.care',
    '现有60岁以上老年人{elderly_60plus}',
    { say: '享受居家养老服务的老人{home_care_elderly}', zero: '没有居家养老服务对象' },
    { say: '办理老年证{senior_cards_issued}', unstated: '及时办理老年证', zero: '没有办理老年证' },
  ),
  sentence(
    'services.elderly.relief',
    { say: '现有低保家庭{low_income_households}', zero: '没有低保家庭' },
    { say: '低保人员{low_income_persons}', zero: '没有低保人员' },
    { say: '救助困难群众{relief_person_times}', unstated: '及时救助困难群众', zero: '没有救助申请' },
    { say: '发放救助金{relief_amount}', unstated: '及时发放救助金', zero: '没有发放救助金' },
  ),
)

export const servicesSection: SectionTemplate = {
  section: 'services',
  heading: '坚持以人为本，用心服务居民群众',
  paragraphs: [families, employment, retirees, disabled, elderly],
}
