import { daysBetween } from './days.ts'
import { forecastOf, reachable, type Forecast, type ForecastQuestion, type NoForecast } from './forecasts.ts'
import { expectedShare, type Pace } from './paces.ts'
import { decimal, inUnits } from './quantities.ts'
import { both, type Bilingual } from './results.ts'
import { unitNamed } from './units.ts'
import { stepsOf } from './targets/milestones.ts'
import type { Mark, Progress, Target } from './targets.ts'

/** Reached; as far as it should be; a little late or not sure to be reached in time; late, failed or not to be reached at this pace; not begun. */
export const targetStates = ['done', 'on-track', 'at-risk', 'behind', 'not-started'] as const
export type TargetState = (typeof targetStates)[number]

export const targetStateNames: Record<TargetState, Bilingual> = {
  done: both('已完成', 'Done'),
  'on-track': both('正常', 'On track'),
  'at-risk': both('有风险', 'At risk'),
  behind: both('滞后', 'Behind'),
  'not-started': both('未开始', 'Not started'),
}

/** Why no forecast is made, in words. */
export const noForecastReasons: Record<NoForecast['none'], Bilingual> = {
  decided: both('结果已定，不用预测', 'It is decided: there is nothing to forecast'),
  'due-past': both('已到期，不再预测', 'The due day is past'),
  'too-few': both('记录还不够，不作预测', 'Too few months to carry a forecast'),
  'nothing-yet': both('还没有发生，不作预测', 'Nothing has come in yet that could carry a forecast'),
}

/**
 * What has come in step by step, in units: the months of a metric, the days of a coverage; `lastYear`: what each month that the
 * target touches brought the year before, where it is known.
 */
export type Series = ForecastQuestion & { lastYear?: readonly (number | null)[] | undefined }

/** How a target stands on a day, with the reason in words. */
export type Standing = {
  state: TargetState
  progress: Progress
  /** The share that should be reached by the day; undefined where pace means nothing. */
  expected: Pace | undefined
  forecast: Forecast | NoForecast | undefined
  reason: Bilingual
}

export type StandingFrame = { today: string; marks: readonly Mark[]; series?: Series | undefined }

type Judged = Pick<Standing, 'state' | 'reason'>

const judged = (state: TargetState, zh: string, en: string): Judged => ({ state, reason: both(zh, en) })

const rounded = (amount: number): string => decimal(Math.round(amount * 1000))

const percent = (share: number): string => `${Math.floor(share * 100)}%`

/** What decides by itself, before any pace. */
const decided = ({ start, due, plan }: Target, progress: Progress, today: string): Judged | undefined => {
  const [veto] = progress.vetoes
  if (veto !== undefined) return judged('behind', `一票否决：${veto}`, `Failed by veto: ${veto}`)
  if (plan.kind === 'metric' && plan.aim === 'at-most' && (progress.now ?? 0) > (progress.of ?? Infinity))
    return judged('behind', '已超过上限', 'Above the limit')
  if (progress.reached) return judged('done', '已达到', 'Reached')
  if (today > due)
    return judged('behind', `已过期${daysBetween(due, today)}天`, `${daysBetween(due, today)} days overdue`)
  if (today < start && !progress.begun) return judged('not-started', `${start}开始`, `Begins on ${start}`)
  if (plan.kind === 'duty' && progress.of === undefined)
    return judged('not-started', '还没有党员名册', 'No members are registered yet')
  return undefined
}

const byForecast = (
  { plan }: Target,
  { of, unit }: Progress,
  forecast: Forecast | NoForecast | undefined,
): Judged | undefined => {
  if (plan.kind !== 'metric' || of === undefined || forecast === undefined || 'none' in forecast)
    return undefined
  const [range, goal] = [`${rounded(forecast.low)}—${rounded(forecast.high)}`, decimal(of)]
  const { en } = unitNamed(unit)
  const said = both(
    `预计到期${range}${unit}，目标${goal}${unit}`,
    `${range} ${en} expected by the due day, ${goal} wanted`,
  )
  const chance = reachable(forecast, inUnits(of), plan.aim)
  return {
    state: chance === 'likely' ? 'on-track' : chance === 'uncertain' ? 'at-risk' : 'behind',
    reason: said,
  }
}

/** Late steps: one that ends after the due day is behind, any other only a risk. */
const bySteps = ({ plan, due }: Target, { marks, today }: StandingFrame): Judged | undefined => {
  if (plan.kind !== 'milestone') return undefined
  const open = stepsOf(plan, marks, today).filter(({ done }) => done === undefined)
  const [next, last] = [open[0], open[open.length - 1]]
  if (next === undefined || last === undefined) return undefined
  if (last.expected > due)
    return judged('behind', `照此要到${last.expected}才能完成`, `At this rate it ends on ${last.expected}`)
  if (next.late > 0)
    return judged('at-risk', `“${next.text}”晚了${next.late}天`, `“${next.text}” is ${next.late} days late`)
  return judged(
    'on-track',
    `下一步“${next.text}”${next.expected}`,
    `Next: “${next.text}” by ${next.expected}`,
  )
}

/** Shares of what is expected from which a target is on track, or only at risk: ours, as no rule gives them. */
const [enough, doubtful] = [0.9, 0.6]

const byPace = (progress: Progress, expected: Pace | undefined): Judged => {
  if (!progress.begun)
    return expected !== undefined && expected.share > 0.1
      ? judged(
          'behind',
          `还没有记录，按进度应到${percent(expected.share)}`,
          `Nothing yet; ${percent(expected.share)} expected by now`,
        )
      : judged('not-started', '还没有记录', 'Nothing recorded yet')
  const { share } = progress
  if (share === undefined || expected === undefined) return judged('on-track', '已开始', 'Begun')
  const said = both(
    `已到${percent(share)}，按进度应到${percent(expected.share)}`,
    `${percent(share)} reached, ${percent(expected.share)} expected by now`,
  )
  if (share >= expected.share * enough) return { state: 'on-track', reason: said }
  return { state: share >= expected.share * doubtful ? 'at-risk' : 'behind', reason: said }
}

const average = (shares: readonly number[]): number =>
  shares.reduce((sum, share) => sum + share, 0) / shares.length

/** What should be reached by a day: by phases of a coverage, steps of a milestone, else along the days or last year's months. */
const expectedOf = ({ start, due, plan }: Target, { today, series }: StandingFrame): Pace | undefined => {
  if (plan.kind === 'metric' && plan.aim === 'at-most') return undefined
  if (plan.kind === 'coverage' && plan.phases.length > 0)
    return {
      by: 'linear',
      share: average(plan.phases.map(({ from, to }) => expectedShare({ from, due: to, today }).share)),
    }
  if (plan.kind === 'milestone' && plan.steps.length > 0)
    return {
      by: 'linear',
      share: plan.steps.filter(({ planned }) => planned <= today).length / plan.steps.length,
    }
  return expectedShare({ from: start, due, today, shape: series?.lastYear })
}

/** How a target stands on a day: its state, why, what should be reached by now, and where it will end where the data can carry a forecast. */
export const standingOf = (target: Target, progress: Progress, frame: StandingFrame): Standing => {
  const { today, series } = frame
  const expected = expectedOf(target, frame)
  const forecast =
    series === undefined || today > target.due || progress.reached ? undefined : forecastOf(series)
  const { state, reason } =
    decided(target, progress, today) ??
    (progress.begun ? byForecast(target, progress, forecast) : undefined) ??
    bySteps(target, frame) ??
    byPace(progress, expected)
  return { state, reason, progress, expected, forecast }
}
