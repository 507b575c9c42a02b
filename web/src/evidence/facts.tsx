import { Fragment } from 'preact'
import { perDenominator, perName } from '@linli/domain/comparisons'
import { isPeriod, periodName } from '@linli/domain/periods'
import type { Replied } from '@linli/contract/operations'
import { Acknowledgements } from '../acknowledgements/place.tsx'
import type { Known, Metric } from '../catalogue.ts'
import { amount, change, dateText, momentText, number } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { evidenceWords } from './words.ts'

export type Evidence = Replied<'readFigure'>
type FigureKey = { metric: string; dimension: string }
type Props = { evidence: Evidence; metric: Metric; catalogue: Known; open: (key: FigureKey) => void }
type At = { place: { street: string; community: string } }

const named = (period: string): string => (isPeriod(period) ? pick(periodName(period)) : period)

const Changed = ({
  evidence,
  metric,
  from,
  told,
}: Omit<Props, 'open' | 'catalogue'> & { from: 'lastYear' | 'before'; told: string }) => {
  const words = useWords(evidenceWords)
  const base = evidence[from]
  const points = metric.unit.zh === '%'
  const found = change(evidence.now?.value, base?.value, { points })
  if (found.text === '' || base === null) return null
  const broken = evidence.breaks.includes(from)
  return (
    <p class="ev-change">
      {broken ? (
        words.broken
      ) : (
        <span class={`delta ${found.direction}${found.strong ? ' strong' : ''}`}>{found.text}</span>
      )}{' '}
      {told} {amount(base.value, base.bound)} {pick(metric.unit)}
    </p>
  )
}

/** The figure itself, large, with how it changed. */
export const Headline = ({ evidence, metric }: Pick<Props, 'evidence' | 'metric'>) => {
  const words = useWords(evidenceWords)
  const { now, reportedSince: since } = evidence
  if (now === null)
    return (
      <div class="ev-head">
        <p class="ev-value missing">{words.missing}</p>
        {since === undefined ? (
          <p class="ev-change">{words.missingHow}</p>
        ) : (
          <p class="ev-change">
            {words.missingThen} <b class="warn-text">{words.changedTo(amount(since.value, since.bound))}</b>
          </p>
        )}
      </div>
    )
  return (
    <div class="ev-head">
      <p class="ev-value">
        <b>{amount(now.value, now.bound)}</b> {now.value !== null && pick(metric.unit)}
      </p>
      <Changed
        evidence={evidence}
        metric={metric}
        from="lastYear"
        told={words.lastYear(named(evidence.lastYearPeriod))}
      />
      <Changed
        evidence={evidence}
        metric={metric}
        from="before"
        told={words.before(named(evidence.beforePeriod))}
      />
      {now.approved && (
        <p class="ev-change">
          {words.approved}
          {now.live !== undefined && (
            <b class="warn-text">
              {' '}
              {words.changedTo(now.live === null ? words.missing : amount(now.live.value, now.live.bound))}
            </b>
          )}
        </p>
      )}
      {now.asOf !== undefined && (
        <p class="ev-change">
          {words.asOf(dateText(now.asOf))} {now.stale && <b class="warn-text">{words.stale}</b>}
        </p>
      )}
    </div>
  )
}

const Normalised = ({ evidence, metric, catalogue }: Omit<Props, 'open'>) => {
  const words = useWords(evidenceWords)
  const { denominator, now } = evidence
  if (denominator === null || now === null) return null
  const name = catalogue.metricOf(denominator.metric)
  if (name === undefined) return null
  const over = denominator.now
  const value = perDenominator(now, over, denominator.times)
  return (
    <>
      <dt>{words.per}</dt>
      <dd>
        {value === undefined || over === null ? (
          words.noDenominator(pick(name))
        ) : (
          <>
            {pick(perName(denominator.times, name))} <b>{number(value, 2)}</b> {pick(metric.unit)}
            <small>
              {words.denominator(
                pick(name),
                amount(over.value, over.bound),
                over.asOf === undefined ? '' : dateText(over.asOf),
              )}
            </small>
          </>
        )}
      </dd>
    </>
  )
}

const fromText = (evidence: Evidence, words: (typeof evidenceWords)['zh']): string => {
  switch (evidence.now?.from) {
    case 'records':
      return words.records(evidence.now.records)
    case 'reading':
      return words.reading
    case 'declared':
      return words.declared
    case 'ratio':
      return words.ratio
    case undefined:
      return words.missing
  }
}

const Declaration = ({ place, evidence, metric }: Pick<Props, 'evidence' | 'metric'> & At) => {
  const words = useWords(evidenceWords)
  const { declared, declaredWithin, now } = evidence
  const told = declared === null ? declaredWithin : [declared]
  if (told.length === 0) return null
  const sum = now?.recordsValue === undefined ? '' : `${amount(now.recordsValue)} ${pick(metric.unit)}`
  return (
    <>
      {told.map((one) => (
        <Fragment key={one.id}>
          <dt>{words.source}</dt>
          <dd>
            {one.source}
            {declared === null && `（${named(one.period)}：${amount(one.value, one.bound, one.said)}）`}
            <small>
              {one.reason} · {words.by(one.updatedBy, momentText(one.updatedAt))}
            </small>
            {one.statement !== '' && <small>{words.says(one.statement)}</small>}
            <Acknowledgements
              street={place.street}
              community={place.community}
              subject={one.id}
              version={one.version}
            />
          </dd>
        </Fragment>
      ))}
      <dt>{words.behind}</dt>
      <dd>{words.backed(now?.records ?? 0, sum)}</dd>
    </>
  )
}

/** Where the figure comes from, and what it is when normalised. */
export const Facts = ({ place, evidence, metric, catalogue }: Omit<Props, 'open'> & At) => {
  const words = useWords(evidenceWords)
  return (
    <dl class="ev-facts">
      <dt>{words.from}</dt>
      <dd>{fromText(evidence, words)}</dd>
      <Declaration place={place} evidence={evidence} metric={metric} />
      <Normalised evidence={evidence} metric={metric} catalogue={catalogue} />
    </dl>
  )
}

/** The parts of a figure, or the inputs of a ratio: each opens its own evidence. */
export const Links = ({ evidence, metric, catalogue, open }: Props) => {
  const words = useWords(evidenceWords)
  const parts = evidence.parts.map(({ dimension, now }) => ({ metric: metric.code, dimension, now }))
  const { figureName, dimensionName } = catalogue
  const lists = [
    { title: words.inputs, note: '', rows: evidence.inputs, name: figureName },
    { title: words.parts, note: words.partsNote, rows: parts, name: dimensionName },
  ]
  return (
    <>
      {lists
        .filter(({ rows }) => rows.length > 0)
        .map(({ title, note, rows, name }) => (
          <section class="ev-block" key={title}>
            <h3>
              {title}
              <small>{note}</small>
            </h3>
            <ul class="ev-links">
              {rows.map((row) => (
                <li key={row.metric + row.dimension}>
                  <button
                    type="button"
                    onClick={() => open({ metric: row.metric, dimension: row.dimension })}
                  >
                    <span>{pick(name(row.metric, row.dimension))}</span>
                    <b>{row.now === null ? words.missing : amount(row.now.value, row.now.bound)}</b>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </>
  )
}
