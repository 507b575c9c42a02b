import type { TenantDb } from '../open.ts'

/** Whether a task is due that is done once in `every` ms; from then on it counts as done. */
export const isDue = async (tenant: TenantDb, task: string, every: number, now: number): Promise<boolean> => {
  const { rows } = await tenant.client.execute({
    sql: `INSERT INTO housekeeping VALUES (?1, ?2)
      ON CONFLICT DO UPDATE SET at = excluded.at WHERE at <= excluded.at - ?3 RETURNING at`,
    args: [task, now, every],
  })
  return rows.length > 0
}
