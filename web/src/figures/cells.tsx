import { amount, change, unitText, type Change } from '../format.ts'
import { useWords } from '../language.tsx'
import type { Line } from './rows.ts'
import type { Figure } from './sources.ts'
import { figuresWords } from './words.ts'

/** A computed share is given to one decimal; more would only pretend to be exact. */
const valueOf = ({ value, from }: Figure): number | null =>
  from === 'ratio' && value !== null ? Math.round(value * 10) / 10 : value

const printed = (figure: Figure): string => amount(valueOf(figure), figure.bound)

/** A large change is coloured as a whole, a small one only by its arrow. */
const Changed = ({ text, direction, strong }: Change) => {
  if (strong) return <b class={direction}>{text}</b>
  if (direction !== 'up' && direction !== 'down') return <>{text}</>
  return (
    <>
      <i class={direction}>{text.slice(0, 1)}</i>
      {text.slice(1)}
    </>
  )
}

/** A figure with its unit; 未报 where there is none, which never looks like 0. */
export const ValueCell = ({ line: { metric, row } }: { line: Line }) => {
  const words = useWords(figuresWords)
  if (row.now === null) return <span class="unreported">{words.missing}</span>
  return (
    <span class="figure-value">
      <b>{printed(row.now)}</b>
      {row.now.value !== null && <span> {unitText(metric.unit)}</span>}
    </span>
  )
}

type Compared = { line: Line; against: 'lastYear' | 'before' }

/** The change against a base, with the base's own value below it; nothing is made up where the base cannot be compared. */
export const ChangeCell = ({ line: { metric, row }, against }: Compared) => {
  const words = useWords(figuresWords)
  const { now } = row
  const base = row[against]
  if (now === null || now.value === null) return <span class="figure-from">—</span>
  if (base === null) return <span class="figure-base">{words.noBase[against]}</span>
  if (base.value === null) return <span class="figure-base">{amount(null, base.bound)}</span>
  const points = metric.unit.zh === '%'
  return (
    <>
      {row.breaks.includes(against) ? (
        <span title={words.brokenWhy}>{words.broken}</span>
      ) : (
        <Changed {...change(valueOf(now), valueOf(base), { points })} />
      )}
      <span class="figure-base">{printed(base)}</span>
    </>
  )
}
