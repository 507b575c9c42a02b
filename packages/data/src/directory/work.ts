import type { DirectoryDb } from '../open.ts'

/** For how long after an announcement commits need not be announced again, in ms. */
export const announcedFor = 60_000

/** After this long a host that has announced is surely done with what it committed, whatever its clock says. */
const settled = announcedFor + 30_000

/**
 * Tells the directory, before something is committed, that the street has work from now on: a host that dies between the commit
 * and the delivery loses nothing, because the minute's job visits the street.
 */
export const announceWork = async (db: DirectoryDb, street: string, now: number): Promise<void> => {
  await db.client.execute({
    sql: `UPDATE street SET announced_at = max(announced_at, ?1), next_due = min(coalesce(next_due, ?1), ?1) WHERE id = ?2`,
    args: [now, street],
  })
}

/** The streets that have work to do. */
export const streetsWithWork = async (db: DirectoryDb, now: number): Promise<string[]> => {
  const { rows } = await db.client.execute({
    sql: 'SELECT id FROM street WHERE next_due <= ? ORDER BY next_due',
    args: [now],
  })
  return rows.map((row) => String(row['id']))
}

/** When the street was last announced; read before its work is looked through. */
export const announcedAt = async (db: DirectoryDb, street: string): Promise<number> => {
  const { rows } = await db.client.execute({
    sql: 'SELECT announced_at FROM street WHERE id = ?',
    args: [street],
  })
  return Number(rows[0]?.['announced_at'] ?? 0)
}

/**
 * Remembers when the street has work again, if it was not announced meanwhile. Within a minute of an announcement there may be
 * commits that were not announced by themselves: the street is then visited once more.
 */
export const settleWork = async (
  db: DirectoryDb,
  street: string,
  { announced, due, now }: { announced: number; due: number | undefined; now: number },
): Promise<void> => {
  const again = announced + settled > now ? announced + settled : undefined
  const next = due === undefined || again === undefined ? (due ?? again) : Math.min(due, again)
  await db.client.execute({
    sql: 'UPDATE street SET next_due = ? WHERE id = ? AND announced_at = ?',
    args: [next ?? null, street, announced],
  })
}
