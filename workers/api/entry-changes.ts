import { correctionStatements, readEntryToChange, type ClosingFacts } from '@linli/data/tenant/corrections'
import { recordStatements, reviseStatements, type StoredEntry } from '@linli/data/tenant/entries'
import { typeAgain, type Entry } from '@linli/domain/entries'
import type { FigureKey } from '@linli/domain/metrics'
import { refused } from '@linli/domain/refusals'
import { figuresRead, newRecordsClosed, periodClosed } from './closed-periods.ts'
import { commitEdit, commitOnce, eventOf } from './committing.ts'
import { readTyped } from './entries.ts'
import { findNamedMembers, strangerIn, withoutNames } from './entry-members.ts'
import { entryReply } from './entry-replies.ts'
import type { Given, Handlers, InCommunity, Said, Writer } from './given.ts'
import { newId } from './ids.ts'
import { invalid, isRefusing, refuse, type Refusing } from './refusals.ts'

type Here = Pick<Said<'recordEntry'>, 'outside'> & InCommunity

/** A record that is written for the first time. */
export const newEntry = (given: Writer, entry: Entry): StoredEntry => {
  const [at, by] = [given.outside.now(), given.caller.person.name]
  const versions = { deleted: false, version: 1, createdAt: at, createdBy: by, updatedAt: at, updatedBy: by }
  return { ...entry, ...versions, id: newId(given.outside), community: given.community }
}

/** The events of new entries. */
export const recordedEvents = (given: Writer, made: readonly StoredEntry[]) =>
  made.map(({ id, kind }) => eventOf(given, 'entry.recorded', id, { kind, version: 1 }))

/** Records new entries once, as corrections where their period is closed and there is a reason. */
export const recordOnce = <Reply>(
  given: Here & Pick<Given<'recordEntry'>, 'key' | 'sent' | 'request'>,
  operation: 'recordEntry' | 'importEntries',
  reply: Reply,
  made: readonly StoredEntry[],
  reason: string | undefined,
) => {
  const correction = correctionStatements(made, reason, given.caller.person.id)
  const change = {
    corrections: correction.corrections,
    statements: [...recordStatements(made), ...correction.events],
    events: recordedEvents(given, made),
  }
  return commitOnce(given, operation, reply, change, strangerIn(made), () => newRecordsClosed(given, made))
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

/** A record that is to be changed, and what its closed periods need to refuse it. */
type Found = { found: StoredEntry; facts: ClosingFacts }
type Change = 'edited' | 'deleted' | 'restored'

const revise = (
  given: Here,
  { found, facts }: Found,
  next: StoredEntry,
  change: Change,
  reason: string | undefined,
) => {
  const event = eventOf(given, `entry.${change}`, next.id, { kind: next.kind, version: next.version })
  const { guard, statements } = reviseStatements(next, change)
  const correction = correctionStatements([next], reason, given.caller.person.id)
  return commitEdit(
    given,
    entryReply(next),
    {
      corrections: correction.corrections,
      guard,
      statements: [...statements, ...correction.events],
      events: [event],
    },
    () => periodClosed(given, [found], [next], facts),
    strangerIn([next]),
  )
}

type Changing = Here & { params: { entry: string }; seen: number }

/** A record that is to be changed: found, still of the version seen, and not deleted. `figures`: those it will read. */
const lookUpLive = async (given: Changing, figures: readonly FigureKey[] = []): Promise<Found | Refusing> => {
  const read = await readEntryToChange(given.tenant, given.reach, given.community, {
    id: given.params.entry,
    figures,
  })
  if (read === undefined) return refuse('not-found')
  if (read.found.version !== given.seen) return refuse('stale')
  const detail = { zh: '这条记录已删除，请先恢复', en: 'This record is deleted: restore it first' }
  return read.found.deleted ? refuse('stale', { detail }) : read
}

export const entryChangeHandlers: Pick<
  Handlers,
  'recordEntry' | 'editEntry' | 'deleteEntry' | 'restoreEntry'
> = {
  recordEntry: async (given) => {
    const { within, reason, ...typed } = given.body
    const members = await findNamedMembers(given, typed)
    if (isRefusing(members)) return members
    const entry = readTyped(given, typed, within, members.find)
    if (isRefusing(entry)) return entry
    const made = newEntry(given, entry)
    const request = await withoutNames(given, members)
    return recordOnce(request, 'recordEntry', entryReply(made), [made], reason)
  },

  editEntry: async (given) => {
    const { within, reason, ...typed } = given.body
    const members = await findNamedMembers(given, typed)
    if (isRefusing(members)) return members
    const entry = readTyped(given, typed, within, members.find)
    const read = await lookUpLive(given, isRefusing(entry) ? [] : figuresRead([entry]))
    if (isRefusing(read)) return read
    const { found } = read
    if (typed.kind !== found.kind) return invalid(refused('kind', 'unknown-kind'))
    if (isRefusing(entry)) return entry
    const notable = typed.notable ?? found.notable
    return revise(given, read, nextVersion(given, found, { ...entry, notable }), 'edited', reason)
  },

  deleteEntry: async (given) => {
    const read = await lookUpLive(given)
    if (isRefusing(read)) return read
    const next = nextVersion(given, read.found, { deleted: true })
    return revise(given, read, next, 'deleted', given.query.reason)
  },

  restoreEntry: async (given) => {
    const { tenant, reach, community, params, body } = given
    const wanted = { id: params.entry, figures: [], version: body.version }
    const read = await readEntryToChange(tenant, reach, community, wanted)
    if (read === undefined) return refuse('not-found')
    const { found } = read
    if (found.version !== given.seen) return refuse('stale')
    const content = body.version === undefined ? found : read.content
    if (content === undefined) return invalid(refused('version', 'malformed'))
    // By today's rules and within this person's reach, as if it were typed again.
    const entry = readTyped(given, typeAgain(content), undefined)
    if (isRefusing(entry)) return entry
    const next = nextVersion(given, found, { ...entry, deleted: false })
    return revise(given, read, next, 'restored', body.reason)
  },
}
