import { recordStatements, reviseStatements, type StoredEntry } from '@linli/data/tenant/entries'
import {
  countEntries,
  listEntries,
  readEntry as findEntry,
  readEntryWithVersions,
} from '@linli/data/tenant/entries'
import { readEntry as readByRules, typeAgain, type Entry, type TypedEntry } from '@linli/domain/entries'
import { periodIn } from '@linli/domain/periods'
import { refused } from '@linli/domain/refusals'
import { reachesSection } from '@linli/data/open'
import { commitEdit, commitOnce, eventOf } from './committing.ts'
import { cursorOf, rowAt } from './cursors.ts'
import { entryReply } from './entry-replies.ts'
import type { Given, Handlers, InCommunity, Said } from './given.ts'
import { instant, newId, today } from './ids.ts'
import { invalid, isRefusing, refuse, type Refusing } from './refusals.ts'

type Here = Pick<Said<'recordEntry'>, 'outside'> & InCommunity

/** Reads a typed entry by its kind's rules, against the period one works in. */
export const readTyped = (given: Here, typed: TypedEntry, within: string | undefined): Entry | Refusing => {
  const period = periodIn(within)
  const frame = { today: today(given.outside), ...(period === undefined ? {} : { period, within: period }) }
  const read = readByRules(typed, frame)
  if (!read.ok) return refuse('invalid', { errors: read.reason })
  return reachesSection(given.reach, read.value.section)
    ? read.value
    : invalid(refused('kind', 'unknown-kind'))
}

export const newEntry = (given: Here, entry: Entry): StoredEntry => {
  const [at, by] = [given.outside.now(), given.caller.person.name]
  const versions = { deleted: false, version: 1, createdAt: at, createdBy: by, updatedAt: at, updatedBy: by }
  return { ...entry, ...versions, id: newId(given.outside), community: given.community }
}

const nextVersion = (
  given: Here & Pick<Said<'editEntry'>, 'seen'>,
  found: StoredEntry,
  changes: Partial<StoredEntry>,
) => ({
  ...found,
  ...changes,
  version: given.seen + 1,
  updatedAt: given.outside.now(),
  updatedBy: given.caller.person.name,
})

const revise = (given: Here, next: StoredEntry, change: 'edited' | 'deleted' | 'restored') => {
  const event = eventOf(given, `entry.${change}`, next.id, { kind: next.kind, version: next.version })
  return commitEdit(given, entryReply(next), { ...reviseStatements(next, change), events: [event] })
}

const lookUp = async (given: Here & { params: { entry: string } }): Promise<StoredEntry | Refusing> =>
  (await findEntry(given.tenant, given.reach, given.community, given.params.entry)) ?? refuse('not-found')

/** A record that is to be changed: found, still of the version seen, and not deleted. */
const lookUpLive = async (
  given: Here & { params: { entry: string }; seen: number },
): Promise<StoredEntry | Refusing> => {
  const found = await lookUp(given)
  if (isRefusing(found)) return found
  if (found.version !== given.seen) return refuse('stale')
  const detail = { zh: '这条记录已删除，请先恢复', en: 'This record is deleted: restore it first' }
  return found.deleted ? refuse('stale', { detail }) : found
}

/** What a record is to become again: as it was in the version asked for, or as it was last. */
const toRestore = async (given: Given<'restoreEntry'>) => {
  const { tenant, reach, community, params, body } = given
  if (body.version === undefined) {
    const found = await findEntry(tenant, reach, community, params.entry)
    return { found, content: found }
  }
  const { found, versions } = (await readEntryWithVersions(tenant, reach, community, params.entry)) ?? {}
  return { found, content: versions?.find(({ version }) => version === body.version)?.content }
}

export const entryHandlers: Pick<
  Handlers,
  | 'listEntries'
  | 'countEntries'
  | 'recordEntry'
  | 'readEntry'
  | 'editEntry'
  | 'deleteEntry'
  | 'restoreEntry'
  | 'listEntryVersions'
> = {
  listEntries: async ({ tenant, reach, community, query }) => {
    const after = query.cursor === undefined ? undefined : rowAt(query.cursor)
    if (query.cursor !== undefined && after === undefined) return invalid(refused('cursor', 'bad-cursor'))
    const filter = {
      period: periodIn(query.period),
      kind: query.kind,
      section: query.section,
      words: query.q,
      deleted: query.deleted === 'only',
      notable: query.notable === 'only',
    }
    const found = await listEntries(tenant, reach, community, filter, { after, limit: query.limit })
    const page = found.slice(0, query.limit)
    const last = page.at(-1)
    const next =
      found.length > query.limit && last ? { next: cursorOf({ date: last.fact.date, id: last.id }) } : {}
    return { entries: page.map(entryReply), ...next }
  },

  countEntries: async ({ tenant, reach, community, query }) => {
    const { counts, deleted } = await countEntries(tenant, reach, community, periodIn(query.period))
    return { counts: Object.fromEntries(counts), deleted }
  },

  recordEntry: async (given) => {
    const { within, ...typed } = given.body
    const entry = readTyped(given, typed, within)
    if (isRefusing(entry)) return entry
    const made = newEntry(given, entry)
    const event = eventOf(given, 'entry.recorded', made.id, { kind: made.kind, version: 1 })
    return commitOnce(given, 'recordEntry', entryReply(made), {
      statements: recordStatements([made]),
      events: [event],
    })
  },

  readEntry: async (given) => {
    const found = await lookUp(given)
    return isRefusing(found) ? found : entryReply(found)
  },

  editEntry: async (given) => {
    const found = await lookUpLive(given)
    if (isRefusing(found)) return found
    const { within, ...typed } = given.body
    if (typed.kind !== found.kind) return invalid(refused('kind', 'unknown-kind'))
    const entry = readTyped(given, { ...typed, notable: typed.notable ?? found.notable }, within)
    return isRefusing(entry) ? entry : revise(given, nextVersion(given, found, entry), 'edited')
  },

  deleteEntry: async (given) => {
    const found = await lookUpLive(given)
    return isRefusing(found) ? found : revise(given, nextVersion(given, found, { deleted: true }), 'deleted')
  },

  restoreEntry: async (given) => {
    const { found, content } = await toRestore(given)
    if (found === undefined) return refuse('not-found')
    if (found.version !== given.seen) return refuse('stale')
    if (content === undefined) return invalid(refused('version', 'malformed'))
    // By today's rules and within this person's reach, as if it were typed again.
    const entry = readTyped(given, typeAgain(content), undefined)
    if (isRefusing(entry)) return entry
    return revise(given, nextVersion(given, found, { ...entry, deleted: false }), 'restored')
  },

  listEntryVersions: async ({ tenant, reach, community, params }) => {
    const kept = await readEntryWithVersions(tenant, reach, community, params.entry)
    if (kept === undefined) return refuse('not-found')
    const inReach = kept.versions.filter(({ content }) => reachesSection(reach, content.section))
    return {
      versions: inReach.map(({ version, change, at, by, content }) => {
        const deleted = change === 'deleted'
        const then = { ...kept.found, ...content, deleted, version, updatedAt: at, updatedBy: by }
        return { version, change, at: instant(at), by, entry: entryReply(then) }
      }),
    }
  },
}
