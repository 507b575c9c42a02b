import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { DeliveryState, EndpointContent, EndpointKind, EndpointState } from '@linli/domain/endpoints'

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
