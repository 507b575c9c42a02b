import { both } from '../results.ts'
import type { TargetTemplate } from '../target-templates.ts'
import { area, off, unsure, veto } from './builders.ts'

const rates = area('管理指标')
const management = area('管理工作')
const order = area('养犬秩序')

/** 规范化养犬社区: licence, yearly check and vaccination of every dog, complaints 5 % under the city's. */
export const regulatedDogKeeping: TargetTemplate = {
  id: 'regulated-dog-keeping',
  version: 1,
  name: both('规范化养犬社区', 'Regulated dog-keeping community'),
  source: both(
    '城市规范养犬创建的一般要求（办证、年检、免疫各100%，投诉率低于全市5%）；分值由街道确定',
    'Usual requirements of regulated dog-keeping (licence, yearly check and vaccination each 100 %, complaints 5 % under the city’s); points are the street’s',
  ),
  text: both(
    '四项指标为必达项；管理和秩序部分的文字、分值均待街道按本市养犬规定确认。',
    'The four rates are musts; texts and points of the other parts are for the street to confirm against the city’s rules.',
  ),
  plan: {
    kind: 'checklist',
    bonusMost: 0,
    ladder: [{ level: 'city', points: 85_000 }],
    items: [
      rates('A1', 20, '养犬办证率100%', ['data'], { ...veto, metrics: ['dogs_registered'] }),
      rates('A2', 15, '犬证年检率100%', ['data'], veto),
      rates('A3', 15, '犬只免疫率100%', ['data'], veto),
      rates('A4', 10, '养犬投诉率低于全市平均5%', ['data'], { ...veto, kinds: ['complaint'] }),

      management('B1', 5, '成立规范养犬工作小组，落实责任人', ['document'], {
        ...unsure,
        kinds: ['leading_group', 'team_formed'],
      }),
      management('B2', 5, '建立养犬户台账并及时更新', ['document'], unsure),
      management('B3', 5, '与养犬户签订文明养犬责任书', ['document'], {
        ...unsure,
        kinds: ['responsibility_letter'],
        after: ['B2'],
      }),
      management('B4', 5, '开展文明养犬宣传', ['document'], { ...unsure, kinds: ['publicity', 'activity'] }),

      order('C1', 10, '遛犬牵绳，犬粪及时清理', ['site'], {
        ...unsure,
        deductions: [off('w', 1, '发现一处犬粪未清理'), off('l', 1, '发现一起不牵绳')],
      }),
      order('C2', 10, '没有流浪犬伤人、犬吠扰民等突出问题', ['site', 'questionnaire'], {
        ...unsure,
        deductions: [off('b', 2, '发生一起查实的扰民或伤人')],
      }),
    ],
  },
}
