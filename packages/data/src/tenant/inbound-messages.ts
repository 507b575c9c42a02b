import { and, desc, eq, getTableColumns, lt, sql, type InferSelectModel } from 'drizzle-orm'
import type { InStatement, ResultSet } from '@libsql/client'
import type { RefusalDetails } from '@linli/domain/cell-refusals'
import type { RefusalReason } from '@linli/domain/refusals'
import type { InboundState } from '@linli/domain/sources'
import type { TenantDb } from '../open.ts'
import { statementOf } from '../statements.ts'
import { inboundMessage, source } from './integration-tables.ts'

/** What an item made: a figure or a record, anew or in its next version. */
export type InboundMade = {
  becomes: 'declared' | 'entry'
  id: string
  community: string
  change: 'made' | 'changed' | 'unchanged'
}

/** What is kept of a problem: nothing that the message itself says. */
export type KeptProblem = {
  make: number
  field: string
  reason: RefusalReason
  details: RefusalDetails
  at: string
}

/** What came of an item; -1 is the message as a whole. */
export type InboundOutcome =
  | { item: number; state: 'done'; made: readonly InboundMade[] }
  | { item: number; state: 'quarantined'; problems: readonly KeptProblem[] }

type Row = InferSelectModel<typeof inboundMessage>

/**
 * A message that came: its raw body sealed while it is kept, and what came of it. `once` is what another delivery of it would have
 * in common with it; moments are ms since 1970.
 */
export type StoredMessage = Omit<Row, 'outcome'> & { outcome: readonly InboundOutcome[] }

const messageFromRow = (row: Row): StoredMessage => ({
  ...row,
  outcome: JSON.parse(row.outcome) as InboundOutcome[],
})

const {
  sealedBody,
  outcome: _outcome,
  bodyHash: _hash,
  once: _once,
  ...shown
} = getTableColumns(inboundMessage)
const listed = {
  ...shown,
  kept: sql<number>`${sealedBody} IS NOT NULL`.mapWith(Boolean),
  sourceName: source.name,
  kind: source.kind,
}

const inLists = (tenant: TenantDb) =>
  tenant.orm.select(listed).from(inboundMessage).innerJoin(source, eq(source.id, inboundMessage.source))

/** A message as lists show it, with the source it came from. */
export type ListedMessage = Awaited<ReturnType<typeof listMessages>>[number]

/** Messages, newest first; one more than `limit` when there are further ones. `after`: the id of the last one seen. */
export const listMessages = (
  tenant: TenantDb,
  filter: { source?: string | undefined; state?: InboundState | undefined },
  page: { after?: string | undefined; limit: number },
) =>
  inLists(tenant)
    .where(
      and(
        filter.source === undefined ? undefined : eq(inboundMessage.source, filter.source),
        filter.state === undefined ? undefined : eq(inboundMessage.state, filter.state),
        page.after === undefined ? undefined : lt(inboundMessage.id, page.after),
      ),
    )
    .orderBy(desc(inboundMessage.id))
    .limit(page.limit + 1)

/** A message with what came of it, and the source it came from. */
export const readMessage = async (tenant: TenantDb, id: string) => {
  const [row] = await tenant.orm
    .select({ message: inboundMessage, sourceName: source.name, kind: source.kind })
    .from(inboundMessage)
    .innerJoin(source, eq(source.id, inboundMessage.source))
    .where(eq(inboundMessage.id, id))
  return row && { ...row, message: messageFromRow(row.message) }
}

/** What another delivery of a message is recognised by: its id, and what else they would have in common. */
export type Delivery = { externalId: string; once: string }

/** A message that came before, as it is answered when it comes again. */
export type EarlierMessage = Pick<
  StoredMessage,
  'id' | 'externalId' | 'bodyHash' | 'once' | 'state' | 'outcome'
>

/** Asks for the messages of a source that may be the same; {@link earlierIn} reads the answer. */
export const earlierStatement = (from: string, { externalId, once }: Delivery): InStatement => ({
  sql: `SELECT id, external_id, body_hash, once, state, outcome FROM inbound_message WHERE source = ?1 AND external_id = ?2
    UNION SELECT id, external_id, body_hash, once, state, outcome FROM inbound_message WHERE source = ?1 AND once = ?3`,
  args: [from, externalId, once],
})

export const earlierIn = (answer: ResultSet | undefined): EarlierMessage[] =>
  (answer?.rows ?? []).map((row) => ({
    id: String(row['id']),
    externalId: String(row['external_id']),
    bodyHash: String(row['body_hash']),
    once: String(row['once']),
    state: String(row['state']) as InboundState,
    outcome: JSON.parse(String(row['outcome'])) as InboundOutcome[],
  }))

export const addMessageStatement = (tenant: TenantDb, made: StoredMessage): InStatement =>
  statementOf(tenant.orm.insert(inboundMessage).values({ ...made, outcome: JSON.stringify(made.outcome) }))

/** The guard that brings a message to its next version: what came of it, and whether what is left was put aside. */
export const changeMessageGuard = (next: StoredMessage): InStatement => ({
  sql: `UPDATE inbound_message SET mapping_version = ?, items_path = ?, items = ?, done = ?, state = ?, outcome = ?, dismissal = ?,
    updated_at = ?, updated_by = ?, version = iif(version = ?, version + 1, NULL) WHERE id = ?`,
  args: [
    next.mappingVersion,
    next.itemsPath,
    next.items,
    next.done,
    next.state,
    JSON.stringify(next.outcome),
    next.dismissal,
    next.updatedAt,
    next.updatedBy,
    next.version - 1,
    next.id,
  ],
})

/** Forgets the raw bodies of messages that came before a moment (ms since 1970); what came of them stays. */
export const forgetBodies = async (tenant: TenantDb, before: number): Promise<void> => {
  await tenant.client.execute({
    sql: 'UPDATE inbound_message SET sealed_body = NULL WHERE sealed_body IS NOT NULL AND received_at < ?',
    args: [before],
  })
}
