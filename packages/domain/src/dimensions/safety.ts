import { list } from './builders.ts'

/** Property, disputes, safety and the environment. */
export const safetyDimensions = {
  owners_committee_stage: list(
    '业主委员会阶段',
    'Stage of the owners’ committee',
    { preparatory: ['筹备', 'preparatory group'], set_up: ['成立', 'set up'], filed: ['备案', 'filed'] },
    'stage',
  ),
  owners_committee_step: list(
    '业主委员会步骤',
    'Step of the owners’ committee',
    {
      preparatory: ['成立筹备小组', 'preparatory group'],
      set_up: ['选举成立', 'set up'],
      filed: ['备案', 'filed'],
    },
    'step',
  ),
  repair_kind: list(
    '维修类别',
    'Kind of repair',
    {
      gate: ['门楼', 'gate'],
      road: ['道路', 'road'],
      lighting: ['路灯', 'lighting'],
      drainage: ['管道', 'drains'],
      fitness: ['健身器材', 'fitness equipment'],
      other: ['其他', 'other'],
    },
    'kind',
  ),
  dispute_kind: list(
    '纠纷类别',
    'Kind of dispute',
    {
      neighbour: ['邻里', 'between neighbours'],
      family: ['家庭', 'family'],
      property_company: ['物业', 'with the property company'],
      labour: ['劳资', 'labour'],
      noise: ['噪声', 'noise'],
      other: ['其他', 'other'],
    },
    'kind',
  ),
  crime_type: list(
    '案件类别',
    'Kind of case',
    { preventable: ['可防性', 'preventable'], theft: ['盗窃', 'theft'] },
    'type',
  ),
  incident_type: list(
    '事故类别',
    'Kind of incident',
    { fire: ['火灾', 'fire'], work_safety: ['安全生产', 'work safety'] },
    'type',
  ),
  inspection_kind: list(
    '检查类别',
    'Kind of inspection',
    {
      fire: ['消防', 'fire safety'],
      rental: ['出租房', 'rented homes'],
      construction: ['施工', 'construction'],
      food: ['食品', 'food safety'],
      other: ['其他', 'other'],
    },
    'kind',
  ),
  place: list('地点', 'Place', { kindergarten: ['幼儿园', 'kindergarten'], school: ['学校', 'school'] }),
  landlord_meeting_kind: list(
    '会议对象',
    'Who met',
    {
      landlord: ['房东', 'landlords'],
      salon: ['美容美发店', 'beauty and hair salons'],
      other: ['其他', 'other'],
    },
    'kind',
  ),
  channel: list('渠道', 'Channel', {
    visit: ['来访', 'in person'],
    phone: ['电话', 'telephone'],
    letter: ['来信', 'letter'],
    online: ['网络', 'online'],
    other: ['其他', 'other'],
  }),
  epidemic_check_kind: list(
    '核查类别',
    'Kind of check',
    { screening: ['核查', 'screening'], isolation: ['隔离', 'isolation'], test: ['核酸', 'test'] },
    'kind',
  ),
  cleanup_kind: list(
    '清洁类别',
    'Kind of clean-up',
    {
      green_belt: ['清洁绿化带', 'green belt'],
      weeding: ['拔草', 'weeding'],
      street: ['清扫街道', 'street'],
      corridor: ['清理楼道', 'corridor'],
      other: ['其他', 'other'],
    },
    'kind',
  ),
  cleaner: list(
    '清洁者',
    'By whom',
    {
      party: ['党员', 'Party members'],
      community_property: ['社区与物业', 'community and property company'],
      community: ['社区', 'community'],
      property: ['物业', 'property company'],
      volunteers: ['志愿者', 'volunteers'],
    },
    'by',
  ),
  tree_work: list(
    '树木养护',
    'Tree work',
    { planted: ['栽植', 'planted'], pruned: ['修剪', 'pruned'] },
    'kind',
  ),
}
