import { and, asc, eq, type InferSelectModel } from 'drizzle-orm'
import type { InStatement } from '@libsql/client'
import type { Evidence, TargetPlan } from '@linli/domain/targets'
import type { TenantDb } from '../open.ts'
import { markFromRow, type StoredMark } from './target-facts.ts'
import { target, task } from './tables.ts'
import type { StoredTarget } from './targets.ts'

/** A task of the street. `updatedAt` in ms since 1970. */
export type StoredTask = InferSelectModel<typeof task>

/** A task that is not removed, with its parts and what is noted of them and linked to them. */
export type TaskInUse = {
  task: StoredTask
  parts: StoredTarget[]
  marks: StoredMark[]
  evidence: Evidence[]
}

const marksOfParts = (id: string): InStatement => ({
  sql: 'SELECT m.* FROM target t CROSS JOIN target_mark m ON m.target = t.id WHERE t.task = ? AND t.removed = 0',
  args: [id],
})

const evidenceOfParts = (id: string): InStatement => ({
  sql: `SELECT v.item, v.entry, v.amount, e.date FROM target t CROSS JOIN target_evidence v ON v.target = t.id
    CROSS JOIN entry e ON e.id = v.entry WHERE t.task = ? AND t.removed = 0 AND e.deleted = 0`,
  args: [id],
})

/** Reads a task with everything that another plan would touch. */
export const readTaskInUse = async (tenant: TenantDb, id: string): Promise<TaskInUse | undefined> => {
  const [found] = await tenant.orm
    .select()
    .from(task)
    .where(and(eq(task.id, id), eq(task.removed, false)))
  if (found === undefined) return undefined
  const parts = await tenant.orm
    .select()
    .from(target)
    .where(and(eq(target.task, id), eq(target.removed, false)))
    .orderBy(asc(target.id))
  const [marks, evidence] = await tenant.client.batch([marksOfParts(id), evidenceOfParts(id)], 'read')
  return {
    task: found,
    parts,
    marks: (marks?.rows ?? []).map(markFromRow),
    evidence: (evidence?.rows ?? []).map((row) => ({
      item: String(row['item']),
      entry: String(row['entry']),
      date: String(row['date']),
      amount: Number(row['amount']),
    })),
  }
}

/** What a task or a part of one takes over, and when and from whom. */
export type Adopted = {
  id: string
  plan: TargetPlan
  template: string
  templateVersion: number
  updatedAt: number
  updatedBy: string
}

const adoptedArgs = ({ plan, template, templateVersion, updatedAt, updatedBy }: Adopted) => [
  JSON.stringify(plan),
  template,
  templateVersion,
  updatedAt,
  updatedBy,
]

/** The guard that gives a task another plan; it fails where the version seen is no longer current. */
export const adoptTaskGuard = (adopted: Adopted, seen: number): InStatement => ({
  sql: `UPDATE task SET plan = ?, template = ?, template_version = ?, updated_at = ?, updated_by = ?,
    version = iif(version = ?, version + 1, NULL) WHERE id = ?`,
  args: [...adoptedArgs(adopted), seen, adopted.id],
})

/** Gives a part of a task its plan. */
export const adoptPart = (adopted: Adopted): InStatement => ({
  sql: `UPDATE target SET plan = ?, template = ?, template_version = ?, updated_at = ?, updated_by = ?, version = version + 1
    WHERE id = ?`,
  args: [...adoptedArgs(adopted), adopted.id],
})

/** Takes away what is noted of, and linked to, items of a target that its plan no longer has; the target as a whole keeps its own. */
export const dropLost = (target: string, keys: readonly string[]): InStatement[] =>
  ['target_mark', 'target_evidence'].map((table) => ({
    sql: `DELETE FROM ${table} WHERE target = ? AND item <> '' AND item NOT IN (SELECT value FROM json_each(?))`,
    args: [target, JSON.stringify(keys)],
  }))
