import type { SectionTemplate } from '../wordings.ts'
import { naming, paragraph, partOf, sentence, telling } from './builders.ts'
import { minors } from './minors.ts'

const civic = paragraph(
  'culture.civic',
  '推进文明社区建设',
  sentence('culture.civic.title', '积极争创{targets:checklist}'),
  sentence(
    'culture.civic.tea',
    { say: '举办茶话会{activities|form=tea_party}', unstated: '举办茶话会' },
    naming({
      kind: 'activity',
      where: { form: 'tea_party', party_only: false },
      of: ['activities|form=tea_party'],
    }),
  ),
  sentence(
    'culture.civic.donations',
    telling(
      '发动党员和居民献爱心，{entries}',
      'donation',
      undefined,
      '{title}[捐款{money}][，捐书{books}][，捐物{goods}]',
    ),
    { say: '合计捐款{donations_money}', unstated: '捐款总数未作统计', zero: '未收到捐款' },
    { say: '合计捐书{donations_books}', unstated: '捐书总数未作统计', zero: '未收到捐书' },
  ),
  sentence('culture.civic.shops', {
    say: '走访沿街商铺{shops_reached}',
    unstated: '上门走访沿街商铺，发放宣传信',
    zero: '没有走访沿街商铺',
  }),
  sentence(
    'culture.civic.groups',
    { say: '建立居民网络群{online_groups_set_up}', zero: '没有新建居民网络群' },
    naming({ kind: 'team_formed', where: { team: 'online' }, of: ['online_groups_set_up'] }),
    { say: '组建志愿者队伍{volunteer_teams_set_up}', zero: '没有新建志愿者队伍' },
    naming({ kind: 'team_formed', where: { team: 'volunteer' }, of: ['volunteer_teams_set_up'] }),
  ),
  sentence(
    'culture.civic.media',
    {
      say: '社区工作得到{media_outlets}新闻媒体关注',
      unstated: '社区工作得到新闻媒体关注',
      zero: '没有媒体报道',
    },
    { say: '刊发报道{media_reports}', unstated: '刊发了相关报道', zero: '没有刊发报道' },
    naming({ kind: 'media_report', of: ['media_outlets'] }),
  ),
  sentence(
    'culture.civic.hometown',
    { say: '现有同乡小分队{hometown_teams}', zero: '没有同乡小分队' },
    telling('分别为{entries}', 'reading', { metric: 'hometown_teams' }),
  ),
  sentence(
    'culture.civic.rooms',
    { say: '“秀吧”现有活动室{xiuba_rooms}', zero: '“秀吧”没有活动室' },
    telling('设有{entries}', 'reading', { metric: 'xiuba_rooms' }),
  ),
  sentence('culture.civic.owners', {
    say: '成立业主委员会筹备小组{owners_committee_prep_groups}',
    zero: '业主委员会筹备小组尚未成立',
  }),
)

const science = paragraph(
  'culture.science',
  '做好科学普及工作',
  sentence(
    'culture.science.publicity',
    { say: '围绕{publicity_themes}主题开展宣传', unstated: '开展主题宣传', zero: '没有开展主题宣传' },
    { say: '建立科普楼群{science_buildings_set_up}', zero: '没有新建科普楼群' },
  ),
  sentence(
    'culture.science.lectures',
    { say: '举办各类讲座{lectures}', unstated: '举办了各类讲座', zero: '没有举办讲座' },
    partOf({ say: '科普讲座{lectures|topic=science}', unstated: '举办了科普讲座', zero: '没有科普讲座' }),
    naming({ kind: 'lecture', where: { topic: 'science' }, of: ['lectures|topic=science'] }),
    telling('开展{entries}等活动', 'activity', { topic: ['low_carbon', 'science'] }),
  ),
)

const events = paragraph(
  'culture.events',
  '丰富群众文化生活',
  sentence(
    'culture.events.articles',
    {
      say: '向上级报送各类信息{info_articles_submitted}',
      unstated: '坚持向上级报送信息',
      zero: '没有向上级报送信息',
    },
    partOf({ say: '录用{info_articles_adopted}', unstated: '部分信息得到录用', zero: '没有信息被录用' }),
    '录用率{article_adoption_rate}',
    { say: '编印简报{newsletters}', unstated: '编印社区简报', zero: '没有编印简报' },
  ),
  sentence(
    'culture.events.held',
    { say: '举办各类活动{activities}', unstated: '举办了各类活动', zero: '没有举办活动' },
    partOf({
      say: '文化活动{activities|topic=culture}',
      unstated: '文化活动有序开展',
      zero: '没有举办文化活动',
    }),
    naming({
      kind: 'activity',
      where: { topic: 'culture', party_only: false },
      of: ['activities|topic=culture'],
    }),
  ),
  sentence('culture.events.participants', {
    say: '居民参加活动{activity_participants}',
    unstated: '居民参加了各类活动',
    zero: '没有居民参加活动',
  }),
  sentence(
    'culture.events.teams',
    { say: '成立文体队伍{cultural_teams_set_up}', zero: '没有新成立文体队伍' },
    naming({ kind: 'team_formed', where: { team: 'cultural' }, of: ['cultural_teams_set_up'] }),
  ),
  sentence(
    'culture.events.leaders',
    { say: '上级领导到社区指导{leader_visits}', unstated: '上级领导到社区指导', zero: '没有上级领导到访' },
    partOf({ say: '市级{leader_visits|level=city}', zero: '没有市级领导到访' }),
    telling('{entries}', 'leader_visit', undefined, '{title}'),
  ),
)

export const cultureSection: SectionTemplate = {
  section: 'culture',
  heading: '坚持文化惠民，提升社区文明程度',
  paragraphs: [minors, civic, science, events],
}
