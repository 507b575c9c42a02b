import { both } from '../results.ts'
import type { TargetTemplate } from '../target-templates.ts'

/** Days are counted from the target's start. The rules' own spans: 60 days to the group, 15 of notice, 30 to filing. */
export const ownersCommittee: TargetTemplate = {
  id: 'owners-committee',
  version: 1,
  name: both('成立业主委员会', 'Setting up an owners’ committee'),
  source: both(
    '《业主大会和业主委员会指导规则》（建房〔2009〕274号）',
    'Guidelines for owners’ assemblies and committees (建房〔2009〕274号)',
  ),
  text: both(
    '筹备组在收到书面申请后60日内成立，首次业主大会召开15日前公告，选举产生后30日内备案；其余天数供参考，可按实际调整。',
    'The group is formed within 60 days of the application, notice is given 15 days before the meeting, filing follows within 30 days; the other days are suggestions.',
  ),
  plan: {
    kind: 'milestone',
    steps: [
      { key: 'conditions', text: '核实成立条件', planned: 15 },
      { key: 'report', text: '提出书面申请并报送资料', planned: 30 },
      { key: 'group', text: '成立首次业主大会筹备组', planned: 90 },
      { key: 'notice', text: '公告会议事项和候选人', planned: 135 },
      { key: 'meeting', text: '召开首次业主大会，选举业主委员会', planned: 150 },
      { key: 'filing', text: '向街道和主管部门备案', planned: 180 },
    ],
  },
}

/** From the place to the open door. */
export const facility: TargetTemplate = {
  id: 'facility',
  version: 1,
  name: both('建设场所', 'Building a facility'),
  source: both('社区建设场所的一般步骤', 'The usual steps of a community’s building work'),
  text: both('天数供参考，可按实际调整。', 'The days are suggestions.'),
  plan: {
    kind: 'milestone',
    steps: [
      { key: 'site', text: '选址并落实经费', planned: 45 },
      { key: 'build', text: '施工、安装', planned: 135 },
      { key: 'open', text: '验收开放', planned: 165 },
    ],
  },
}
