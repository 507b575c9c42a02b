import type { Target as TargetReply } from '@linli/contract/targets'
import { metricsWithin } from '@linli/data/tenant/figures'
import {
  changeTargetGuard,
  listTargets,
  readTarget,
  setTargetStatement,
  type StoredTarget,
} from '@linli/data/tenant/targets'
import { readDate } from '@linli/domain/dates'
import { takesDimension } from '@linli/domain/entries'
import { inUnits, readQuantity } from '@linli/domain/quantities'
import { refused, type Refusal } from '@linli/domain/refusals'
import { isWhole } from '@linli/domain/units'
import { commitEdit, commitOnce, eventOf } from './committing.ts'
import type { Given, Handlers, InCommunity } from './given.ts'
import { instant, newId, today } from './ids.ts'
import { isRefusing, refuse, type Refusing } from './refusals.ts'

const targetReply = (row: StoredTarget): TargetReply => ({
  id: row.id,
  title: row.title,
  kind: row.kind,
  level: row.level,
  due: row.due,
  ...(row.metric === null ? {} : { metric: row.metric }),
  dimension: row.dimension,
  ...(row.value === null ? {} : { value: inUnits(row.value) }),
  unit: row.unit,
  version: row.version,
  updatedAt: instant(row.updatedAt),
  updatedBy: row.updatedBy,
})

/** The latest due day that is believable: targets look ahead, so today is no limit. */
const horizon = (given: Pick<Given<'setTarget'>, 'outside'>) =>
  `${Number(today(given.outside).slice(0, 4)) + 20}-12-31`

const readWanted = (given: Given<'setTarget'> | Given<'changeTarget'>) => {
  const { title, kind, level, unit, metric, dimension, value } = given.body
  const errors: Refusal[] = title === '' ? [refused('title', 'required')] : []
  const due = readDate(given.body.due, { today: today(given.outside), latest: horizon(given) })
  if (!due.ok)
    errors.push(refused('due', given.body.due === '' ? 'required' : due.reason.problem, due.reason))
  const [measured] = metric === undefined ? [] : metricsWithin(given.reach, [metric])
  if (metric !== undefined && measured === undefined) errors.push(refused('metric', 'not-a-metric'))
  if (measured && !takesDimension(measured, dimension)) errors.push(refused('dimension', 'not-a-dimension'))
  const whole = measured !== undefined && isWhole(measured.unit)
  const amount = value === undefined || value === '' ? undefined : readQuantity(String(value), whole)
  if (amount?.ok === false) errors.push(refused('value', amount.reason.problem, { ...amount.reason }))
  if (amount?.ok && amount.value.bound !== 'exact') errors.push(refused('value', 'exact-only'))
  if (errors.length > 0 || !due.ok) return refuse('invalid', { errors })
  return {
    title,
    kind,
    level,
    unit,
    dimension,
    due: due.value.date,
    metric: metric ?? null,
    value: amount?.ok ? amount.value.thousandths : null,
    updatedAt: given.outside.now(),
    updatedBy: given.caller.person.name,
  }
}

const lookUp = async (
  given: InCommunity & { params: { target: string }; seen: number },
): Promise<StoredTarget | Refusing> => {
  const found = await readTarget(given.tenant, given.reach, given.community, given.params.target)
  if (found === undefined) return refuse('not-found')
  return found.version === given.seen ? found : refuse('stale')
}

const revise = <Reply>(
  given: Given<'changeTarget'> | Given<'removeTarget'>,
  next: StoredTarget,
  type: string,
  reply: Reply,
) => {
  const events = [eventOf(given, type, next.id, { title: next.title })]
  return commitEdit(given, reply, { guard: changeTargetGuard(next), statements: [], events })
}

export const targetHandlers: Pick<Handlers, 'listTargets' | 'setTarget' | 'changeTarget' | 'removeTarget'> = {
  listTargets: async ({ tenant, reach, community }) => ({
    targets: (await listTargets(tenant, reach, community)).map(targetReply),
  }),

  setTarget: async (given) => {
    const wanted = readWanted(given)
    if (isRefusing(wanted)) return wanted
    const made = {
      id: newId(given.outside),
      community: given.community,
      ...wanted,
      removed: false,
      version: 1,
    }
    const events = [eventOf(given, 'target.set', made.id, { title: made.title })]
    return commitOnce(given, 'setTarget', targetReply(made), {
      statements: [setTargetStatement(given.tenant, made)],
      events,
    })
  },

  changeTarget: async (given) => {
    const found = await lookUp(given)
    if (isRefusing(found)) return found
    const wanted = readWanted(given)
    if (isRefusing(wanted)) return wanted
    const next = { ...found, ...wanted, version: given.seen + 1 }
    return revise(given, next, 'target.changed', targetReply(next))
  },

  removeTarget: async (given) => {
    const found = await lookUp(given)
    if (isRefusing(found)) return found
    const stamp = { updatedAt: given.outside.now(), updatedBy: given.caller.person.name }
    return revise(given, { ...found, ...stamp, removed: true, version: given.seen + 1 }, 'target.removed', {})
  },
}
