import type { Replied } from '@linli/contract/operations'
import { monthsFrom } from '@linli/domain/periods'
import { number } from '../format.ts'
import { useWords } from '../language.tsx'
import { targetsWords } from './words.ts'

type Read = Replied<'readTarget'>
type Point = { month: string; sum: number }

const size = { width: 640, height: 180, left: 40, right: 16, top: 12, bottom: 24 }

/** What was reached by the end of each month. */
const sumsOf = (months: Read['months']): Point[] => {
  let sum = 0
  return months.map(({ month, amount }) => ({ month, sum: (sum += amount) }))
}

type Scale = { x: (month: number) => number; y: (value: number) => number }

const scaleOf = (months: number, most: number): Scale => {
  const [width, height] = [size.width - size.left - size.right, size.height - size.top - size.bottom]
  return {
    x: (month) => size.left + (month / Math.max(1, months)) * width,
    y: (value) => size.height - size.bottom - (value / Math.max(1, most)) * height,
  }
}

const Aim = ({ of, scale, months }: { of: number; scale: Scale; months: number }) => (
  <>
    <line class="aim" x1={scale.x(0)} x2={scale.x(months)} y1={scale.y(of)} y2={scale.y(of)} />
    <line class="pace" x1={scale.x(0)} x2={scale.x(months)} y1={scale.y(0)} y2={scale.y(of)} />
    <text x={size.left - 4} y={scale.y(of) + 4} text-anchor="end">
      {number(of)}
    </text>
  </>
)

/** What has come in month by month against what is wanted, and the range in which it will end. */
export const BurnUp = ({ read }: { read: Read }) => {
  const words = useWords(targetsWords)
  const { standing, start, due } = read.target
  const first = read.months[0]?.month ?? start
  const months = monthsFrom(first < start ? `${first}-01` : start, due)
  const points = sumsOf(read.months)
  if (points.length === 0 || months.length < 2) return null
  const forecast =
    standing.forecast !== undefined && 'low' in standing.forecast ? standing.forecast : undefined
  const most = Math.max(1, standing.of ?? 0, forecast?.high ?? 0, ...points.map(({ sum }) => sum))
  const scale = scaleOf(months.length, most)
  const at = (month: string) => months.findIndex((one) => one === month) + 1
  const path = points.map(({ month, sum }) => `L${scale.x(at(month))} ${scale.y(sum)}`).join('')
  const end = scale.x(months.length)
  return (
    <figure class="target-chart">
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={words.chart}>
        <line class="axis" x1={size.left} x2={end} y1={scale.y(0)} y2={scale.y(0)} />
        {standing.of !== undefined && <Aim of={standing.of} scale={scale} months={months.length} />}
        <path class="sum" d={`M${scale.x(0)} ${scale.y(0)}${path}`} />
        {forecast !== undefined && (
          <>
            <line class="range" x1={end} x2={end} y1={scale.y(forecast.low)} y2={scale.y(forecast.high)} />
            <circle class="range" cx={end} cy={scale.y(forecast.expected)} r="3" />
          </>
        )}
        {months.map((month, i) => (
          <text key={month} x={(scale.x(i) + scale.x(i + 1)) / 2} y={size.height - 6} text-anchor="middle">
            {Number(month.slice(5))}
          </text>
        ))}
      </svg>
      <figcaption>{words.chartNote}</figcaption>
      <table class="vh">
        <caption>{words.chart}</caption>
        <tbody>
          {points.map(({ month, sum }) => (
            <tr key={month}>
              <th scope="row">{month}</th>
              <td>{number(sum)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
