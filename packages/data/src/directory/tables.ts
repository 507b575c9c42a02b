import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Role } from '@linli/domain/permissions'

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
