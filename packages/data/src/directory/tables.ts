import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Role } from '@linli/domain/permissions'
import type { Section } from '@linli/domain/sections'

// Mirrors of migrations/directory, which is the truth; a test compares every column.

export const street = sqliteTable('street', {
  id: text().primaryKey(),
  name: text().notNull(),
  database: text().notNull().unique(),
  schemaVersion: integer('schema_version').notNull().default(0),
  createdAt: integer('created_at').notNull(),
  nextDue: integer('next_due'),
  announcedAt: integer('announced_at').notNull().default(0),
})

export const person = sqliteTable('person', {
  id: text().primaryKey(),
  login: text().notNull().unique(),
  name: text().notNull(),
  passwordHash: text('password_hash').notNull(),
  createdAt: integer('created_at').notNull(),
})

export const membership = sqliteTable(
  'membership',
  {
    person: text().notNull(),
    street: text().notNull(),
    role: text().$type<Role>().notNull(),
    communities: text().notNull(),
    sections: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.street] })],
)

export const session = sqliteTable('session', {
  idHash: text('id_hash').primaryKey(),
  person: text().notNull(),
  expiresAt: integer('expires_at').notNull(),
  createdAt: integer('created_at').notNull(),
  device: text().notNull(),
})

export const signInAttempt = sqliteTable('sign_in_attempt', {
  bucket: text().primaryKey(),
  count: integer().notNull(),
  until: integer().notNull(),
})

export const apiToken = sqliteTable('api_token', {
  id: text().primaryKey(),
  street: text().notNull(),
  name: text().notNull(),
  shown: text().notNull(),
  secretHash: text('secret_hash').notNull().unique(),
  permissions: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
  communities: text({ mode: 'json' }).$type<'all' | readonly string[]>().notNull(),
  sections: text({ mode: 'json' }).$type<'all' | readonly Section[]>().notNull(),
  addresses: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
  perMinute: integer('per_minute').notNull(),
  expires: text().notNull(),
  expiresAt: integer('expires_at').notNull(),
  createdAt: integer('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  revokedAt: integer('revoked_at'),
  revokedBy: text('revoked_by'),
  lastUsedAt: integer('last_used_at'),
  minute: integer().notNull().default(0),
  used: integer().notNull().default(0),
  version: integer().notNull(),
})
