import { both } from '../results.ts'
import type { TargetTemplate } from '../target-templates.ts'
import { area, unsure } from './builders.ts'

const governing = area('建立健全社区人居环境建设和整治机制')
const facilities = area('推进社区基础设施绿色化')
const liveable = area('营造社区宜居环境')
const smart = area('提高社区信息化智能化水平')
const culture = area('培育社区绿色文化')

/** 绿色社区 after the plan of 2020: five areas, 16 items, without points: every item is to be met. */
export const greenCommunity2020: TargetTemplate = {
  id: 'green-community-2020',
  version: 1,
  name: both('绿色社区（2020年创建行动）', 'Green community (plan of 2020)'),
  source: both(
    '住房和城乡建设部等6部门《绿色社区创建行动方案》（建城〔2020〕68号）附件《绿色社区创建标准（试行）》',
    'Ministry of Housing and five others, plan and trial standard for green communities (建城〔2020〕68号)',
  ),
  text: both(
    '五个方面16项，不计分，逐项达到。文字为概括改写；标“待确认”的次数、比例以本地标准为准。',
    'Five areas with 16 items, without points: each is to be met. Items are summarised; numbers in those marked “to be confirmed” are the local standard’s.',
  ),
  plan: {
    kind: 'checklist',
    bonusMost: 0,
    ladder: [],
    items: [
      governing('A1', 0, '党组织领导，居委会、业主和驻区单位共同参与环境建设和整治', ['document'], {
        kinds: ['meeting', 'partner_coordination'],
      }),
      governing('A2', 0, '有线上线下的议事平台，环境事项经居民协商', ['document'], { kinds: ['meeting'] }),
      governing('A3', 0, '设计师、工程师进社区，帮助居民制定整治方案', ['document'], unsure),

      facilities('B1', 0, '水、电、路、气、消防等基础设施较为完善', ['site'], {
        kinds: ['repair', 'renovation'],
      }),
      facilities('B2', 0, '开展道路综合治理和海绵化改造，生活垃圾分类覆盖各小区', ['site', 'data'], {
        kinds: ['renovation', 'repair'],
      }),
      facilities('B3', 0, '改造和建设采用节能照明、节水器具和绿色材料', ['site', 'document'], {
        kinds: ['renovation'],
      }),

      liveable('C1', 0, '绿地布局合理，有公共活动空间和设施', ['site'], {
        kinds: ['greening', 'facility_opened'],
      }),
      liveable('C2', 0, '停车有序，消防、救护等通道畅通', ['site'], { kinds: ['inspection'] }),
      liveable('C3', 0, '公共空间开展适老化改造和无障碍建设', ['site'], { kinds: ['renovation'] }),
      liveable('C4', 0, '噪声扰民等得到有效管控，没有突出投诉', ['data', 'questionnaire'], {
        kinds: ['complaint'],
      }),

      smart('D1', 0, '建成智能化安防系统', ['site'], unsure),
      smart('D2', 0, '物业管理覆盖面达到本地要求', ['data'], unsure),
      smart('D3', 0, '社区公共服务和环境管理接入信息平台', ['document'], unsure),

      culture('E1', 0, '定期开展绿色生活主题宣传', ['document'], {
        ...unsure,
        kinds: ['publicity', 'activity', 'lecture'],
      }),
      culture('E2', 0, '发布居民绿色生活公约', ['document']),
      culture('E3', 0, '社区历史文化、古树名木等得到保护', ['site', 'document'], unsure),
    ],
  },
}
