import { useState } from 'preact/hooks'
import { call } from '../api.ts'
import type { Known, Metric } from '../catalogue.ts'
import { amount, dateText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { ledgerLink } from '../links.ts'
import { Failed } from '../parts/states.tsx'
import type { Evidence } from './facts.tsx'
import { evidenceWords } from './words.ts'

export type Place = { street: string; community: string; period: string }
type Props = { place: Place; evidence: Evidence; metric: Metric; catalogue: Known }
type Backing = Evidence['records'][number]

/** The pages after the first. */
const useMore = ({ place, evidence }: Props) => {
  const [pages, setPages] = useState<{ rows: Backing[]; next?: string | undefined }>({
    rows: [],
    next: evidence.next,
  })
  const [failure, setFailure] = useState<Error>()
  const more = async () => {
    setFailure(undefined)
    try {
      const { street, community, period } = place
      const params = { street, community, metric: evidence.metric }
      const query = { period, dimension: evidence.dimension, cursor: pages.next }
      const found = await call('readFigure', { params, query })
      setPages({ rows: [...pages.rows, ...found.records], next: found.next })
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)))
    }
  }
  return { rows: [...evidence.records, ...pages.rows], next: pages.next, more, failure }
}

const sumText = ({ evidence, metric }: Props): string => {
  const { now } = evidence
  if (now === null) return ''
  const value = now.from === 'declared' ? now.recordsValue : now.value
  return value === undefined
    ? ''
    : `${amount(value, now.from === 'declared' ? 'exact' : now.bound)} ${pick(metric.unit)}`
}

const Row = ({ backing, place, metric, catalogue }: { backing: Backing } & Omit<Props, 'evidence'>) => {
  const { entry, value, bound } = backing
  const kind = catalogue.kindOf(entry.kind)
  const name = entry.title === '' ? pick(kind ?? { zh: entry.kind, en: entry.kind }) : entry.title
  return (
    <li>
      <a href={ledgerLink({ ...place, kind: entry.kind, entry: entry.id })}>
        <span class="when">{dateText(entry.date, entry.precision)}</span>
        <span class="what">
          {name}
          {entry.note !== '' && <small>{entry.note}</small>}
        </span>
        <span class="much">
          {amount(value, bound)}
          {value !== null && ` ${pick(metric.unit)}`}
        </span>
      </a>
    </li>
  )
}

/** The ledger records that make the figure, with their sum beside them so that it can be checked. */
export const Records = (props: Props) => {
  const words = useWords(evidenceWords)
  const { rows, next, more, failure } = useMore(props)
  const { evidence, metric } = props
  if (metric.nature === 'ratio') return null
  const summary =
    metric.nature === 'stock' ? words.evidenceOne : words.evidenceSum(evidence.recordsTotal, sumText(props))
  return (
    <section class="ev-block">
      <h3>
        {words.evidence}
        <small>{rows.length === 0 ? '' : summary}</small>
      </h3>
      {rows.length === 0 ? (
        <p class="ev-none">{words.none}</p>
      ) : (
        <ul class="ev-records">
          {rows.map((backing) => (
            <Row key={backing.entry.id} {...props} backing={backing} />
          ))}
        </ul>
      )}
      {failure !== undefined && <Failed error={failure} retry={() => void more()} />}
      {next !== undefined && failure === undefined && (
        <button type="button" class="btn" onClick={() => void more()}>
          {words.more}
        </button>
      )}
    </section>
  )
}
