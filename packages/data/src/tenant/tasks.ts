import type { InferSelectModel } from 'drizzle-orm'
import type { InStatement } from '@libsql/client'
import { reaches, type Reach, type TenantDb } from '../open.ts'
import type { task } from './tables.ts'
import { aimFromRow, reachesTarget, targetFromRow, type StoredTarget } from './targets.ts'

/** A task (任务) that the street gives to communities; each has a target of its own for it. `updatedAt` in ms since 1970. */
export type StoredTask = InferSelectModel<typeof task>

/** A task from a row of a statement written by hand. */
/** A task with all its parts, those that were taken back among them. */
export type TaskFile = { task: StoredTask; parts: StoredTarget[] }

/** A task whose section lies in reach, if there is one that is not removed. */
export const readTask = async (tenant: TenantDb, reach: Reach, id: string): Promise<TaskFile | undefined> => {
  const [tasks, parts] = await tenant.client.batch(
    [
      { sql: 'SELECT * FROM task WHERE id = ? AND removed = 0', args: [id] },
      {
        sql: 'SELECT t.* FROM target t JOIN community c ON c.id = t.community WHERE t.task = ? ORDER BY c.position',
        args: [id],
      },
    ],
    'read',
  )
  const [row] = tasks?.rows ?? []
  const found = row && aimFromRow(row)
  return found && reachesTarget(reach, found)
    ? { task: found, parts: (parts?.rows ?? []).map(targetFromRow) }
    : undefined
}

/** The parts of a task that are in force and in reach. */
export const partsWithin = (reach: Reach, { parts }: TaskFile): StoredTarget[] =>
  parts.filter(({ removed, community }) => !removed && reaches(reach, community))

const valuesOf = (row: StoredTask): (string | number | null)[] => [
  row.title,
  row.kind,
  row.level,
  row.section,
  row.start,
  row.due,
  JSON.stringify(row.plan),
  row.template,
  row.templateVersion,
  row.notes,
  row.removed ? 1 : 0,
  row.updatedAt,
  row.updatedBy,
]

const columns = `title, kind, level, section, start, due, plan, template, template_version, notes, removed, updated_at, updated_by`

export const setTaskStatement = (row: StoredTask): InStatement => ({
  sql: `INSERT INTO task (id, ${columns}, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
  args: [row.id, ...valuesOf(row)],
})

/** The guard that brings a task to its next version. */
export const changeTaskGuard = (next: StoredTask): InStatement => ({
  sql: `UPDATE task SET ${columns
    .split(', ')
    .map((name) => `${name} = ?`)
    .join(', ')}, version = iif(version = ?, version + 1, NULL) WHERE id = ?`,
  args: [...valuesOf(next), next.version - 1, next.id],
})
