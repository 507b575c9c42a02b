import type { InStatement } from '@libsql/client'
import type { Event } from '@linli/data/commit'
import { declareManyStatement, redeclareManyStatement, type Declared } from '@linli/data/tenant/declared'
import { recordStatements, type StoredEntry } from '@linli/data/tenant/entries'
import {
  openPeriodsGuard,
  ownStatement,
  readInboundFacts,
  type FigureSlot,
  type InboundFacts,
} from '@linli/data/tenant/inbound-facts'
import type { Delivery } from '@linli/data/tenant/inbound-messages'
import type { StoredSource } from '@linli/data/tenant/sources'
import type { MappedItem, Mapping } from '@linli/domain/inbound-mappings'
import type { MemberLookup } from '@linli/domain/members'
import { firstDay, lastDay, period } from '@linli/domain/periods'
import { eventOf } from './committing.ts'
import { declaredReply } from './declarations.ts'
import { recordedEvents } from './entry-changes.ts'
import { findMembers } from './entry-members.ts'
import { communityIn, planItems, type Piece, type PlannedItem } from './inbound-plans.ts'
import type { SourceWriter } from './inbound-writers.ts'
import { isRefusing, type Refusing } from './refusals.ts'

/** Who writes what came, by which mapping. */
export type Reading = { writer: SourceWriter; source: Pick<StoredSource, 'id'>; mapping: Mapping }

const slotsOf = (items: readonly MappedItem[]): FigureSlot[] =>
  items.flatMap(({ makes }) =>
    makes.flatMap((mapped) =>
      mapped.becomes === 'declared' ? [{ community: mapped.community, ...mapped.typed }] : [],
    ),
  )

/** Everything that decides what comes of these items. */
export const factsFor = ({ writer, source }: Reading, items: readonly MappedItem[], delivery?: Delivery) =>
  readInboundFacts(writer.tenant, source.id, slotsOf(items), delivery)

/** Whom records mean by names, community by community; no round trip where none names anybody. */
const membersFor = async (writer: SourceWriter, items: readonly MappedItem[], facts: InboundFacts) => {
  const found = new Map<string, MemberLookup>()
  const mapped = items.flatMap(({ makes }) => makes)
  for (const { id } of facts.communities) {
    const rows = mapped.flatMap((one) =>
      one.becomes === 'entry' && communityIn(facts, one.community)?.id === id ? [one.typed] : [],
    )
    const members = await findMembers({ ...writer, community: id }, rows)
    if (isRefusing(members)) return members
    if (members.find !== undefined) found.set(id, members.find)
  }
  return found
}

/** What becomes of the items of a message, as things stand. */
export const planFor = async (
  { writer, mapping }: Reading,
  items: readonly MappedItem[],
  facts: InboundFacts,
): Promise<PlannedItem[] | Refusing> => {
  const members = await membersFor(writer, items, facts)
  return isRefusing(members) ? members : planItems({ writer, mapping, facts, members }, items)
}

type Rows = { made: Declared[]; changed: Declared[]; entries: StoredEntry[] }

const rowsOf = (planned: readonly PlannedItem[]): Rows => {
  const pieces = planned.flatMap(({ problems, pieces: own }) => (problems.length > 0 ? [] : own))
  const declared = (change: Piece['change']) =>
    pieces.flatMap((one) => (one.becomes === 'declared' && one.change === change ? [one.row] : []))
  return {
    made: declared('made'),
    changed: declared('changed'),
    entries: pieces.flatMap((one) => (one.becomes === 'entry' ? [one.row] : [])),
  }
}

const periodRows = (rows: readonly Declared[]) =>
  rows.map((row) => ({
    community: row.community,
    first: firstDay(period(row.period)),
    last: lastDay(period(row.period)),
  }))

const eventsFor = (writer: SourceWriter, { made, changed, entries }: Rows): Event[] => {
  const declared = (rows: readonly Declared[], type: string) =>
    rows.map((row) => eventOf({ ...writer, community: row.community }, type, row.id, declaredReply(row)))
  return [
    ...declared(made, 'figure.declared'),
    ...declared(changed, 'figure.redeclared'),
    ...entries.flatMap((entry) => recordedEvents({ ...writer, community: entry.community }, [entry])),
  ]
}

/** Everything that is written for the items that fit, with its events; the same as if somebody had typed it. */
export const changesFor = (
  { writer, source }: Reading,
  planned: readonly PlannedItem[],
): { statements: InStatement[]; events: Event[] } => {
  const rows = rowsOf(planned)
  const { made, changed, entries } = rows
  const declared = [...made, ...changed]
  return {
    statements: [
      ...(made.length > 0 ? [declareManyStatement(made)] : []),
      ...(changed.length > 0 ? [redeclareManyStatement(changed)] : []),
      ...(declared.length > 0
        ? [
            ownStatement(source.id, declared),
            openPeriodsGuard(source.id, periodRows(declared), writer.outside.now()),
          ]
        : []),
      ...(entries.length > 0 ? recordStatements(entries) : []),
    ],
    events: eventsFor(writer, rows),
  }
}

/** How often what is read and written at the same time by others is tried. */
export const mostAttempts = 4
