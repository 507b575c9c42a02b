import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createClient, type Client } from '@libsql/client'
import { tenantSchema } from '@linli/data/open'
import { migrate } from '@linli/data/migrate'
import { migrateAll } from '@linli/data/streets'
import * as directoryTables from '@linli/data/directory/tables'
import * as integrationTables from '@linli/data/tenant/integration-tables'
import * as ledgerTables from '@linli/data/tenant/tables'
import { migrations } from '@linli/workers/node/migrations'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, test } from 'vitest'
import { town } from '../support/town.ts'

const files = migrations()
const tenantTables = { ...ledgerTables, ...integrationTables }
const now = Date.UTC(2010, 6, 5)

const migrated = async (kind: 'directory' | 'tenant'): Promise<Client> => {
  const client = createClient({ url: ':memory:' })
  await migrate(client, files[kind], now)
  return client
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

type Column = { name: string; type: string; required: boolean; key: number }

/** Every table of a database with its columns, as SQLite tells them. */
const inDatabase = async (client: Client): Promise<Record<string, Column[]>> => {
  const { rows } = await client.execute(
    `SELECT t.name AS "table", c.name, c.type, c."notnull" OR c.pk > 0 AS required, c.pk AS "key"
      FROM sqlite_schema t JOIN pragma_table_info(t.name) c
      WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> 'migration' ORDER BY t.name, c.cid`,
  )
  const found: Record<string, Column[]> = {}
  for (const row of rows)
    (found[text(row['table'])] ??= []).push({
      name: text(row['name']),
      type: text(row['type']),
      required: row['required'] === 1,
      key: Number(row['key']),
    })
  return found
}

/** Every table as the code's typed queries see it. */
const inCode = (tables: Readonly<Record<string, unknown>>): Record<string, Column[]> => {
  const found: Record<string, Column[]> = {}
  for (const table of Object.values(tables).filter((one) => one instanceof SQLiteTable)) {
    const { name, columns, primaryKeys } = getTableConfig(table)
    const together = primaryKeys[0]?.columns.map((column) => column.name) ?? []
    found[name] = columns.map((column) => ({
      name: column.name,
      type: column.getSQLType().toUpperCase(),
      required: column.notNull || column.primary,
      key: column.primary ? 1 : together.indexOf(column.name) + 1,
    }))
  }
  return found
}

describe('the SQL of the migrations is the truth', () => {
  for (const [kind, tables] of [
    ['directory', directoryTables],
    ['tenant', tenantTables],
  ] as const)
    test(`every column of the ${kind} is mirrored by the tables in code, and no other`, async () => {
      const told = await inDatabase(await migrated(kind))
      expect(Object.keys(told).length).toBeGreaterThan(4)
      const byName = (all: Record<string, Column[]>) =>
        Object.fromEntries(
          Object.entries(all).map(([name, columns]) => [
            name,
            columns.toSorted((a, b) => a.name.localeCompare(b.name)),
          ]),
        )
      expect(byName(inCode(tables))).toEqual(byName(told))
    })

  test('every table is STRICT, so that no amount is ever stored as REAL', async () => {
    for (const kind of ['directory', 'tenant'] as const) {
      const client = await migrated(kind)
      const { rows } = await client.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      expect(rows.map((row) => row['name'])).toEqual([])
    }
  })

  test('the schema number of this code is the number of files', () => {
    const names = readdirSync(join(import.meta.dirname, '../../migrations/tenant'))
    expect(names.filter((name) => name.endsWith('.sql')).length).toBe(tenantSchema)
    for (const { name } of [...files.directory, ...files.tenant])
      expect(name).toMatch(/^\d{4}_[a-z0-9_]+\.sql$/)
  })
})

describe('migrating', () => {
  test('twice does nothing more', async () => {
    for (const kind of ['directory', 'tenant'] as const) {
      const client = await migrated(kind)
      const before = await inDatabase(client)
      expect(await migrate(client, files[kind], now)).toEqual([])
      expect(await inDatabase(client)).toEqual(before)
    }
  })

  test('with a file that was changed after it was applied is refused', async () => {
    const client = await migrated('tenant')
    const edited = files.tenant.map(({ name, sql }) => ({ name, sql: `${sql}\n-- a second thought` }))
    await expect(migrate(client, edited, now)).rejects.toThrow(/0001.*changed after it was applied/)
  })

  test('with a file that breaks half-way leaves the database as it was, and goes on once it is mended', async () => {
    const client = await migrated('tenant')
    const broken = {
      name: '0999_breaks.sql',
      sql: 'CREATE TABLE kept (id INTEGER) STRICT\n--> statement-breakpoint\nCREATE TABLE entry (id INTEGER)',
    }
    const before = await inDatabase(client)
    await expect(migrate(client, [...files.tenant, broken], now)).rejects.toThrow(/entry/)
    expect(await inDatabase(client)).toEqual(before)
    const mended = { ...broken, sql: 'CREATE TABLE kept (id INTEGER) STRICT' }
    expect(await migrate(client, [...files.tenant, mended], now)).toEqual([broken.name])
  })
})

describe('a street that could not be upgraded', () => {
  test('is refused until it is mended, while the others go on', async () => {
    await using place = await town()
    const [fang, ping, hui] = [
      await place.signIn('wang-fang'),
      await place.signIn('he-ping'),
      await place.signIn('xu-hui'),
    ]
    await place
      .connect('directory')
      .execute("UPDATE street SET schema_version = 0 WHERE id IN ('maple', 'river')")
    const { rows } = await place.connect('maple').execute('SELECT name, sha256 FROM migration LIMIT 1')
    await place.connect('maple').execute({
      sql: "UPDATE migration SET sha256 = 'of another file' WHERE name = ?",
      args: [text(rows[0]?.['name'])],
    })
    const failed = await migrateAll(place.connect, files, now)
    expect([...failed.keys()]).toEqual(['maple'])

    const period = '2010-H1'
    const birth = { kind: 'birth', date: '6-18', within: period } as const
    const { status, type } = await fang.refused('listEntries', { query: { period } })
    expect([status, type]).toEqual([503, '/problems/tenant-upgrading'])
    expect((await fang.refused('recordEntry', { body: birth })).status).toBe(503)
    expect((await hui.refused('readComparison', { query: { period } })).status).toBe(503)
    await ping.call('recordEntry', { body: birth })
    await fang.call('readSession')
    await place.passTime(2 * 60_000)
    await place.tick()
    expect(place.faults).toEqual([])

    const [name, sha256] = [text(rows[0]?.['name']), text(rows[0]?.['sha256'])]
    const mend = { sql: 'UPDATE migration SET sha256 = ? WHERE name = ?', args: [sha256, name] }
    await place.connect('maple').execute(mend)
    expect(await migrateAll(place.connect, files, now)).toEqual(new Map())
    await fang.call('recordEntry', { body: birth })
  })
})
