import type { Kind } from '../kinds.ts'
import { amount, choice, count, flag, howMany, kindsOf, needed, post, postWhen, text } from './builders.ts'

const kind = kindsOf('culture')
const participants = count('participants', '参加人次', 'Participants', 'personTimes')

/** An activity counts as the community's unless only the Party organisation held it. */
const ofCommunity = { party_only: false }
const culturalKinds = ['sports', 'dance', 'music', 'opera', 'arts', 'other']
const onlineKinds = ['qq', 'wechat', 'other']

/** Culture: activities, lectures, donations, teams, information and publicity. */
export const cultureKinds: readonly Kind[] = [
  kind('activity', '活动', 'Activity', {
    title: ['活动名称', 'Activity'],
    fields: [
      needed(choice('topic', '主题', 'Topic', 'topic')),
      choice('audience', '对象', 'For whom', 'audience'),
      choice('form', '形式', 'Form', 'form'),
      choice('season', '时段', 'Season', 'season'),
      howMany('次数', 'Times', 'times'),
      participants,
      count('partner_units', '参与的共建单位', 'Partner units in it', 'firms'),
      choice('partner', '联合举办', 'Held jointly with', 'partner'),
      count('served', '受益人次', 'People served', 'personTimes'),
      flag('party', '也是党组织活动', 'Also a Party activity'),
      flag('party_only', '只是党组织活动', 'A Party activity only'),
    ],
    posts: [
      postWhen(ofCommunity, post('activities', 'count', ['topic', 'audience', 'form', 'season'])),
      postWhen(ofCommunity, post('activity_participants', 'participants', ['audience'])),
      postWhen({ ...ofCommunity, topic: 'volunteer' }, post('volunteer_activities', 'count')),
      postWhen({ party: true }, post('party_activities', 'count')),
      postWhen({ party: false, party_only: true }, post('party_activities', 'count')),
      post('partner_participations', 'partner_units'),
      postWhen({ partner: 'stated' }, post('joint_activities', 'count', ['partner'])),
      post('free_service_person_times', 'served'),
    ],
    line: '{title}[，与{partner}联合举办][，{partner_units}共建单位参与][，{participants}参加]',
    notable: true,
  }),
  kind('lecture', '讲座', 'Lecture', {
    title: ['讲座名称', 'Lecture'],
    fields: [
      choice('topic', '主题', 'Topic', 'lecture_topic'),
      howMany('场次', 'Sessions', 'sessions'),
      participants,
      text('speaker', '主讲单位', 'Speaker’s organisation', 100),
    ],
    posts: [post('lectures', 'count', ['topic'])],
    line: '{title}[（{topic}）][，{speaker}主讲][，{participants}参加]',
    notable: true,
  }),
  kind('training', '培训', 'Training', {
    fields: [
      choice('topic', '主题', 'Topic', 'lecture_topic'),
      howMany('场次', 'Sessions', 'sessions'),
      participants,
    ],
    posts: [post('trainings', 'count', ['topic'])],
    line: '{title}[（{topic}）][，{participants}参加]',
  }),
  kind('performance', '演出', 'Performance', {
    fields: [howMany('场次', 'Sessions', 'sessions'), participants],
    posts: [post('performances', 'count')],
    line: '{title}[，{participants}观看]',
    notable: true,
  }),
  kind('donation', '捐赠', 'Donation', {
    title: ['捐赠名称', 'Donation'],
    fields: [
      needed(choice('campaign', '活动', 'Campaign', 'campaign')),
      amount('money', '捐款', 'Money', 'yuan'),
      count('books', '图书', 'Books', 'books'),
      count('goods', '其他物品', 'Other goods', 'items'),
    ],
    posts: [
      post('donations_money', 'money', ['campaign']),
      post('donations_books', 'books', ['campaign']),
      post('donations_goods', 'goods', ['campaign']),
    ],
    line: '{title}[，捐款{money}][，捐书{books}][，捐物{goods}]',
    notable: true,
  }),
  kind('team_formed', '成立队伍、建群', 'Team or group formed', {
    title: ['名称', 'Name'],
    fields: [
      needed(choice('team', '队伍', 'Team', 'team')),
      choice('kind', '类别', 'Kind', 'team_kind'),
      howMany('支数、个数', 'How many', 'pieces'),
      count('members', '人数', 'Members', 'people'),
    ],
    posts: [
      postWhen({ team: 'cultural' }, post('cultural_teams_set_up', 'count')),
      postWhen(
        { team: 'cultural', kind: culturalKinds },
        { ...post('cultural_teams_set_up', 'count', ['kind']), partOnly: true },
      ),
      postWhen({ team: 'volunteer' }, post('volunteer_teams_set_up', 'count')),
      postWhen({ team: 'hometown' }, post('hometown_teams_set_up', 'count')),
      postWhen({ team: 'online' }, post('online_groups_set_up', 'count')),
      postWhen(
        { team: 'online', kind: onlineKinds },
        { ...post('online_groups_set_up', 'count', ['kind']), partOnly: true },
      ),
    ],
    line: '{title}[（{kind}）][，{members}]',
    notable: true,
  }),
  kind('science_building', '建立科普楼群', 'Science buildings set up', {
    untitled: true,
    fields: [needed(count('count', '个数', 'How many', 'pieces'))],
    posts: [post('science_buildings_set_up', 'count')],
    line: '建立科普楼群{count}[，{title}]',
    notable: true,
  }),
  kind('info_article', '信息上报', 'Information articles', {
    untitled: true,
    fields: [
      count('submitted', '上报篇数', 'Submitted', 'articles'),
      count('adopted', '录用篇数', 'Adopted', 'articles'),
      choice('level', '级别', 'Level', 'level'),
    ],
    posts: [
      post('info_articles_submitted', 'submitted', ['level']),
      post('info_articles_adopted', 'adopted', ['level']),
    ],
    line: '信息[（{level}）][，上报{submitted}][，录用{adopted}][，{title}]',
  }),
  kind('newsletter', '简报', 'Newsletter', {
    untitled: true,
    fields: [howMany('期数', 'Issues', 'issues')],
    posts: [post('newsletters', 'count')],
    line: '简报{count}[，{title}]',
  }),
  kind('media_report', '媒体报道', 'Media report', {
    fields: [
      howMany('媒体家数', 'Outlets', 'firms', 'outlets'),
      count('articles', '篇数', 'Reports', 'articles'),
      choice('level', '级别', 'Level', 'level'),
    ],
    posts: [post('media_outlets', 'outlets'), post('media_reports', 'articles', ['level'])],
    line: '{title}[，{outlets}媒体][，{articles}]',
    notable: true,
  }),
  kind('publicity', '宣传', 'Publicity', {
    fields: [
      count('themes', '主题数', 'Themes', 'pieces'),
      count('boards', '黑板报、宣传栏', 'Board issues', 'issues'),
      flag('safety', '安全宣传', 'On safety'),
    ],
    posts: [
      post('publicity_themes', 'themes'),
      post('boards_published', 'boards'),
      postWhen({ safety: true }, post('safety_publicity', 1)),
    ],
    line: '{title}[，主题{themes}][，宣传栏{boards}]',
  }),
  kind('shop_visit', '走访商铺', 'Shops called on', {
    fields: [needed(count('shops', '商铺数', 'Shops', 'firms'))],
    posts: [post('shops_reached', 'shops')],
    line: '{title}[，{shops}]',
  }),
]
