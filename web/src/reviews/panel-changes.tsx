import type { FigureRow } from '@linli/contract/figures'
import type { FigureChange } from '@linli/contract/reports'
import { bounds, type Bound } from '@linli/domain/quantities'
import { useState } from 'preact/hooks'
import { useCatalogue, type Known } from '../catalogue.ts'
import { amount, change, unitText, type Change } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { figuresLink, reportLink } from '../links.ts'
import { Failed } from '../parts/states.tsx'
import { panelWords } from './panel-words.ts'
import { useChanges, useFigures, type ReadReport, type Where } from './reports.ts'

/** So many are shown at once; the others on a press. */
const shownFirst = 6

const useShown = <One,>(all: readonly One[]) => {
  const [open, setOpen] = useState(false)
  const shown = open ? all : all.slice(0, shownFirst)
  return { shown, others: all.length - shown.length, open: () => setOpen(true) }
}

const More = ({ count, open }: { count: number; open: () => void }) => {
  const words = useWords(panelWords)
  return count === 0 ? null : (
    <button type="button" class="btn plain" onClick={open}>
      {words.more(count)}
    </button>
  )
}

const boundOf = (bound: string): Bound => bounds.find((each) => each === bound) ?? 'exact'

const Told = ({ value }: { value: FigureChange['before'] }) => {
  const words = useWords(panelWords)
  return <>{value === null ? words.missing : amount(value.value, boundOf(value.bound))}</>
}

const Changed = ({ where, report }: { where: Where; report: ReadReport }) => {
  const words = useWords(panelWords)
  const catalogue = useCatalogue()
  const { value, failure, reload } = useChanges(where, report.id)
  const { shown, others, open } = useShown(value?.figures ?? [])
  if (failure !== undefined) return <Failed error={failure} retry={reload} />
  if (value === undefined) return null
  const same = value.figures.length + value.paragraphs.length === 0
  return (
    <>
      <p class="panel-none">
        {same ? words.sinceNone : words.sinceText(value.figures.length, value.paragraphs.length)}{' '}
        {!same && <a href={reportLink({ ...where, panel: 'changes' })}>{words.toChanges}</a>}
      </p>
      <ul class="panel-figures">
        {shown.map(({ metric, dimension, before, after }) => (
          <li key={metric + dimension}>
            <a href={figuresLink({ ...where, metric, dimension })}>
              {pick(catalogue?.figureName(metric, dimension) ?? { zh: metric, en: metric })}
            </a>
            <span>
              <Told value={before} /> →{' '}
              <b>
                <Told value={after} />
              </b>
            </span>
          </li>
        ))}
      </ul>
      <More count={others} open={open} />
    </>
  )
}

/** What the community changed since it submitted before; only for one that was returned. */
export const SinceBefore = ({ where, report }: { where: Where; report: ReadReport }) => {
  const words = useWords(panelWords)
  if (report.submissions < 2) return null
  return (
    <section class="panel-block">
      <h3>{words.since}</h3>
      <Changed where={where} report={report} />
    </section>
  )
}

type Big = { row: FigureRow; changed: Change; size: number }

/** A change of less than this is no news, however large its percentage, in the figure's unit. */
const noticed = 3

const bigOf = (row: FigureRow, catalogue: Known): Big[] => {
  const metric = catalogue.metricOf(row.metric)
  const [now, base] = [row.now?.value, row.lastYear?.value]
  if (metric?.core !== true || row.dimension !== '' || row.breaks.includes('lastYear')) return []
  if (now == null || base == null || base === 0 || metric.unit.zh === '%') return []
  const changed = change(now, base)
  const size = Math.abs(now - base) / base
  return changed.strong && Math.abs(now - base) >= noticed ? [{ row, changed, size }] : []
}

const BigOnes = ({ rows, where }: { rows: readonly FigureRow[]; where: Where }) => {
  const words = useWords(panelWords)
  const catalogue = useCatalogue()
  const all =
    catalogue === undefined
      ? []
      : rows.flatMap((row) => bigOf(row, catalogue)).sort((one, other) => other.size - one.size)
  const { shown, others, open } = useShown(all)
  if (all.length === 0) return <p class="panel-none">{words.bigNone}</p>
  return (
    <>
      <ul class="panel-figures">
        {shown.map(({ row: { metric, dimension, now }, changed }) => (
          <li key={metric}>
            <a href={figuresLink({ ...where, metric, dimension })}>
              {pick(catalogue?.figureName(metric, dimension) ?? { zh: metric, en: metric })}
            </a>
            <span>
              {now !== null && amount(now.value, now.bound)}{' '}
              {unitText(catalogue?.metricOf(metric)?.unit ?? { zh: '', en: '' })}{' '}
              <b class={changed.direction}>{changed.text}</b>
            </span>
          </li>
        ))}
      </ul>
      <More count={others} open={open} />
    </>
  )
}

/** The figures that changed most against last year. */
export const BigChanges = ({ where }: { where: Where }) => {
  const words = useWords(panelWords)
  const { value, failure, reload } = useFigures(where)
  return (
    <section class="panel-block">
      <h3>{words.big}</h3>
      {failure !== undefined && <Failed error={failure} retry={reload} />}
      {value !== undefined && <BigOnes rows={value.rows} where={where} />}
    </section>
  )
}
