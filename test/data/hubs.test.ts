import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, LibsqlError, type Client } from '@libsql/client/web'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Hub } from '../support/hrana.ts'
import { serveHub } from '../support/hub-server.ts'

const folder = await mkdtemp(join(tmpdir(), 'linli-hub-'))
const asked: string[] = []
const hub = new Hub({ folder, token: 'open-sesame', onPipeline: (database) => asked.push(database) })
const server = await serveHub(hub)
const clientOf = (database: string, authToken = 'open-sesame'): Client =>
  createClient({ url: `${server.url}/${database}/`, authToken, intMode: 'bigint' })
const client = clientOf('street')

beforeAll(() =>
  client.execute('CREATE TABLE household (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT'),
)
beforeEach(async () => {
  await client.execute('DELETE FROM household')
  asked.length = 0
})
afterAll(async () => {
  await server.close()
  hub.close()
  await rm(folder, { recursive: true })
})

const names = async (): Promise<unknown[]> =>
  (await client.execute('SELECT name FROM household ORDER BY id')).rows.map((row) => row['name'])

describe('the stand-in for a libSQL server', () => {
  test('brings every kind of value back as it was sent', async () => {
    const args = [null, 2n ** 62n, 1.5, '闸弄口', new Uint8Array([0, 255])]
    const { rows } = await client.execute({ sql: 'SELECT ? a, ? b, ? c, ? d, ? e', args })
    const { a, b, c, d, e } = { ...rows[0] }
    expect([a, b, c, d]).toEqual(args.slice(0, 4))
    expect(e instanceof ArrayBuffer && [...new Uint8Array(e)]).toEqual([0, 255])
  })

  test('takes named arguments and tells what a write did', async () => {
    const sql = 'INSERT INTO household (id, name) VALUES (:id, :name) RETURNING name'
    const told = await client.execute({ sql, args: { id: 7, name: '张' } })
    expect([told.rowsAffected, told.lastInsertRowid, told.rows[0]?.['name']]).toEqual([1, 7n, '张'])
  })

  test('keeps nothing of a batch in which one statement fails, and needs one round trip for it', async () => {
    const insert = (name: string) => ({ sql: 'INSERT INTO household (name) VALUES (?)', args: [name] })
    const failed: unknown = await client
      .batch([insert('李'), insert('李')], 'write')
      .catch((fault: unknown) => fault)
    expect(failed instanceof LibsqlError && failed.code).toBe('SQLITE_CONSTRAINT')
    expect(asked).toEqual(['street'])
    expect(await names()).toEqual([])
  })

  test('lets writers on one database wait for each other', async () => {
    const write = async (name: string): Promise<void> => {
      const transaction = await client.transaction('write')
      await transaction.execute({ sql: 'INSERT INTO household (name) VALUES (?)', args: [name] })
      await transaction.commit()
    }
    await Promise.all(['甲', '乙', '丙', '丁'].map(write))
    expect(new Set(await names())).toEqual(new Set(['甲', '乙', '丙', '丁']))
  })

  test('rolls back what its client gave up', async () => {
    const transaction = await client.transaction('write')
    await transaction.execute("INSERT INTO household (name) VALUES ('王')")
    transaction.close()
    await expect.poll(names).toEqual([])
  })

  test('keeps databases apart', async () => {
    await expect(clientOf('other').execute('SELECT * FROM household')).rejects.toThrow('no such table')
  })

  test.for([
    ['SELECT 1; SELECT 2', 'SQL_MANY_STATEMENTS'],
    ['-- nothing;', 'SQL_NO_STATEMENT'],
    ['SELEC 1', 'SQLITE_ERROR'],
  ])('refuses %s', async ([sql = '', code]) => {
    await expect(client.execute(sql)).rejects.toMatchObject({ code })
  })

  test('takes a semicolon that is quoted for what it is', async () => {
    const { rows } = await client.execute("SELECT ';' a -- ; and no more")
    expect(rows[0]?.['a']).toBe(';')
  })

  test('refuses a stranger', async () => {
    await expect(clientOf('street', 'guess').execute('SELECT 1')).rejects.toMatchObject({
      code: 'AUTH_INVALID',
    })
  })
})
