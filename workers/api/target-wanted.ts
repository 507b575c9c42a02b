import type { wantedTarget } from '@linli/contract/targets'
import type * as z from 'zod'
import { figuresFor } from '@linli/data/tenant/figures'
import type { StoredTarget } from '@linli/data/tenant/targets'
import { reachesTarget } from '@linli/data/tenant/targets'
import { readDate } from '@linli/domain/dates'
import { firstDay, periodOf } from '@linli/domain/periods'
import { refused, type Refusal } from '@linli/domain/refusals'
import { planRefusals, sectionOfPlan } from '@linli/domain/target-plans'
import { figureMeasured } from '@linli/domain/targets/measures'
import type { TargetPlan } from '@linli/domain/targets'
import type { InStreet, Said } from './given.ts'
import { today } from './ids.ts'
import { refuse, type Refusing } from './refusals.ts'
import { planRead } from './target-plans.ts'

type Wanted = Omit<z.output<typeof wantedTarget>, 'owner'>
type Asking = Pick<Said<'setTarget'>, 'outside'> & Pick<InStreet, 'reach'>

/** What a target is made of, whoever's it is. */
export type Aimed = Pick<
  StoredTarget,
  'title' | 'kind' | 'level' | 'section' | 'start' | 'due' | 'plan' | 'template' | 'templateVersion' | 'notes'
>

/** The latest day that is believable: targets look ahead, so today is no limit. */
const horizon = (now: string): string => `${Number(now.slice(0, 4)) + 20}-12-31`

/** A day as it is typed, or why it is none. */
export const dayRead = (
  given: Pick<Asking, 'outside'>,
  typed: string,
  field: string,
): { day: string } | { refusal: Refusal } => {
  if (typed === '') return { refusal: refused(field, 'required') }
  const now = today(given.outside)
  const read = readDate(typed, { today: now, latest: horizon(now) })
  return read.ok
    ? { day: read.value.date }
    : { refusal: refused(field, read.reason.problem, { ...read.reason }) }
}

/** The first and the last day; a target without a first day begins with the half-year in which it is due. */
const daysRead = (given: Asking, { start, due }: Wanted) => {
  const last = dayRead(given, due, 'due')
  if ('refusal' in last) return last
  const first =
    start === undefined || start === ''
      ? { day: firstDay(periodOf(last.day, 'half')) }
      : dayRead(given, start, 'start')
  if ('refusal' in first) return first
  return first.day > last.day
    ? {
        refusal: refused('due', 'day-too-early', {
          name: '开始日期',
          nameEn: 'the first day',
          day: first.day,
        }),
      }
    : { start: first.day, due: last.day }
}

/** A target as it is typed, ready to be stored; or everything that is wrong with it. */
export const readWanted = (given: Asking, wanted: Wanted): Aimed | Refusing => {
  const errors: Refusal[] = wanted.title === '' ? [refused('title', 'required')] : []
  const [days, read] = [daysRead(given, wanted), planRead(wanted.plan)]
  if ('refusal' in days) errors.push(days.refusal)
  if ('refusal' in read) errors.push(read.refusal)
  if ('refusal' in days || 'refusal' in read) return refuse('invalid', { errors })
  const { plan } = read
  errors.push(...planRefusals(plan, days))
  const section = sectionOfPlan(plan, wanted.section)
  if (errors.length === 0 && !reachesTarget(given.reach, { section, plan }))
    errors.push(refused(plan.kind === 'metric' ? 'plan.metric' : 'section', 'not-in-reach'))
  if (errors.length > 0) return refuse('invalid', { errors })
  const { title, level, notes, template } = wanted
  return {
    title,
    level,
    notes,
    plan,
    section,
    ...days,
    kind: plan.kind,
    template: template?.id ?? null,
    templateVersion: template?.version ?? null,
  }
}

/** The figures that have to be read to know how far a target is. */
export const figuresOfPlan = (plan: TargetPlan): [string, string][] => {
  const key = plan.kind === 'metric' ? figureMeasured(plan) : undefined
  return key === undefined ? [] : figuresFor([key]).map(({ metric, dimension }) => [metric, dimension])
}
