import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Precision } from '@linli/domain/dates'
import type { Bound } from '@linli/domain/quantities'
import type { Section } from '@linli/domain/sections'
import type { TargetKind, TargetLevel } from '@linli/domain/targets'

// Mirrors of migrations/tenant, which is the truth; a test compares every column.

export const community = sqliteTable('community', {
  id: text().primaryKey(),
  name: text().notNull(),
  shortName: text('short_name').notNull(),
  initials: text().notNull(),
  position: integer().notNull().unique(),
})

export const settings = sqliteTable('settings', {
  id: integer().primaryKey(),
  streetName: text('street_name').notNull(),
  cutOff: text('cut_off').notNull(),
  opening: text().notNull(),
  closing: text().notNull(),
  version: integer().notNull(),
  updatedAt: integer('updated_at').notNull(),
})

export const entry = sqliteTable('entry', {
  id: text().primaryKey(),
  community: text().notNull(),
  kind: text().notNull(),
  section: text().$type<Section>().notNull(),
  date: text().notNull(),
  precision: text().$type<Precision>().notNull(),
  title: text().notNull(),
  fields: text().notNull(),
  note: text().notNull(),
  notable: integer({ mode: 'boolean' }).notNull(),
  searched: text().notNull(),
  ruleVersion: integer('rule_version').notNull(),
  deleted: integer({ mode: 'boolean' }).notNull(),
  version: integer().notNull(),
  createdAt: integer('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  updatedAt: integer('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
})

export const entryVersion = sqliteTable(
  'entry_version',
  {
    entry: text().notNull(),
    version: integer().notNull(),
    change: text().$type<'recorded' | 'edited' | 'deleted' | 'restored'>().notNull(),
    content: text().notNull(),
    at: integer().notNull(),
    by: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.entry, table.version] })],
)

export const posting = sqliteTable(
  'posting',
  {
    community: text().notNull(),
    metric: text().notNull(),
    dimension: text().notNull(),
    date: text().notNull(),
    entry: text().notNull(),
    nature: text().$type<'flow' | 'stock'>().notNull(),
    precision: text().$type<Precision>().notNull(),
    value: integer().notNull(),
    bound: text().$type<Bound>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.metric, table.dimension, table.date, table.entry] }),
  ],
)

export const flowBalance = sqliteTable(
  'flow_balance',
  {
    span: text().notNull(),
    community: text().notNull(),
    metric: text().notNull(),
    dimension: text().notNull(),
    sum: integer().notNull(),
    count: integer().notNull(),
    atLeast: integer('at_least').notNull(),
    atMost: integer('at_most').notNull(),
    about: integer().notNull(),
    estimated: integer().notNull(),
    unstated: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.span, table.community, table.metric, table.dimension] })],
)

export const stockBalance = sqliteTable(
  'stock_balance',
  {
    community: text().notNull(),
    metric: text().notNull(),
    dimension: text().notNull(),
    grain: text().$type<'month' | 'half'>().notNull(),
    span: text().notNull(),
    date: text().notNull(),
    entry: text().notNull(),
    precision: text().$type<Precision>().notNull(),
    value: integer().notNull(),
    bound: text().$type<Bound>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.grain, table.metric, table.dimension, table.span] }),
  ],
)

export const declared = sqliteTable('declared', {
  id: text().primaryKey(),
  community: text().notNull(),
  period: text().notNull(),
  metric: text().notNull(),
  dimension: text().notNull(),
  value: integer().notNull(),
  bound: text().$type<Bound>().notNull(),
  said: text(),
  source: text().notNull(),
  reason: text().notNull(),
  statement: text().notNull(),
  withdrawn: integer({ mode: 'boolean' }).notNull(),
  version: integer().notNull(),
  updatedAt: integer('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
})

export const target = sqliteTable('target', {
  id: text().primaryKey(),
  community: text().notNull(),
  title: text().notNull(),
  kind: text().$type<TargetKind>().notNull(),
  level: text().$type<TargetLevel>().notNull(),
  due: text().notNull(),
  metric: text(),
  dimension: text().notNull(),
  value: integer(),
  unit: text().notNull(),
  removed: integer({ mode: 'boolean' }).notNull(),
  version: integer().notNull(),
  updatedAt: integer('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
})

export const event = sqliteTable('event', {
  sequence: integer().primaryKey(),
  type: text().notNull(),
  community: text(),
  subject: text().notNull(),
  actor: text().notNull(),
  at: integer().notNull(),
  data: text().notNull(),
})

export const seal = sqliteTable('seal', {
  number: integer().primaryKey(),
  first: integer().notNull(),
  last: integer().notNull(),
  hash: text().notNull(),
  at: integer().notNull(),
})

export const idempotency = sqliteTable(
  'idempotency',
  {
    person: text().notNull(),
    key: text().notNull(),
    operation: text().notNull(),
    requestHash: text('request_hash').notNull(),
    reply: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.key] })],
)
