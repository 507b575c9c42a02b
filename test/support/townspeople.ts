import { openDirectory, type Connect } from '@linli/data/open'
import { createPeople, createStreet, type NewStreet } from '@linli/data/streets'
import { migrate } from '@linli/data/migrate'
import type { Role } from '@linli/domain/permissions'
import type { Section } from '@linli/domain/sections'
import { hashPassword } from '@linli/workers/api/passwords'
import { migrations } from '@linli/workers/node/migrations'

type Limits = { communities?: readonly string[]; sections?: readonly Section[] }

const member = (street: string, role: Role, { communities, sections }: Limits = {}) => ({
  street,
  role,
  communities: communities ?? 'all',
  sections: sections ?? 'all',
})

/** Everybody of the town, by the name they sign in with: their own name, and what they are where. */
export const townspeople = {
  'wang-fang': { name: '王芳', memberships: [member('maple', 'worker', { communities: ['elm'] })] },
  'zhao-lei': { name: '赵磊', memberships: [member('maple', 'secretary', { communities: ['elm'] })] },
  'sun-li': { name: '孙丽', memberships: [member('maple', 'worker', { communities: ['oak'] })] },
  'zhou-min': { name: '周敏', memberships: [member('maple', 'officer', { sections: ['party'] })] },
  'wu-qiang': { name: '吴强', memberships: [member('maple', 'officer')] },
  'chen-jing': { name: '陈静', memberships: [member('maple', 'viewer')] },
  'xu-hui': { name: '徐慧', memberships: [member('maple', 'admin')] },
  'gao-yuan': {
    name: '高远',
    memberships: [member('maple', 'district-viewer'), member('river', 'district-viewer')],
  },
  'lin-na': { name: '林娜', memberships: [member('river', 'admin')] },
  'he-ping': { name: '何平', memberships: [member('river', 'worker', { communities: ['reed'] })] },
  'tang-yun': { name: '唐云', memberships: [] },
} as const

export type Townsperson = keyof typeof townspeople

/** Whether somebody of that name lives here. */
export const isTownsperson = (name: string): name is Townsperson => Object.hasOwn(townspeople, name)

/** What every one of them signs in with. */
export const password = 'linden-and-maple'

const community = (id: string, shortName: string) => ({
  id,
  name: `${shortName}社区`,
  shortName,
  initials: id.slice(0, 2),
})
const words = { cutOff: '2010-06-30', opening: '', closing: '' }

const streets: readonly NewStreet[] = [
  {
    id: 'maple',
    name: '枫林街道',
    database: 'maple',
    communities: [community('elm', '榆树'), community('oak', '橡园')],
    ...words,
  },
  { id: 'river', name: '清河街道', database: 'river', communities: [community('reed', '芦苇')], ...words },
]

/** Settles two streets and everybody who works in them; nothing is recorded yet. `now` in ms since 1970. */
export const settle = async (connect: Connect, now: number): Promise<void> => {
  const files = migrations()
  await migrate(connect('directory'), files.directory, now)
  for (const street of streets) await createStreet(connect, files, street, now)
  const passwordHash = await hashPassword(password, new Uint8Array(16))
  const people = Object.entries(townspeople).map(([id, { name, memberships }]) => ({
    id,
    login: id,
    name,
    passwordHash,
    memberships,
  }))
  await createPeople(openDirectory(connect), people, now)
}
