import { commit, type Event } from '@linli/data/commit'
import type { Reach, TenantDb } from '@linli/data/open'
import { isDue } from '@linli/data/tenant/housekeeping'
import { factsFor, readTargetFacts } from '@linli/data/tenant/target-facts'
import { lookedStatement, readTargetNotes } from '@linli/data/tenant/target-turns'
import { targetNote } from '@linli/domain/target-turns'
import { today } from '../api/ids.ts'
import { standingIn } from '../api/target-replies.ts'
import type { Outside } from '../outside.ts'
import { announce, nudge } from '../webhooks/work.ts'

const sixHours = 6 * 3_600_000

/** What is to be noted of a street's live targets now, as events of the log, and whether this is its first look at them. */
const notesOf = async (outside: Outside, tenant: TenantDb, reach: Reach) => {
  const [on, now] = [today(outside), outside.now()]
  const { noted, first } = await readTargetNotes(tenant)
  const facts = await readTargetFacts(tenant, reach, { on })
  const events = facts.targets.flatMap((row): Event[] => {
    const { state } = standingIn(row, factsFor(facts, row), on)
    const note = targetNote(state, noted.get(row.id), { now, first })
    if (note === undefined) return []
    const { id, community, due } = row
    const data = { target: id, due, ...(note === 'stood' ? { state } : { by: '' }) }
    return [{ type: `target.${note}`, community, subject: id, actor: 'linli', at: now, data }]
  })
  return { events, first }
}

/** Judges every live target, four times a day, and writes to the log which were reached or fell behind since they were noted last. */
export const noteTargetTurns = async (
  outside: Outside,
  street: string,
  tenant: TenantDb,
  reach: Reach,
): Promise<void> => {
  if (!(await isDue(tenant, 'target-turns', sixHours, outside.now()))) return
  const { events, first } = await notesOf(outside, tenant, reach)
  if (events.length === 0 && !first) return
  const tells = events.some(({ type }) => type !== 'target.stood')
  if (tells) await announce(outside, street)
  await commit(tenant, { statements: [lookedStatement(outside.now())], events })
  if (tells) nudge(outside, street)
}
