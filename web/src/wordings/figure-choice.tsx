import { useId, useState } from 'preact/hooks'
import type { Known } from '../catalogue.ts'
import { metricTyped, partsOf } from '../figure-choices.ts'
import { pick, useWords } from '../language.tsx'
import { wordingsWords } from './words.ts'

type Props = { catalogue: Known; insert: (placeholder: string) => void }

/** A figure chosen by the name of its metric, to be put into a text. */
export const FigureChoice = ({ catalogue, insert }: Props) => {
  const words = useWords(wordingsWords)
  const id = useId()
  const [typed, setTyped] = useState('')
  const [part, setPart] = useState('')
  const found = metricTyped(catalogue, typed)
  const parts = found === undefined ? [] : partsOf(catalogue, found)
  const figure = found === undefined ? '' : `${found.code}${part === '' ? '' : `|${part}`}`
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    if (figure !== '') insert(figure)
  }
  return (
    <>
      <input
        class="inp"
        type="text"
        list={`${id}-metrics`}
        aria-label={words.metric}
        placeholder={words.metricHint}
        autocomplete="off"
        value={typed}
        onKeyDown={onKeyDown}
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          setPart('')
        }}
      />
      <datalist id={`${id}-metrics`}>
        {catalogue.metrics.map((metric) => (
          <option key={metric.code} value={pick(metric)}>
            {metric.code}
          </option>
        ))}
      </datalist>
      {parts.length > 0 && (
        <select
          class="sel"
          aria-label={words.of}
          value={part}
          onChange={(event) => setPart(event.currentTarget.value)}
        >
          <option value="">{words.whole}</option>
          {parts.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
      <button type="button" class="btn" disabled={figure === ''} onClick={() => insert(figure)}>
        {words.insertFigure}
      </button>
      <button
        type="button"
        class="btn"
        disabled={figure === ''}
        onClick={() => insert(`statement:${figure}`)}
      >
        {words.insertStatement}
      </button>
    </>
  )
}
