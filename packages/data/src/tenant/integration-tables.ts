import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { DeliveryState, EndpointContent, EndpointKind, EndpointState } from '@linli/domain/endpoints'
import type { InboundState, SourceKind, SourceState } from '@linli/domain/sources'

// Mirrors of migrations/tenant, which is the truth; a test compares every column.

export const endpoint = sqliteTable('endpoint', {
  id: text().primaryKey(),
  kind: text().$type<EndpointKind>().notNull(),
  name: text().notNull(),
  sealedUrl: text('sealed_url').notNull(),
  shownUrl: text('shown_url').notNull(),
  sealedHeaders: text('sealed_headers').notNull(),
  headerNames: text('header_names', { mode: 'json' }).$type<readonly string[]>().notNull(),
  types: text({ mode: 'json' }).$type<'all' | readonly string[]>().notNull(),
  communities: text({ mode: 'json' }).$type<'all' | readonly string[]>().notNull(),
  content: text().$type<EndpointContent>().notNull(),
  signatures: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
  sealedKeys: text('sealed_keys').notNull(),
  publicKey: text('public_key').notNull(),
  sealedOldKeys: text('sealed_old_keys'),
  oldKeysUntil: integer('old_keys_until'),
  rate: integer().notNull(),
  ordered: integer({ mode: 'boolean' }).notNull(),
  daysKept: integer('days_kept').notNull(),
  handshake: text().$type<'allowed' | 'not-supported'>().notNull(),
  state: text().$type<EndpointState>().notNull(),
  fromSequence: integer('from_sequence').notNull(),
  failingSince: integer('failing_since'),
  succeededAt: integer('succeeded_at'),
  windowFrom: integer('window_from').notNull().default(0),
  windowUsed: integer('window_used').notNull().default(0),
  removed: integer({ mode: 'boolean' }).notNull(),
  version: integer().notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
})

export const outbox = sqliteTable('outbox', {
  id: integer().primaryKey(),
  after: integer().notNull(),
})

export const message = sqliteTable(
  'message',
  {
    sequence: integer().notNull(),
    content: text().$type<EndpointContent>().notNull(),
    body: text().notNull(),
    keepUntil: integer('keep_until').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sequence, table.content] })],
)

export const delivery = sqliteTable(
  'delivery',
  {
    endpoint: text().notNull(),
    sequence: integer().notNull(),
    message: text().notNull(),
    type: text().notNull(),
    community: text(),
    subject: text().notNull(),
    state: text().$type<DeliveryState>().notNull(),
    step: integer().notNull(),
    attempts: integer().notNull(),
    dueAt: integer('due_at').notNull(),
    leasedUntil: integer('leased_until').notNull(),
    createdAt: integer('created_at').notNull(),
    settledAt: integer('settled_at'),
    acknowledgement: text().$type<'synced' | 'rejected'>(),
    acknowledgedAt: integer('acknowledged_at'),
    acknowledgementReason: text('acknowledgement_reason'),
  },
  (table) => [primaryKey({ columns: [table.endpoint, table.sequence] })],
)

export const attempt = sqliteTable(
  'attempt',
  {
    endpoint: text().notNull(),
    sequence: integer().notNull(),
    number: integer().notNull(),
    at: integer().notNull(),
    took: integer().notNull(),
    status: integer(),
    failure: text(),
    answer: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.endpoint, table.sequence, table.number] })],
)

export const source = sqliteTable('source', {
  id: text().primaryKey(),
  name: text().notNull(),
  kind: text().$type<SourceKind>().notNull(),
  receiving: text().notNull(),
  secret: text().notNull(),
  former: text().notNull(),
  mapping: text().notNull(),
  mappingVersion: integer('mapping_version').notNull(),
  communities: text().notNull(),
  sections: text().notNull(),
  state: text().$type<SourceState>().notNull(),
  version: integer().notNull(),
  createdAt: integer('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  updatedAt: integer('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
})

export const inboundMessage = sqliteTable('inbound_message', {
  id: text().primaryKey(),
  source: text().notNull(),
  externalId: text('external_id').notNull(),
  bodyHash: text('body_hash').notNull(),
  once: text().notNull(),
  receivedAt: integer('received_at').notNull(),
  sealedBody: text('sealed_body'),
  size: integer().notNull(),
  mappingVersion: integer('mapping_version').notNull(),
  itemsPath: text('items_path').notNull(),
  items: integer().notNull(),
  done: integer().notNull(),
  state: text().$type<InboundState>().notNull(),
  outcome: text().notNull(),
  dismissal: text().notNull(),
  version: integer().notNull(),
  updatedAt: integer('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
})

export const sourceFigure = sqliteTable('source_figure', {
  declared: text().primaryKey(),
  source: text().notNull(),
  version: integer().notNull(),
})
