import type { InStatement } from '@libsql/client'
import { reaches, reachesSection, type Reach, type TenantDb } from '../open.ts'
import type { StoredEntry } from './entries.ts'
import { entryFromRow } from './figures.ts'
import { markFromRow, type StoredMark } from './target-facts.ts'
import { reachesTarget, targetFromRow, type StoredTarget } from './targets.ts'

const bare = (value: boolean | number | string | undefined): number | string | null =>
  typeof value === 'boolean' ? Number(value) : (value ?? null)

/** A target in reach with what is noted of one of its items, and a live record of the community to link to it. */
export type MarkedTarget = {
  row: StoredTarget
  mark: StoredMark | undefined
  entry: StoredEntry | undefined
  /** Whether that record is linked already. */
  linked: boolean
}

/** Reads a target with one of its marks and, where it is named, a record, in one round trip. */
export const readMarkedTarget = async (
  tenant: TenantDb,
  reach: Reach,
  which: { community: string; target: string; item: string; entry?: string | undefined },
): Promise<MarkedTarget | undefined> => {
  const { community, target, item, entry } = which
  if (!reaches(reach, community)) return undefined
  const [targets, marks, entries, links] = await tenant.client.batch(
    [
      {
        sql: 'SELECT * FROM target WHERE id = ? AND community = ? AND removed = 0',
        args: [target, community],
      },
      { sql: 'SELECT * FROM target_mark WHERE target = ? AND item = ?', args: [target, item] },
      {
        sql: 'SELECT * FROM entry WHERE id = ? AND community = ? AND deleted = 0',
        args: [entry ?? '', community],
      },
      {
        sql: 'SELECT 1 FROM target_evidence WHERE target = ? AND item = ? AND entry = ?',
        args: [target, item, entry ?? ''],
      },
    ],
    'read',
  )
  const [row, mark, record] = [targets?.rows[0], marks?.rows[0], entries?.rows[0]]
  const found = row && targetFromRow(row)
  if (found === undefined || !reachesTarget(reach, found)) return undefined
  const shown = record && entryFromRow(record)
  return {
    row: found,
    mark: mark && markFromRow(mark),
    entry: shown && reachesSection(reach, shown.section) ? shown : undefined,
    linked: links?.rows[0] !== undefined,
  }
}

/** The guard that notes something of an item: the first note is version 1; a later one fails where another came between. */
export const markGuard = (mark: StoredMark): InStatement => {
  const args = [
    bare(mark.met),
    bare(mark.score),
    JSON.stringify(mark.deductions),
    bare(mark.planned),
    bare(mark.done),
    mark.remark,
    bare(mark.verifiedMet),
    bare(mark.verified),
    mark.verifiedRemark,
    mark.updatedAt,
    mark.updatedBy,
  ]
  if (mark.version === 1)
    return {
      sql: `INSERT INTO target_mark (target, item, met, score, deductions, planned, done, remark, verified_met, verified,
        verified_remark, updated_at, updated_by, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
      args: [mark.target, mark.item, ...args],
    }
  return {
    sql: `UPDATE target_mark SET met = ?, score = ?, deductions = ?, planned = ?, done = ?, remark = ?, verified_met = ?, verified = ?,
      verified_remark = ?, updated_at = ?, updated_by = ?, version = iif(version = ?, version + 1, NULL) WHERE target = ? AND item = ?`,
    args: [...args, mark.version - 1, mark.target, mark.item],
  }
}

/** Links a record to an item; a link that is there gets the new amount. */
export const linkStatement = (link: {
  target: string
  item: string
  entry: string
  amount: number
  at: number
  by: string
}): InStatement => ({
  sql: `INSERT INTO target_evidence VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET amount = excluded.amount`,
  args: [link.target, link.item, link.entry, link.amount, link.at, link.by],
})

export const unlinkStatement = (target: string, item: string, entry: string): InStatement => ({
  sql: 'DELETE FROM target_evidence WHERE target = ? AND item = ? AND entry = ?',
  args: [target, item, entry],
})
