import { commit } from '@linli/data/commit'
import type { Reach, TenantDb } from '@linli/data/open'
import { isDue } from '@linli/data/tenant/housekeeping'
import { factsFor, readTargetFacts } from '@linli/data/tenant/target-facts'
import { remindedOf } from '@linli/data/tenant/target-happenings'
import { dayAfter } from '@linli/domain/days'
import { progressOf } from '@linli/domain/target-progress'
import { today } from '../api/ids.ts'
import type { Outside } from '../outside.ts'

const halfDay = 12 * 3_600_000
/** How many days before its due day a target that is not reached is spoken of. */
const ahead = 14

/** Tells communities, once for each due day, of targets that fall due soon and are not reached. */
export const remindOfTargets = async (outside: Outside, tenant: TenantDb, reach: Reach): Promise<void> => {
  if (!(await isDue(tenant, 'target-reminders', halfDay, outside.now()))) return
  const on = today(outside)
  const facts = await readTargetFacts(tenant, reach, { on })
  const told = await remindedOf(tenant)
  const soon = facts.targets.filter(
    (row) =>
      row.due >= on &&
      row.due <= dayAfter(on, ahead) &&
      !told.has(`${row.id} ${row.due}`) &&
      !progressOf(row, factsFor(facts, row), on).reached,
  )
  if (soon.length === 0) return
  await commit(tenant, {
    statements: [],
    events: soon.map(({ id, community, due, title }) => ({
      type: 'target.due-soon',
      community,
      subject: id,
      actor: 'linli',
      at: outside.now(),
      data: { target: id, due, note: `${title} ${due}`, by: '' },
    })),
  })
}
