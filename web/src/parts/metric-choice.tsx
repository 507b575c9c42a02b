import { useId, useState } from 'preact/hooks'
import type { Known, Metric } from '../catalogue.ts'
import { metricTyped, partsOf } from '../figure-choices.ts'
import { pick } from '../language.tsx'

/** A metric that is being chosen by its name, and a part of it. */
export const useMetricChoice = (catalogue: Known) => {
  const [typed, setTyped] = useState('')
  const [part, setPart] = useState('')
  const found = metricTyped(catalogue, typed)
  const type = (text: string) => {
    setTyped(text)
    setPart('')
  }
  return { typed, part, found, parts: found === undefined ? [] : partsOf(catalogue, found), type, setPart }
}

type Props = {
  choice: Omit<ReturnType<typeof useMetricChoice>, 'setPart'> & { setPart: (part: string) => void }
  /** The metrics that are offered. */
  metrics: readonly Metric[]
  labels: { metric: string; hint: string; part: string; whole: string }
  /** Takes what is chosen; Enter does too. */
  put: () => void
  /** What is said below the field, and whether it says what is wrong. */
  note?: { id: string; wrong: boolean }
}

/** The fields in which a metric is typed by name and a part of it chosen. */
export const MetricChoice = ({ choice, metrics, labels, put, note }: Props) => {
  const list = useId()
  const { typed, part, parts, type, setPart } = choice
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    put()
  }
  return (
    <>
      <input
        class="inp"
        type="text"
        list={list}
        aria-label={labels.metric}
        aria-invalid={note?.wrong}
        aria-describedby={note?.id}
        placeholder={labels.hint}
        autocomplete="off"
        value={typed}
        onKeyDown={onKeyDown}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <datalist id={list}>
        {metrics.map((metric) => (
          <option key={metric.code} value={pick(metric)}>
            {metric.code}
          </option>
        ))}
      </datalist>
      {parts.length > 0 && (
        <select
          class="sel"
          aria-label={labels.part}
          value={part}
          onChange={(event) => setPart(event.currentTarget.value)}
        >
          <option value="">{labels.whole}</option>
          {parts.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </>
  )
}
