import {
  countEntries,
  listEntries,
  readEntry as findEntry,
  readEntryWithVersions,
  type StoredEntry,
} from '@linli/data/tenant/entries'
import { reachesSection } from '@linli/data/open'
import { readEntry as readByRules, type Entry, type TypedEntry } from '@linli/domain/entries'
import type { MemberLookup } from '@linli/domain/members'
import { periodIn } from '@linli/domain/periods'
import { refused } from '@linli/domain/refusals'
import { cursorOf, rowAt } from './cursors.ts'
import { entryReply } from './entry-replies.ts'
import type { Handlers, InCommunity, Said, Writer } from './given.ts'
import { instant, today } from './ids.ts'
import { invalid, isRefusing, refuse, type Refusing } from './refusals.ts'

type Here = Pick<Said<'recordEntry'>, 'outside'> & InCommunity

/** Reads a typed entry by its kind's rules, against the period one works in. */
export const readTyped = (
  given: Pick<Writer, 'outside' | 'reach'>,
  typed: TypedEntry,
  within: string | undefined,
  find?: MemberLookup,
): Entry | Refusing => {
  const period = periodIn(within)
  const frame = { today: today(given.outside), ...(period === undefined ? {} : { period, within: period }) }
  const read = readByRules(typed, frame, find)
  if (!read.ok) return refuse('invalid', { errors: read.reason })
  return reachesSection(given.reach, read.value.section)
    ? read.value
    : invalid(refused('kind', 'unknown-kind'))
}

const lookUp = async (given: Here & { params: { entry: string } }): Promise<StoredEntry | Refusing> =>
  (await findEntry(given.tenant, given.reach, given.community, given.params.entry)) ?? refuse('not-found')

export const entryHandlers: Pick<
  Handlers,
  'listEntries' | 'countEntries' | 'readEntry' | 'listEntryVersions'
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

  readEntry: async (given) => {
    const found = await lookUp(given)
    return isRefusing(found) ? found : entryReply(found)
  },

  listEntryVersions: async ({ tenant, reach, community, params }) => {
    const kept = await readEntryWithVersions(tenant, reach, community, params.entry)
    if (kept === undefined) return refuse('not-found')
    const inReach = kept.versions.filter(({ content }) => reachesSection(reach, content.section))
    return {
      versions: inReach.map(({ version, change, at, by, reason, content }) => {
        const deleted = change === 'deleted'
        const then = { ...kept.found, ...content, deleted, version, updatedAt: at, updatedBy: by }
        const why = reason === null ? {} : { reason }
        return { version, change, at: instant(at), by, ...why, entry: entryReply(then) }
      }),
    }
  },
}
