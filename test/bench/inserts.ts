import type { InStatement, InValue } from '@libsql/client'
import { openOffice, type Office } from '../support/offices.ts'
import { communities, dropTriggers, fill } from './fillings.ts'
import { interleave, tell, tellRatio } from './medians.ts'

const entries = '/streets/maple/communities/community-1/entries'
const typed = {
  kind: 'inspection',
  date: '2010-05-18',
  title: '沿街商铺消防检查',
  fields: { kind: 'fire', count: '1', found: '3', rectified: '2' },
}

type Kept = { table: string; values: InValue[] }

/** Every row that one recording leaves behind, the balances aside. */
const rowsOf = async ({ client }: Office, id: string): Promise<Kept[]> => {
  const places = [
    ['idempotency', `instr(reply, ?)`],
    ['entry', 'id = ?'],
    ['entry_version', 'entry = ?'],
    ['posting', 'entry = ?'],
    ['event', 'subject = ?'],
  ]
  const kept = places.map(async ([table = '', where = '']) => {
    const { rows } = await client.execute({ sql: `SELECT * FROM ${table} WHERE ${where}`, args: [id] })
    return rows.map((row) => ({ table, values: Array.from<InValue>(row) }))
  })
  return (await Promise.all(kept)).flat()
}

/** The same rows under another id, each with an INSERT of its own. */
const inserts = (kept: readonly Kept[], id: string, next: string): InStatement[] =>
  kept.map(({ table, values }) => ({
    sql: `INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`,
    args: values.map((value, i) => {
      if (table === 'event' && i === 0) return null
      if (table === 'idempotency' && i === 1) return next
      return typeof value === 'string' ? value.replaceAll(id, next) : value
    }),
  }))

/** One record through the API against the same rows written bare. */
export const benchInserts = async (): Promise<void> => {
  using office = await openOffice(communities, { watch: false })
  using bare = await openOffice(communities, { watch: false })
  await fill(office, 20_000)
  await fill(bare, 20_000)
  await dropTriggers(bare)
  const worker = await office.signIn('wang-fang')
  const recordOne = async (): Promise<string> => {
    const reply: unknown = await (await worker('POST', entries, { body: typed })).json()
    if (typeof reply !== 'object' || reply === null || !('id' in reply))
      throw new Error('nothing was recorded')
    return String(reply.id)
  }
  const id = await recordOne()
  const kept = await rowsOf(office, id)
  let made = 0
  const insertBare = () => bare.client.batch(inserts(kept, id, `bare-${(made += 1)}`), 'write')
  const medians = await interleave(
    { 'the same rows, bare, one batch': insertBare, 'through the API': recordOne },
    401,
  )
  tell(`(b) one record (${kept.length} rows beside balances)`, medians)
  const [fast = 0, whole = 0] = medians.values()
  tellRatio('bare ÷ API', fast / whole, 0.5)
}
