import { commit } from '@linli/data/commit'
import { createPeople, createStreet, type Migrations } from '@linli/data/streets'
import { openDirectory, openForJobs, type TenantDb } from '@linli/data/open'
import { declareStatement } from '@linli/data/tenant/declared'
import { countEntries, recordStatements, type StoredEntry } from '@linli/data/tenant/entries'
import { setTargetStatement } from '@linli/data/tenant/targets'
import { readEntry } from '@linli/domain/entries'
import { metricOf } from '@linli/domain/metrics'
import { readQuantity, type Quantity } from '@linli/domain/quantities'
import { targetTemplateOf } from '@linli/domain/target-templates'
import { isWhole } from '@linli/domain/units'
import { newId, today } from '../api/ids.ts'
import { initials } from '../api/initials.ts'
import { hashPassword } from '../api/passwords.ts'
import { figuresOfPlan } from '../api/target-wanted.ts'
import type { Outside } from '../outside.ts'
import { generatedDeclared, generatedEntries } from './generated.ts'
import { demonstrationPeople, demonstrationStreets } from './streets.ts'
import { tianyunDeclared, tianyunEntries, tianyunTargets } from './tianyun.ts'
import type {
  DemonstrationCommunity,
  DemonstrationStreet,
  TypedDeclaration,
  TypedEntry,
  TypedTarget,
} from './types.ts'

/** What everybody of the demonstration signs in with. */
export const demonstrationPassword = 'linli-demo-2010'

const by = '示例数据'

const stored = (outside: Outside, community: string, typed: TypedEntry): StoredEntry => {
  const read = readEntry({ fields: {}, note: '', ...typed }, { today: today(outside) })
  if (!read.ok) throw new Error(`demonstration record ${typed.title}: ${JSON.stringify(read.reason)}`)
  const [createdAt, updatedAt] = [outside.now(), outside.now()]
  return {
    ...read.value,
    id: newId(outside),
    community,
    deleted: false,
    version: 1,
    createdAt,
    createdBy: by,
    updatedAt,
    updatedBy: by,
  }
}

const quantity = (typed: string, whole: boolean): Quantity => {
  const read = readQuantity(typed, whole)
  if (!read.ok) throw new Error(`demonstration amount ${typed}`)
  return read.value
}

const declare = (
  outside: Outside,
  tenant: TenantDb,
  community: string,
  { value, statement = '', ...told }: TypedDeclaration,
) => {
  const { thousandths, bound, said } = quantity(value, isWhole(metricOf(told.metric)?.unit ?? 'people'))
  const versions = { withdrawn: false, version: 1, updatedAt: outside.now(), updatedBy: by }
  const amount = { value: thousandths, bound, said: said ?? null }
  return declareStatement(tenant, {
    ...told,
    ...amount,
    ...versions,
    id: newId(outside),
    community,
    statement,
  })
}

const aim = (
  outside: Outside,
  tenant: TenantDb,
  community: string,
  { template = '', ...told }: TypedTarget,
) =>
  setTargetStatement(tenant, {
    ...told,
    kind: told.plan.kind,
    task: null,
    template: targetTemplateOf(template)?.id ?? null,
    templateVersion: targetTemplateOf(template)?.version ?? null,
    figures: figuresOfPlan(told.plan),
    owner: '',
    notes: '',
    carried: 0,
    id: newId(outside),
    community,
    removed: false,
    version: 1,
    updatedAt: outside.now(),
    updatedBy: by,
  })

const contentOf = ({ code, seed }: DemonstrationCommunity) =>
  seed === undefined
    ? { entries: tianyunEntries, declared: tianyunDeclared, targets: tianyunTargets }
    : { entries: generatedEntries(code, seed), declared: generatedDeclared(code), targets: [] }

const fillCommunity = async (
  outside: Outside,
  { tenant, reach }: ReturnType<typeof openForJobs>,
  community: DemonstrationCommunity,
): Promise<void> => {
  const { counts } = await countEntries(tenant, reach, community.code, undefined)
  // A community is filled in one batch: where there is a record, an interrupted run had filled it.
  if (counts.size > 0) return
  const { entries, declared, targets } = contentOf(community)
  const records = entries.map((typed) => stored(outside, community.code, typed))
  const committed = await commit(tenant, {
    statements: [
      ...recordStatements(records),
      ...declared.map((told) => declare(outside, tenant, community.code, told)),
      ...targets.map((told) => aim(outside, tenant, community.code, told)),
    ],
    events: records.map(({ id, kind }) => ({
      type: 'entry.recorded',
      community: community.code,
      subject: id,
      actor: 'demonstration',
      at: outside.now(),
      data: { kind, version: 1 },
    })),
  })
  if (committed !== 'committed') throw new Error(`demonstration community ${community.code}: ${committed}`)
}

const fillStreet = async (
  outside: Outside,
  migrations: Migrations,
  { code, zh, communities }: DemonstrationStreet,
  progress: (what: string) => void,
): Promise<void> => {
  const made = communities.map(({ code: id, zh: name }) => {
    const shortName = name.replace(/社区$/, '')
    return { id, name, shortName, initials: initials(shortName) }
  })
  const words = { cutOff: '2010-06-30', opening: '', closing: '' }
  const street = { id: code, name: zh, database: code, communities: made, ...words }
  const location = await createStreet(outside.connect, migrations, street, outside.now())
  const everything = openForJobs(outside.connect, location)
  for (const community of communities) {
    await fillCommunity(outside, everything, community)
    progress(`${zh} · ${community.zh}`)
  }
}

/** Loads the demonstration: two streets with their communities and records, and a person for every role. */
export const loadDemonstration = async (
  outside: Outside,
  migrations: Migrations,
  progress: (what: string) => void,
): Promise<void> => {
  for (const street of demonstrationStreets) await fillStreet(outside, migrations, street, progress)
  const passwordHash = await hashPassword(demonstrationPassword, outside.random(16))
  const people = demonstrationPeople.map(({ name, shown, memberships }) => ({
    id: newId(outside),
    login: name,
    name: shown,
    passwordHash,
    memberships,
  }))
  await createPeople(openDirectory(outside.connect), people, outside.now())
}
