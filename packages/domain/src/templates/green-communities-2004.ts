import { both } from '../results.ts'
import type { TargetTemplate } from '../target-templates.ts'
import { area, bonus, off, rung, unsure, veto } from './builders.ts'

const basics = area('基本条件')
const organisation = area('环境管理和监督机制')
const protection = area('污染防治和环境质量')
const education = area('环境宣传教育')
const living = area('绿色生活和公众参与')

/**
 * 绿色社区 as the environment administration promoted it from 2004 (环发〔2004〕105号) and recognised it from 2005 with 85 points of 100:
 * 20 for basic conditions, each of which is a must, and 30 for management. The other areas, and single points, differ from province
 * to province; they are marked.
 */
export const greenCommunity2004: TargetTemplate = {
  id: 'green-community-2004',
  version: 1,
  name: both('绿色社区（2004年环保创建办法）', 'Green community (environmental scheme of 2004)'),
  source: both(
    '原国家环保总局《关于进一步开展“绿色社区”创建活动的通知》（环发〔2004〕105号）',
    'State Environmental Protection Administration, notice on green communities (环发〔2004〕105号)',
  ),
  text: both(
    '满分100分。分项文字为概括改写；标“待确认”的文字和分值、区级和市级分数线，请按本地当年细则核对后使用。',
    '100 points in all. Items are summarised; check those marked “to be confirmed”, and the points for district and city, against the local rules of the year.',
  ),
  plan: {
    kind: 'checklist',
    bonusMost: 5_000,
    ladder: [rung('district', 70), rung('city', 80), rung('province', 85)],
    items: [
      basics('A1', 2, '居民对社区环境的满意率在80%以上', ['questionnaire'], veto),
      basics('A2', 2, '居民户数有一定规模，新建小区入住率达到要求', ['data'], {
        ...veto,
        ...unsure,
        metrics: ['households'],
      }),
      basics('A3', 8, '辖区内各类污染源的排放全部达标', ['document', 'site'], { ...veto, ...unsure }),
      basics('A4', 4, '近两年没有发生环境污染事故', ['document'], { ...veto, ...unsure }),
      basics('A5', 4, '没有查实未改的环境投诉', ['data', 'document'], {
        ...veto,
        ...unsure,
        kinds: ['complaint'],
      }),

      organisation('B1', 4, '成立创建领导机构，分工明确', ['document'], { kinds: ['leading_group'] }),
      organisation('B2', 4, '有负责日常工作的创建班子，做到有人管', ['document'], {
        kinds: ['leading_group'],
      }),
      organisation('B3', 4, '制定创建计划和实施方案，落实到人', ['document'], {
        deductions: [off('p', 1, '计划不完整')],
        after: ['B1'],
      }),
      organisation('B4', 4, '与物业、驻区单位、环保等部门建立联席会议', ['document'], {
        ...unsure,
        kinds: ['meeting', 'partner_coordination'],
      }),
      organisation('B5', 4, '环境管理制度健全，环境投诉有受理、有答复', ['document'], {
        ...unsure,
        deductions: [off('n', 1, '一件投诉没有答复')],
      }),
      organisation('B6', 4, '有环保志愿者队伍，每年开展活动', ['document'], {
        ...unsure,
        kinds: ['team_formed', 'activity'],
      }),
      organisation('B7', 3, '有创建经费', ['document'], unsure),
      organisation('B8', 3, '创建档案齐全，分类归档', ['document'], {
        ...unsure,
        deductions: [off('m', 0.5, '缺一类档案')],
        after: ['B3'],
      }),

      protection('C1', 5, '小区绿化有专人养护，绿化率达到本地要求', ['site', 'data'], {
        ...unsure,
        kinds: ['greening'],
        metrics: ['green_area_added_m2'],
      }),
      protection('C2', 5, '楼道、道路和公共场所整洁，没有卫生死角', ['site'], {
        ...unsure,
        kinds: ['cleanup', 'clearance'],
        deductions: [off('d', 1, '发现一处卫生死角')],
      }),
      protection('C3', 5, '生活垃圾分类收集、日产日清', ['site'], { ...unsure, kinds: ['waste'] }),
      protection('C4', 4, '餐饮油烟、施工和娱乐噪声得到控制', ['site', 'document'], {
        ...unsure,
        kinds: ['inspection'],
      }),
      protection('C5', 3, '生活污水进入管网，雨污分流', ['site'], unsure),
      protection('C6', 3, '没有违法搭建', ['site'], { ...unsure, kinds: ['clearance'] }),

      education('D1', 4, '有固定的环保宣传栏并定期更换', ['site'], {
        ...unsure,
        kinds: ['publicity'],
        deductions: [off('o', 1, '一个季度没有更换')],
      }),
      education('D2', 4, '结合世界环境日等开展宣传活动', ['document'], {
        ...unsure,
        kinds: ['activity', 'publicity'],
      }),
      education('D3', 3, '举办环保知识讲座或培训', ['document'], {
        ...unsure,
        kinds: ['lecture', 'training'],
      }),
      education('D4', 2, '组织青少年参加环保实践', ['document'], { ...unsure, kinds: ['activity'] }),

      living('E1', 4, '推广节水、节电器具和可再生能源', ['site', 'document'], unsure),
      living('E2', 4, '开展旧物交换、废电池回收等活动', ['document'], { ...unsure, kinds: ['activity'] }),
      living('E3', 4, '有绿色家庭评选和居民环保公约', ['document'], { ...unsure, kinds: ['honour'] }),

      area('加分')('F1', 3, '有自己的创建特色，经验被推广', ['document'], {
        ...bonus,
        ...unsure,
        kinds: ['media_report', 'info_article'],
      }),
      area('加分')('F2', 2, '环保工作受到市级以上表彰', ['document'], {
        ...bonus,
        ...unsure,
        kinds: ['honour'],
      }),
    ],
  },
}
