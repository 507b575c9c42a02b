import type { Metric } from '../metrics.ts'
import { metricsOf, perHundredHouseholds, perThousandResidents } from './builders.ts'

const { flow, stock, ratio } = metricsOf('culture')

/** Culture, publicity and volunteering. */
export const cultureMetrics: readonly Metric[] = [
  flow('activities', '社区活动', 'Community activities', 'times', {
    is: [
      '社区举办的活动，以台账为准，一次活动只计一次；仅党组织的活动不计',
      'Activities of the community, each counted once from the ledger; those of the Party organisation alone are left out',
    ],
    core: true,
    better: 'up',
    per: perThousandResidents,
    dimensions: ['topic', 'audience', 'form', 'season'],
  }),
  flow('activity_participants', '参加活动人次', 'Participants', 'personTimes', {
    is: ['参加社区活动的人次', 'Times that a person took part in a community activity'],
    core: true,
    better: 'up',
    per: perThousandResidents,
    dimensions: ['audience'],
  }),
  flow('lectures', '讲座', 'Lectures', 'sessions', {
    is: ['举办的讲座，一场讲座只计一次', 'Lectures held, each counted once'],
    core: true,
    better: 'up',
    per: perThousandResidents,
    dimensions: ['lecture_topic'],
  }),
  flow('trainings', '培训', 'Trainings', 'sessions', {
    is: ['举办的培训', 'Trainings held'],
    better: 'up',
    dimensions: ['lecture_topic'],
  }),
  flow('performances', '演出', 'Performances', 'sessions', {
    is: ['面向居民的演出', 'Performances for residents'],
    better: 'up',
    per: perThousandResidents,
  }),
  flow('donations_money', '捐款', 'Money donated', 'yuan', {
    is: [
      '社区发动捐赠的款项，未记金额的不估算',
      'Money given in campaigns of the community; amounts not recorded are not guessed',
    ],
    core: true,
    better: 'up',
    per: perHundredHouseholds,
    dimensions: ['campaign'],
    partitions: ['campaign'],
  }),
  flow('donations_books', '捐书', 'Books donated', 'books', {
    is: ['捐赠的图书', 'Books given'],
    better: 'up',
    dimensions: ['campaign'],
    partitions: ['campaign'],
  }),
  flow('donations_goods', '捐物', 'Goods donated', 'items', {
    is: ['捐赠的其他物品', 'Other goods given'],
    better: 'up',
    dimensions: ['campaign'],
    partitions: ['campaign'],
  }),
  stock('cultural_teams', '文体队伍', 'Culture and sports teams', 'teams', {
    is: ['现有文体队伍', 'Culture and sports teams that exist'],
    core: true,
    better: 'up',
    per: perThousandResidents,
    dimensions: ['cultural_team_kind'],
  }),
  flow('cultural_teams_set_up', '新成立文体队伍', 'Culture and sports teams set up', 'teams', {
    is: ['期间内成立的文体队伍', 'Culture and sports teams set up in the period'],
    better: 'up',
    dimensions: ['cultural_team_kind'],
  }),
  stock('cultural_team_members', '文体队伍人数', 'Members of culture and sports teams', 'people', {
    is: ['文体队伍的队员', 'Members of the culture and sports teams'],
    better: 'up',
    per: perThousandResidents,
  }),
  stock('volunteers', '志愿者人数', 'Volunteers', 'people', {
    is: ['登记的志愿者', 'Volunteers on the register'],
    core: true,
    better: 'up',
    per: perThousandResidents,
    dimensions: ['volunteer_type'],
  }),
  stock('volunteer_teams', '志愿者队伍', 'Volunteer teams', 'teams', {
    is: ['现有志愿者队伍', 'Volunteer teams that exist'],
    better: 'up',
    per: perThousandResidents,
  }),
  flow('volunteer_teams_set_up', '新成立志愿者队伍', 'Volunteer teams set up', 'teams', {
    is: ['期间内成立的志愿者队伍', 'Volunteer teams set up in the period'],
    better: 'up',
  }),
  flow('volunteer_activities', '志愿服务活动', 'Volunteer activities', 'times', {
    is: ['以志愿服务为主题的社区活动', 'Community activities whose topic is volunteering'],
    core: true,
    better: 'up',
    per: { metric: 'volunteers', times: 100 },
  }),
  flow('info_articles_submitted', '信息上报篇数', 'Information articles submitted', 'articles', {
    is: ['上报区、街道等上级的信息', 'Articles submitted to the levels above'],
    core: true,
    better: 'up',
    per: { metric: 'staff', times: 1 },
    dimensions: ['level'],
  }),
  flow('info_articles_adopted', '信息录用篇数', 'Information articles adopted', 'articles', {
    is: ['被上级录用的信息', 'Articles that the levels above adopted'],
    core: true,
    better: 'up',
    per: { metric: 'staff', times: 1 },
    dimensions: ['level'],
  }),
  ratio(
    'article_adoption_rate',
    '信息录用率',
    'Article adoption rate',
    'info_articles_adopted',
    'info_articles_submitted',
    {
      is: ['信息录用篇数 ÷ 上报篇数', 'Articles adopted ÷ submitted'],
      core: true,
      better: 'up',
    },
  ),
  flow('newsletters', '简报', 'Newsletters', 'issues', {
    is: ['编发的简报', 'Newsletters issued'],
    core: true,
    better: 'up',
  }),
  flow('media_outlets', '报道媒体', 'Media outlets', 'firms', {
    is: ['每次刊播社区消息的媒体家数', 'Outlets that carried news of the community, for each time'],
    core: true,
    better: 'up',
  }),
  flow('media_reports', '媒体报道', 'Media reports', 'articles', {
    is: ['媒体刊播的篇数', 'Reports that the media carried'],
    core: true,
    better: 'up',
    dimensions: ['level'],
  }),
  flow('leaflets_distributed', '宣传资料发放', 'Leaflets handed out', 'copies', {
    is: ['发放的宣传资料', 'Leaflets handed out'],
    core: true,
    better: 'up',
    per: perHundredHouseholds,
  }),
  flow('boards_published', '黑板报、宣传栏', 'Board issues', 'issues', {
    is: ['出刊的黑板报、宣传栏', 'Issues of the notice boards'],
    better: 'up',
  }),
  flow('publicity_themes', '宣传主题', 'Publicity themes', 'pieces', {
    is: ['期间内宣传过的主题', 'Themes that were publicised in the period'],
    better: 'up',
  }),
  stock('science_buildings', '科普楼群', 'Science buildings', 'pieces', {
    is: ['现有科普楼群', 'Popular-science buildings that exist'],
    core: true,
    better: 'up',
    per: { metric: 'buildings', times: 100 },
  }),
  flow('science_buildings_set_up', '新建科普楼群', 'Science buildings set up', 'pieces', {
    is: ['期间内建立的科普楼群', 'Popular-science buildings set up in the period'],
    better: 'up',
    per: { metric: 'buildings', times: 100 },
  }),
  stock('youth_facilities', '青少年俱乐部、基地', 'Youth clubs and bases', 'pieces', {
    is: ['现有青少年俱乐部和基地', 'Youth clubs and bases that exist'],
    better: 'up',
  }),
  stock('xiuba_rooms', '秀吧', 'Hobby rooms (xiuba)', 'pieces', {
    is: ['现有“秀吧”活动室', 'Hobby rooms that exist'],
    better: 'up',
  }),
  stock('hometown_teams', '同乡小分队', 'Hometown teams', 'teams', {
    is: ['现有同乡小分队', 'Hometown teams that exist'],
  }),
  flow('hometown_teams_set_up', '新成立同乡小分队', 'Hometown teams set up', 'teams', {
    is: ['期间内成立的同乡小分队', 'Hometown teams set up in the period'],
    better: 'up',
  }),
  stock('online_groups', '居民网络群', 'Online resident groups', 'pieces', {
    is: ['现有居民网络群', 'Online groups of residents that exist'],
    dimensions: ['online_group_kind'],
  }),
  flow('online_groups_set_up', '新建居民网络群', 'Online resident groups set up', 'pieces', {
    is: ['期间内建立的居民网络群', 'Online groups of residents set up in the period'],
    dimensions: ['online_group_kind'],
  }),
  flow('shops_reached', '走访商铺', 'Shops reached', 'firms', {
    is: ['上门走访、发放资料的商铺', 'Shops called on or given material'],
    better: 'up',
    per: { metric: 'shops', times: 100 },
  }),
  stock('satisfaction_pct', '居民满意率', 'Resident satisfaction', 'percent', {
    is: ['居民满意度调查的结果，由社区填报', 'Result of a satisfaction survey, as the community reports it'],
    better: 'up',
  }),
]
