import { isPeriod, periodName } from '@linli/domain/periods'
import type { Replied } from '@linli/contract/operations'
import { amount, number } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { evidenceWords } from './words.ts'

type Series = Replied<'readFigure'>['series']
type Point = { x: number; y: number }

const size = { width: 320, height: 104, left: 18, right: 18, top: 20, bottom: 14 }

/** A line is broken where a period was not reported. */
const path = (points: readonly (Point | undefined)[]): string =>
  points
    .map((point, i) =>
      point === undefined
        ? ''
        : `${points[i - 1] === undefined ? 'M' : 'L'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`,
    )
    .join('')

const scaled = (series: Series) => {
  const values = series.flatMap(({ now, average }) => [now?.value ?? [], average ?? []].flat())
  const [low, high] = [Math.min(0, ...values), Math.max(1, ...values)]
  const step = (size.width - size.left - size.right) / Math.max(1, series.length - 1)
  const place = (value: number | null | undefined, i: number): Point | undefined =>
    value == null
      ? undefined
      : {
          x: size.left + i * step,
          y:
            size.height -
            size.bottom -
            ((value - low) / (high - low)) * (size.height - size.top - size.bottom),
        }
  return {
    own: series.map(({ now }, i) => place(now?.value, i)),
    mean: series.map(({ average }, i) => place(average, i)),
  }
}

const shortName = (period: string): string =>
  isPeriod(period)
    ? pick(periodName(period))
        .replace('年上半年', '上')
        .replace('年下半年', '下')
        .replace(/^(first|second) half of /, (_, half: string) => (half === 'first' ? 'H1 ' : 'H2 '))
    : period

const Table = ({ series }: { series: Series }) => {
  const words = useWords(evidenceWords)
  return (
    <table class="vh">
      <caption>{words.trend}</caption>
      <thead>
        <tr>
          <th scope="col">{words.period}</th>
          <th scope="col">{words.own}</th>
          <th scope="col">{words.average}</th>
        </tr>
      </thead>
      <tbody>
        {series.map(({ period, now, average }) => (
          <tr key={period}>
            <th scope="row">{isPeriod(period) ? pick(periodName(period)) : period}</th>
            <td>{now === null ? words.missing : amount(now.value, now.bound)}</td>
            <td>{average === null ? words.missing : number(average, 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The last periods as a line against the street's average, and as a table for those who do not see it. */
export const Trend = ({ series }: { series: Series }) => {
  const words = useWords(evidenceWords)
  const shown = series.slice(-4)
  const { own, mean } = scaled(shown)
  return (
    <section class="ev-block">
      <h3>
        {words.trend}
        <small>{words.trendKey}</small>
      </h3>
      <svg class="ev-trend" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
        <path class="mean" d={path(mean)} />
        <path class="own" d={path(own)} />
        {own.map((point, i) => {
          const value = shown[i]?.now?.value
          return point === undefined || value == null ? null : (
            <g key={shown[i]?.period}>
              <circle cx={point.x} cy={point.y} r="3" />
              <text x={point.x} y={point.y - 7} text-anchor="middle">
                {number(value, 1)}
              </text>
            </g>
          )
        })}
      </svg>
      <div class="ev-axis" aria-hidden="true">
        {shown.map(({ period }) => (
          <span key={period}>{shortName(period)}</span>
        ))}
      </div>
      <Table series={shown} />
    </section>
  )
}
