import type { Coverage } from '@linli/contract/coverages'
import type { Counter } from '@linli/domain/targets'
import { daysBetween } from '@linli/domain/days'

/** What a burn-up chart is drawn from. */
export type Burning = {
  phases: Coverage['phases']
  series: Coverage['series']
  households: number
  today: string
}

export const size = { width: 720, height: 250, left: 44, right: 64, top: 26, bottom: 24 }

const inner = { width: size.width - size.left - size.right, height: size.height - size.top - size.bottom }

/** The days that the chart spans: from the first phase or entry to the last one. */
export const spanOf = ({ phases, series, today }: Burning): { from: string; to: string } => {
  const days = [...phases.flatMap(({ from, to }) => [from, to]), ...series.map(({ day }) => day)].sort()
  return { from: days[0] ?? today, to: days[days.length - 1] ?? today }
}

/** Where a day and a number of households stand in the drawing. */
export const scaleOf = (burning: Burning) => {
  const { from, to } = spanOf(burning)
  const days = Math.max(1, daysBetween(from, to))
  const most = Math.max(1, burning.households)
  return {
    x: (day: string) =>
      size.left + (inner.width * Math.max(0, Math.min(days, daysBetween(from, day)))) / days,
    y: (households: number) => size.top + inner.height * (1 - Math.min(1, households / most)),
  }
}

export type Scale = ReturnType<typeof scaleOf>

const at = (scale: Scale, day: string, households: number): string =>
  `${scale.x(day).toFixed(1)} ${scale.y(households).toFixed(1)}`

/** A counter's sums as a line in steps: a sum holds until something changes. It ends today. */
export const stepsOf = ({ series, today }: Burning, counter: Counter, scale: Scale): string => {
  const points = series.flatMap(({ day, sums }) => {
    const sum = sums[counter]
    return sum === undefined || day > today ? [] : [{ day, households: sum.households }]
  })
  const last = points[points.length - 1]
  if (last === undefined) return ''
  const lines = points.map(({ day, households }, index) =>
    index === 0
      ? `M${at(scale, day, households)}`
      : `H${scale.x(day).toFixed(1)}V${scale.y(households).toFixed(1)}`,
  )
  return `${lines.join('')}H${scale.x(today).toFixed(1)}`
}

/** The line of what is due: a phase's counter rises evenly from nothing to all households over its days. */
export const aimOf = (
  { households }: Burning,
  { from, to }: Burning['phases'][number],
  scale: Scale,
): string => `M${at(scale, from, 0)}L${at(scale, to, households)}`

/** What is due of a counter by a day, by the dates of its phases; nothing before the first begins. */
export const dueBy = ({ phases, households }: Burning, counter: Counter, day: string): number | undefined => {
  const own = phases.filter((phase) => phase.counter === counter && phase.from <= day)
  const phase = own[own.length - 1]
  if (phase === undefined) return undefined
  const days = Math.max(1, daysBetween(phase.from, phase.to))
  return Math.floor(households * Math.min(1, daysBetween(phase.from, day) / days))
}
