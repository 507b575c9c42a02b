import type { InStatement } from '@libsql/client'
import type { Evidence } from '@linli/domain/targets'
import { reaches, type Reach, type TenantDb } from '../open.ts'
import { markFromRow, type StoredMark } from './target-facts.ts'
import { templateFromRow, type StoredTemplate } from './target-templates.ts'
import { aimFromRow, reachesTarget, targetFromRow, type StoredTarget } from './targets.ts'
import type { StoredTask } from './tasks.ts'

/** A target of a community, or a task of the street with its parts. */
type Which = { target: string; community: string } | { task: string }

/** What another plan would touch, and the newest version of the street's template that is asked for. */
type InUse = { marks: StoredMark[]; evidence: Evidence[]; template: StoredTemplate | undefined }
export type TargetInUse = InUse & { target: StoredTarget }
/** `parts` are those in force, in reach or not. */
export type TaskInUse = InUse & { task: StoredTask; parts: StoredTarget[] }

/**
 * @param which the target or task
 * @param asked the template; the one that it was made from when undefined
 */
const statementsOf = (which: Which, asked: string | undefined): InStatement[] => {
  const [id, table, own] =
    'task' in which ? [which.task, 'task', 't.task = ?'] : [which.target, 'target', 't.id = ?']
  return [
    { sql: `SELECT t.* FROM target t WHERE ${own} AND t.removed = 0 ORDER BY t.id`, args: [id] },
    {
      sql: `SELECT m.* FROM target t CROSS JOIN target_mark m ON m.target = t.id WHERE ${own} AND t.removed = 0`,
      args: [id],
    },
    {
      sql: `SELECT v.item, v.entry, v.amount, e.date FROM target t CROSS JOIN target_evidence v ON v.target = t.id
        CROSS JOIN entry e ON e.id = v.entry WHERE ${own} AND t.removed = 0 AND e.deleted = 0`,
      args: [id],
    },
    {
      sql: `SELECT * FROM target_template WHERE id = coalesce(?, (SELECT template FROM ${table} WHERE id = ?))
        ORDER BY version DESC LIMIT 1`,
      args: [asked ?? null, id],
    },
    { sql: `SELECT * FROM task WHERE id = ? AND removed = 0`, args: ['task' in which ? id : ''] },
  ]
}

const read = async (tenant: TenantDb, which: Which, asked: string | undefined) => {
  const [targets, marks, evidence, templates, tasks] = await tenant.client.batch(
    statementsOf(which, asked),
    'read',
  )
  const [template, task] = [templates?.rows[0], tasks?.rows[0]]
  const newest = template && templateFromRow(template)
  return {
    targets: (targets?.rows ?? []).map(targetFromRow),
    task: task && aimFromRow(task),
    marks: (marks?.rows ?? []).map(markFromRow),
    evidence: (evidence?.rows ?? []).map((row) => ({
      item: String(row['item']),
      entry: String(row['entry']),
      date: String(row['date']),
      amount: Number(row['amount']),
    })),
    template: newest?.removed === false ? newest : undefined,
  }
}

/** Reads a target in reach, and the template that is asked for, in one round trip. */
export const readTargetInUse = async (
  tenant: TenantDb,
  reach: Reach,
  which: { target: string; community: string },
  asked: string | undefined,
): Promise<TargetInUse | undefined> => {
  const { targets, task: _, ...use } = await read(tenant, which, asked)
  const [target] = targets
  if (target === undefined || target.community !== which.community) return undefined
  return reaches(reach, target.community) && reachesTarget(reach, target) ? { ...use, target } : undefined
}

/** Reads a task whose section lies in reach, and the template that is asked for, in one round trip. */
export const readTaskInUse = async (
  tenant: TenantDb,
  reach: Reach,
  id: string,
  asked: string | undefined,
): Promise<TaskInUse | undefined> => {
  const { targets, task, ...use } = await read(tenant, { task: id }, asked)
  return task && reachesTarget(reach, task) ? { ...use, task, parts: targets } : undefined
}

/** Takes away what is noted of, and linked to, items of a target that its plan no longer has; the target as a whole keeps its own. */
export const dropLost = (target: string, keys: readonly string[]): InStatement[] =>
  ['target_mark', 'target_evidence'].map((table) => ({
    sql: `DELETE FROM ${table} WHERE target = ? AND item <> '' AND item NOT IN (SELECT value FROM json_each(?))`,
    args: [target, JSON.stringify(keys)],
  }))
