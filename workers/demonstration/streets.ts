import type { Role, Membership } from '@linli/domain/permissions'
import type { Section } from '@linli/domain/sections'
import type { DemonstrationCommunity, DemonstrationPerson, DemonstrationStreet } from './types.ts'

const community = (code: string, zh: string, en: string, seed: number): DemonstrationCommunity => ({
  code,
  zh: `${zh}社区`,
  en,
  seed,
})

/** Two streets: one named like that of the reference case, one wholly invented. All communities but 天运 are invented. */
export const demonstrationStreets: readonly DemonstrationStreet[] = [
  {
    code: 'zhanongkou',
    zh: '闸弄口街道',
    en: 'Zhanongkou',
    communities: [
      { code: 'tianyun', zh: '天运社区', en: 'Tianyun' },
      community('yuyin', '榆荫', 'Yuyin', 101),
      community('songtaoli', '松涛里', 'Songtaoli', 102),
      community('wanghe', '望河', 'Wanghe', 103),
      community('yinxingyuan', '银杏园', 'Yinxingyuan', 104),
      community('beiwu', '北坞', 'Beiwu', 105),
      community('liuxiang', '柳巷', 'Liuxiang', 106),
      community('dashiqiao', '大石桥', 'Dashiqiao', 107),
      community('wutongli', '梧桐里', 'Wutongli', 108),
      community('qingquan', '清泉', 'Qingquan', 109),
      community('wenhui', '文汇', 'Wenhui', 110),
      community('anjuyuan', '安居苑', 'Anjuyuan', 111),
      community('shuidui', '水碓', 'Shuidui', 112),
      community('xuefu', '学府', 'Xuefu', 113),
    ],
  },
  {
    code: 'qinghe',
    zh: '清荷街道',
    en: 'Qinghe',
    communities: [
      community('hetang', '荷塘', 'Hetang', 201),
      community('jinxiuli', '锦绣里', 'Jinxiuli', 202),
      community('zhujing', '竹径', 'Zhujing', 203),
      community('chaoyangfang', '朝阳坊', 'Chaoyangfang', 204),
    ],
  },
]

type Limits = { communities?: readonly string[]; sections?: readonly Section[] }

const member = (street: string, role: Role, limits: Limits = {}): Membership => ({
  street,
  role,
  communities: limits.communities ?? 'all',
  sections: limits.sections ?? 'all',
})

const inZhanongkou = (role: Role, limits?: Limits): readonly Membership[] => [
  member('zhanongkou', role, limits),
]

/** Who can sign in to the demonstration: every role at least once. */
export const demonstrationPeople: readonly DemonstrationPerson[] = [
  {
    name: 'tianyun-worker',
    shown: '天运社工',
    memberships: inZhanongkou('worker', { communities: ['tianyun'] }),
  },
  {
    name: 'tianyun-secretary',
    shown: '天运书记',
    memberships: inZhanongkou('secretary', { communities: ['tianyun'] }),
  },
  {
    name: 'yuyin-secretary',
    shown: '榆荫书记',
    memberships: inZhanongkou('secretary', { communities: ['yuyin'] }),
  },
  {
    name: 'culture-officer',
    shown: '街道党建文化科员',
    memberships: inZhanongkou('officer', { sections: ['party', 'culture'] }),
  },
  { name: 'street-officer', shown: '街道综合科员', memberships: inZhanongkou('officer') },
  { name: 'street-viewer', shown: '街道领导（查看）', memberships: inZhanongkou('viewer') },
  { name: 'street-admin', shown: '街道管理员', memberships: inZhanongkou('admin') },
  {
    name: 'district-viewer',
    shown: '区级查看员',
    memberships: [member('zhanongkou', 'district-viewer'), member('qinghe', 'district-viewer')],
  },
  { name: 'qinghe-admin', shown: '清荷街道管理员', memberships: [member('qinghe', 'admin')] },
  {
    name: 'hetang-worker',
    shown: '荷塘社工',
    memberships: [member('qinghe', 'worker', { communities: ['hetang'] })],
  },
]
