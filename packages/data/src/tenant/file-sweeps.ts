import type { InStatement } from '@libsql/client'
import type { TenantDb } from '../open.ts'

/** An object of the store by what it holds and whose it is. */
export type SweptObject = { community: string; sha256: string }

const mostAtOnce = 500

/** Files that were removed, or whose record or target was, so long ago that they are not brought back any more. */
const outlived = `SELECT f.id, f.community, f.sha256, f.picture FROM file f INDEXED BY file_removed
    WHERE f.removed = 1 AND f.kept = 0 AND f.updated_at <= :before
  UNION SELECT f.id, f.community, f.sha256, f.picture
    FROM community c CROSS JOIN entry e ON e.community = c.id AND e.deleted = 1 CROSS JOIN file f ON f.entry = e.id
    WHERE f.kept = 0 AND e.updated_at <= :before
  UNION SELECT f.id, f.community, f.sha256, f.picture FROM target t CROSS JOIN file f ON f.target = t.id
    WHERE f.kept = 0 AND t.removed = 1 AND t.updated_at <= :before
  LIMIT ${mostAtOnce}`

/** An approved report that tells of the record holds its id as a text of JSON. */
const cited = `EXISTS (SELECT 1 FROM approved_report a
  WHERE a.community = file.community AND instr(a.bundle, '"' || coalesce(file.entry, file.target) || '"') > 0)`

const among = 'id IN (SELECT value FROM json_each(:ids))'

/** Still so old when it is written: a record may have been restored in between. */
const stillOutlived = `((removed = 1 AND updated_at <= :before)
  OR EXISTS (SELECT 1 FROM entry e WHERE e.id = file.entry AND e.deleted = 1 AND e.updated_at <= :before)
  OR EXISTS (SELECT 1 FROM target t WHERE t.id = file.target AND t.removed = 1 AND t.updated_at <= :before))`

/** Marks the objects that no file names any more; from then on nobody can add them until they are swept away. */
const markUnnamed = (objects: readonly SweptObject[], at: number): InStatement => ({
  sql: `UPDATE stored_object SET swept_at = ? WHERE swept_at IS NULL
    AND (community, sha256) IN (SELECT value ->> 'community', value ->> 'sha256' FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM file f WHERE f.community = stored_object.community AND f.sha256 = stored_object.sha256)
    AND NOT EXISTS (SELECT 1 FROM file f
      WHERE f.picture <> '' AND f.community = stored_object.community AND f.picture = stored_object.sha256)`,
  args: [at, JSON.stringify(objects)],
})

/**
 * Forgets files that were removed before a moment, each with its event; those of a record that an approved report cites are
 * marked and kept. `actor`: for whom the event is told. Moments in ms since 1970.
 * @returns whether there may be more of them
 */
export const forgetOldFiles = async (
  tenant: TenantDb,
  { before, now, actor }: { before: number; now: number; actor: string },
): Promise<boolean> => {
  const { rows } = await tenant.client.execute({ sql: outlived, args: { before } })
  if (rows.length === 0) return false
  const ids = JSON.stringify(rows.map((row) => String(row['id'])))
  const objects = rows.flatMap((row) =>
    [row['sha256'], row['picture']].map((sha256) => ({
      community: String(row['community']),
      sha256: String(sha256),
    })),
  )
  await tenant.client.batch(
    [
      { sql: `UPDATE file SET kept = 1 WHERE ${among} AND ${cited}`, args: { ids } },
      {
        sql: `INSERT INTO event (type, community, subject, actor, at, data)
          SELECT 'file.forgotten', community, id, :actor, :now, json_object('entry', entry, 'target', target, 'item', item, 'sha256', sha256)
          FROM file WHERE ${among} AND kept = 0 AND ${stillOutlived}`,
        args: { ids, before, now, actor },
      },
      { sql: `DELETE FROM file WHERE ${among} AND kept = 0 AND ${stillOutlived}`, args: { ids, before } },
      markUnnamed(objects, now),
    ],
    'write',
  )
  return rows.length === mostAtOnce
}

/** Marks stored objects of which no row knows, and says which they are. */
export const markOrphans = async (
  tenant: TenantDb,
  objects: readonly SweptObject[],
  at: number,
): Promise<void> => {
  await tenant.client.execute({
    sql: `INSERT INTO stored_object (community, sha256, size, swept_at)
      SELECT c.id, value ->> 'sha256', 0, ? FROM json_each(?) JOIN community c ON c.id = value ->> 'community' WHERE true
      ON CONFLICT DO NOTHING`,
    args: [at, JSON.stringify(objects)],
  })
}

/** The objects that are marked: nobody needs them, and nobody can add them. */
export const markedObjects = async (tenant: TenantDb): Promise<SweptObject[]> => {
  const { rows } = await tenant.client.execute(
    'SELECT community, sha256 FROM stored_object WHERE swept_at IS NOT NULL',
  )
  return rows.map((row) => ({ community: String(row['community']), sha256: String(row['sha256']) }))
}

/** Lets objects be added again that were marked before a moment (ms since 1970) and are swept away since. */
export const unmarkObjects = async (tenant: TenantDb, before: number): Promise<void> => {
  await tenant.client.execute({ sql: 'DELETE FROM stored_object WHERE swept_at <= ?', args: [before] })
}
