import { operations } from '@linli/contract/operations'
import { reaches, reachesSection } from '@linli/data/open'
import type { Declared } from '@linli/data/tenant/declared'
import type { StoredEntry } from '@linli/data/tenant/entries'
import { slotKey, type InboundFacts } from '@linli/data/tenant/inbound-facts'
import { periodsClosedTo } from '@linli/domain/corrections'
import {
  problemIn,
  type InboundProblem,
  type Mapped,
  type MappedItem,
  type Mapping,
} from '@linli/domain/inbound-mappings'
import type { MemberLookup } from '@linli/domain/members'
import { metricOf } from '@linli/domain/metrics'
import { firstDay, lastDay, period, periodName, type Period } from '@linli/domain/periods'
import { refused, type Refusal } from '@linli/domain/refusals'
import { isClosed } from '@linli/domain/reporting-periods'
import { newDeclared, readDeclaration, redeclared, type Declaration } from './declarations.ts'
import { readTyped } from './entries.ts'
import { newEntry } from './entry-changes.ts'
import type { Writer } from './given.ts'
import type { SourceWriter } from './inbound-writers.ts'
import { isRefusing, refusalsOf } from './refusals.ts'

/** What an item makes: a figure or a record, anew, in its next version, or as it stands already. */
export type Piece = { mapped: Mapped } & (
  | { becomes: 'declared'; row: Declared; change: 'made' | 'changed' | 'unchanged' }
  | { becomes: 'entry'; row: StoredEntry; change: 'made' }
)

/** An item with everything that it makes, or with everything that is wrong with it. */
export type PlannedItem = { item: number; pieces: Piece[]; problems: InboundProblem[] }

/** What a message is read against. `members`: whom records mean by names, by community. */
export type Planning = {
  writer: SourceWriter
  mapping: Mapping
  facts: InboundFacts
  members: ReadonlyMap<string, MemberLookup>
}

type Planned = Piece | Refusal[]

/** The community that a message means, by its id or by its name. */
export const communityIn = ({ communities }: Pick<InboundFacts, 'communities'>, said: string) =>
  communities.find(({ id }) => id === said) ??
  communities.find(({ name, shortName }) => name === said || shortName === said)

const closedPeriods = ({ facts, writer }: Planning, community: string): Period[] =>
  facts.closings
    .filter((one) => one.community === community && isClosed(one.at, writer.outside.now()))
    .map((one) => one.period)

const closedTo = (field: string, periods: readonly Period[]): Refusal[] => {
  const names = periods.map(periodName)
  const [zh, en] = [names.map((name) => name.zh).join('、'), names.map((name) => name.en).join(', ')]
  return periods.length === 0 ? [] : [refused(field, 'closed-to-sources', { zh, en })]
}

const isSame = (one: Declared, other: Declared): boolean =>
  (['value', 'bound', 'said', 'source', 'reason', 'statement'] as const).every(
    (key) => one[key] === other[key],
  )

type Read = { typed: Declaration; writer: Writer; planning: Planning; mapped: Mapped }

/** What becomes of a figure that may stand declared already: a source changes what is its own, and nothing else. */
const settle = ({ typed, writer, planning, mapped }: Read): Planned => {
  const quantity = readDeclaration(writer, typed, typed)
  if (isRefusing(quantity)) return [...(quantity.errors ?? [])]
  const fresh = newDeclared(writer, typed, quantity)
  const standing = planning.facts.standing.get(slotKey(fresh))
  if (standing === undefined) return { mapped, becomes: 'declared', row: fresh, change: 'made' }
  if (!standing.own) return [refused('value', 'declared-by-other')]
  return isSame(standing.declared, fresh)
    ? { mapped, becomes: 'declared', row: standing.declared, change: 'unchanged' }
    : {
        mapped,
        becomes: 'declared',
        row: redeclared(writer, standing.declared, typed, quantity),
        change: 'changed',
      }
}

type Declaring = Mapped & { becomes: 'declared' }

const planDeclared = (planning: Planning, writer: Writer, mapped: Declaring): Planned => {
  const read = operations.declareFigure.body.safeParse(mapped.typed, { reportInput: true })
  if (!read.success) return refusalsOf(read.error.issues)
  const metric = metricOf(read.data.metric)
  if (metric !== undefined && !reachesSection(writer.reach, metric.section))
    return [refused('metric', 'not-for-source')]
  const asked = period(read.data.period)
  const closed = closedPeriods(planning, writer.community).filter(
    (one) => firstDay(one) <= firstDay(asked) && lastDay(one) >= lastDay(asked),
  )
  const refusals = closedTo('period', closed)
  return refusals.length > 0 ? refusals : settle({ typed: read.data, writer, planning, mapped })
}

type Recording = Mapped & { becomes: 'entry' }

const planEntry = (planning: Planning, writer: Writer, mapped: Recording): Planned => {
  const read = operations.recordEntry.body.safeParse(mapped.typed, { reportInput: true })
  if (!read.success) return refusalsOf(read.error.issues)
  const { within, reason: _, ...typed } = read.data
  const entry = readTyped(writer, typed, within, planning.members.get(writer.community))
  if (isRefusing(entry)) return [...(entry.errors ?? [])]
  const closed = periodsClosedTo(closedPeriods(planning, writer.community), [entry.fact])
  const refusals = closedTo('date', closed)
  return refusals.length > 0
    ? refusals
    : { mapped, becomes: 'entry', row: newEntry(writer, entry), change: 'made' }
}

const planOne = (planning: Planning, mapped: Mapped): Planned => {
  const community = communityIn(planning.facts, mapped.community)
  if (community === undefined) return [refused('community', 'not-a-community')]
  if (!reaches(planning.writer.reach, community.id)) return [refused('community', 'not-for-source')]
  const writer = { ...planning.writer, community: community.id }
  return mapped.becomes === 'declared'
    ? planDeclared(planning, writer, mapped)
    : planEntry(planning, writer, mapped)
}

const slotOf = (piece: Piece): string[] => (piece.becomes === 'declared' ? [slotKey(piece.row)] : [])

/** What a figure may be told once in a message; `taken` are those of the items before. */
const withoutTwins = (planned: Planned, taken: ReadonlySet<string>, own: readonly Piece[]): Planned => {
  if (Array.isArray(planned)) return planned
  const before = own.flatMap(slotOf)
  const twice = slotOf(planned).some((slot) => taken.has(slot) || before.includes(slot))
  return twice ? [refused('metric', 'twice')] : planned
}

const planItem = (
  planning: Planning,
  { item, makes, problems }: MappedItem,
  taken: ReadonlySet<string>,
): PlannedItem => {
  const planned: PlannedItem = { item, pieces: [], problems: [...problems] }
  for (const mapped of makes.filter(({ make }) => !problems.some((one) => one.make === make))) {
    const one = withoutTwins(planOne(planning, mapped), taken, planned.pieces)
    if (!Array.isArray(one)) planned.pieces.push(one)
    else
      planned.problems.push(...one.map((refusal) => problemIn(planning.mapping, item, mapped.make, refusal)))
  }
  return planned
}

/** What becomes of each item: all that it makes, or nothing of it. */
export const planItems = (planning: Planning, items: readonly MappedItem[]): PlannedItem[] => {
  const taken = new Set<string>()
  return items.map((item) => {
    const planned = planItem(planning, item, taken)
    if (planned.problems.length === 0) for (const slot of planned.pieces.flatMap(slotOf)) taken.add(slot)
    return planned
  })
}
