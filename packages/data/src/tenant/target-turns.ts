import type { InStatement } from '@libsql/client'
import type { TargetState } from '@linli/domain/target-standings'
import type { Noted } from '@linli/domain/target-turns'
import type { TenantDb } from '../open.ts'

/** The mark that a street's targets were looked at for the first time. */
const baseline = 'target-baseline'

const states: Readonly<Record<string, TargetState>> = { 'target.reached': 'done', 'target.behind': 'behind' }

/** What was noted of each live target, by its id, and whether this street's targets were never looked at. */
export const readTargetNotes = async (
  tenant: TenantDb,
): Promise<{ noted: ReadonlyMap<string, Noted>; first: boolean }> => {
  const [events, marks] = await tenant.client.batch(
    [
      // The type bears a plus so that a target's own events are looked through, never all of a type.
      `SELECT e.subject, e.type, max(e.sequence) AS sequence, e.at, e.data ->> 'state' AS state
        FROM target t CROSS JOIN event e WHERE t.removed = 0 AND e.subject = t.id
          AND +e.type IN ('target.reached', 'target.behind', 'target.stood')
        GROUP BY e.subject, e.type ORDER BY sequence`,
      { sql: 'SELECT 1 FROM housekeeping WHERE task = ?', args: [baseline] },
    ],
    'read',
  )
  const noted = new Map<string, Noted>()
  for (const row of events?.rows ?? []) {
    const [subject, type, at] = [String(row['subject']), String(row['type']), Number(row['at'])]
    noted.set(subject, {
      ...noted.get(subject),
      state: states[type] ?? (String(row['state']) as TargetState),
      ...(type === 'target.reached' && { reached: at }),
      ...(type === 'target.behind' && { behind: at }),
    })
  }
  return { noted, first: marks?.rows.length === 0 }
}

/** Marks that a street's targets were looked at. */
export const lookedStatement = (now: number): InStatement => ({
  sql: 'INSERT INTO housekeeping VALUES (?, ?) ON CONFLICT DO NOTHING',
  args: [baseline, now],
})
