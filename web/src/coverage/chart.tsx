import { counters, type Counter } from '@linli/domain/targets'
import { counterNames } from '@linli/domain/targets/coverage-days'
import { number } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { aimOf, dueBy, scaleOf, size, spanOf, stepsOf, type Burning, type Scale } from './geometry.ts'
import { coverageWords } from './words.ts'

const bottom = size.height - size.bottom

const Bands = ({ phases, scale }: { phases: Burning['phases']; scale: Scale }) => (
  <>
    {phases.map(({ key, text, from, to, state }, index) => {
      const [x, end] = [scale.x(from), scale.x(to)]
      return (
        <g key={key}>
          <rect
            class={index % 2 === 0 ? 'band even' : 'band'}
            x={x}
            y={size.top}
            width={Math.max(1, end - x)}
            height={bottom - size.top}
          />
          <text class={`band-name ${state}`} x={x + 3} y={size.top - (index % 2 === 0 ? 15 : 4)}>
            {text}
          </text>
        </g>
      )
    })}
  </>
)

const Axis = ({ burning, scale }: { burning: Burning; scale: Scale }) => (
  <g class="axis">
    {[0, 0.5, 1].map((part) => {
      const value = Math.round(burning.households * part)
      return (
        <g key={part}>
          <path d={`M${size.left} ${scale.y(value)}H${size.width - size.right}`} />
          <text x={size.left - 5} y={scale.y(value) + 4} text-anchor="end">
            {number(value)}
          </text>
        </g>
      )
    })}
    {burning.phases.map(({ key, from }) => (
      <text key={key} x={scale.x(from)} y={size.height - 8}>
        {from.slice(5)}
      </text>
    ))}
  </g>
)

/** Names at the ends of the lines, moved apart where they would cover each other. */
const endsOf = (burning: Burning, shown: readonly Counter[], scale: Scale) => {
  const last = [...burning.series].reverse().find(({ day }) => day <= burning.today)
  let free = Infinity
  return shown
    .flatMap((counter) => {
      const sum = last?.sums[counter]
      return sum === undefined ? [] : [{ counter, y: scale.y(sum.households) }]
    })
    .sort((one, other) => other.y - one.y)
    .map(({ counter, y }) => {
      free = Math.min(y, free - 13)
      return { counter, y: free }
    })
}

/** The sums by day as a table, for those who do not see the drawing and for print. */
const Table = ({ burning, shown }: { burning: Burning; shown: readonly Counter[] }) => {
  const words = useWords(coverageWords)
  return (
    <div class="vh">
      <table>
        <caption>{words.chart}</caption>
        <thead>
          <tr>
            <th scope="col">{words.chartDay}</th>
            {shown.flatMap((counter) => [
              <th key={counter} scope="col">
                {pick(counterNames[counter])}
              </th>,
              <th key={`${counter}/aim`} scope="col">
                {`${pick(counterNames[counter])} ${words.aim}`}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {burning.series.map(({ day, sums }) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              {shown.flatMap((counter) => [
                <td key={counter}>
                  {sums[counter] === undefined ? words.missing : sums[counter].households}
                </td>,
                <td key={`${counter}/aim`}>{dueBy(burning, counter, day) ?? '—'}</td>,
              ])}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Today, where it lies in the span of the chart. */
const isInside = (burning: Burning): boolean => {
  const { from, to } = spanOf(burning)
  return from <= burning.today && burning.today <= to
}

const Today = ({ at }: { at: number }) => {
  const words = useWords(coverageWords)
  return (
    <g class="today">
      <path d={`M${at} ${size.top}V${bottom}`} />
      <text x={at - 4} y={bottom - 5} text-anchor="end">
        {words.today}
      </text>
    </g>
  )
}

/** Households counted so far, counter by counter, against what is due by the dates of the phases. */
export const BurnUp = ({ burning }: { burning: Burning }) => {
  const words = useWords(coverageWords)
  const scale = scaleOf(burning)
  const shown = counters.filter((counter) => burning.phases.some((phase) => phase.counter === counter))
  const end = Math.min(scale.x(burning.today), size.width - size.right) + 4
  return (
    <section class="cv-chart">
      <h2>
        {words.chart}
        <small>{words.chartText}</small>
      </h2>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
        <Bands phases={burning.phases} scale={scale} />
        <Axis burning={burning} scale={scale} />
        {burning.phases.map((phase) =>
          phase.counter === undefined ? null : (
            <path key={phase.key} class={`aim ${phase.counter}`} d={aimOf(burning, phase, scale)} />
          ),
        )}
        {shown.map((counter) => (
          <path key={counter} class={`line ${counter}`} d={stepsOf(burning, counter, scale)} />
        ))}
        {isInside(burning) && <Today at={scale.x(burning.today)} />}
        {endsOf(burning, shown, scale).map(({ counter, y }) => (
          <text key={counter} class={`end ${counter}`} x={end} y={y + 4}>
            {pick(counterNames[counter])}
          </text>
        ))}
      </svg>
      <Table burning={burning} shown={shown} />
    </section>
  )
}
