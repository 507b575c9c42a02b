import { turnKey, type PeriodTurn } from '@linli/domain/period-turns'
import type { TenantDb } from '../open.ts'

/** Which of these turns were not told yet. */
export const untoldTurns = async (tenant: TenantDb, turns: readonly PeriodTurn[]): Promise<PeriodTurn[]> => {
  if (turns.length === 0) return []
  const { rows } = await tenant.client.execute({
    sql: `SELECT e.subject || ' ' || substr(e.type, 8) || ' ' || (e.data ->> 'day') AS turn
      FROM json_each(?) AS wanted CROSS JOIN event e
      WHERE e.subject = wanted.value AND +e.type IN ('period.opened', 'period.closed')`,
    args: [JSON.stringify([...new Set(turns.map(({ period }) => period))])],
  })
  const told = new Set(rows.map((row) => String(row['turn'])))
  return turns.filter((turn) => !told.has(turnKey(turn)))
}

/** Writes turns to the log, each once for its day however many jobs are at it. */
export const writePeriodTurns = async (
  tenant: TenantDb,
  turns: readonly PeriodTurn[],
  { actor, at }: { actor: string; at: number },
): Promise<void> => {
  await tenant.client.execute({
    sql: `INSERT INTO event (type, community, subject, actor, at, data)
      SELECT 'period.' || (w.value ->> 'turn'), NULL, w.value ->> 'period', ?2, ?3,
        json_object('period', w.value ->> 'period', 'day', w.value ->> 'day')
      FROM json_each(?1) AS w WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.subject = w.value ->> 'period'
        AND +e.type = 'period.' || (w.value ->> 'turn') AND e.data ->> 'day' = w.value ->> 'day')`,
    args: [JSON.stringify(turns), actor, at],
  })
}
