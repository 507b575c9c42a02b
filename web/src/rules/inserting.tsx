import { useId, useState } from 'preact/hooks'
import type { Known } from '../catalogue.ts'
import { metricTyped, partsOf } from '../figure-choices.ts'
import { currentLanguage, pick, useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { rulesWords } from './words.ts'

/** What can be put in with one press: in both languages the condition is read the same. */
const offered = [
  { zh: '<=', en: '<=' },
  { zh: '>=', en: '>=' },
  { zh: '=', en: '=' },
  { zh: '去年同期()', en: 'lastYear()' },
  { zh: '上期()', en: 'before()' },
  { zh: '合计()', en: 'sum()' },
  { zh: '且', en: 'and' },
  { zh: '或', en: 'or' },
]

type Props = { catalogue: Known; insert: (text: string) => void }

const MetricChoice = ({ catalogue, insert }: Props) => {
  const words = useWords(rulesWords)
  const list = useId()
  const { sections } = useSession().membership
  const [typed, setTyped] = useState('')
  const [part, setPart] = useState('')
  const mine = catalogue.metrics.filter(
    ({ section }) => sections === 'all' || section === 'base' || sections.some((each) => each === section),
  )
  const found = metricTyped(catalogue, typed)
  const parts = found === undefined ? [] : partsOf(catalogue, found)
  const put = () => {
    if (found === undefined) return
    insert((currentLanguage() === 'zh' ? found.zh : found.code) + (part === '' ? '' : `[${part}]`))
    setTyped('')
    setPart('')
  }
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
        aria-label={words.insertMetric}
        placeholder={words.insertMetric}
        autocomplete="off"
        value={typed}
        onKeyDown={onKeyDown}
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          setPart('')
        }}
      />
      <datalist id={list}>
        {mine.map((metric) => (
          <option key={metric.code} value={pick(metric)}>
            {metric.code}
          </option>
        ))}
      </datalist>
      {parts.length > 0 && (
        <select
          class="sel"
          aria-label={words.part}
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
      <button type="button" class="btn" disabled={found === undefined} onClick={put}>
        {words.insert}
      </button>
    </>
  )
}

/** Puts metrics by their names, signs and words into the condition, where one was typing. */
export const Inserting = ({ catalogue, insert }: Props) => {
  const words = useWords(rulesWords)
  return (
    <div class="rule-inserting" role="group" aria-label={words.insertInto}>
      <MetricChoice catalogue={catalogue} insert={insert} />
      <span class="rule-signs">
        {offered.map((each) => (
          <button key={each.zh} type="button" class="btn" onClick={() => insert(pick(each))}>
            {pick(each)}
          </button>
        ))}
      </span>
    </div>
  )
}
