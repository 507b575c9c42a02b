import type { Known } from '../catalogue.ts'
import { currentLanguage, pick, useWords } from '../language.tsx'
import { MetricChoice, useMetricChoice } from '../parts/metric-choice.tsx'
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

const OwnMetrics = ({ catalogue, insert }: Props) => {
  const words = useWords(rulesWords)
  const { sections } = useSession().membership
  const choice = useMetricChoice(catalogue)
  const { found, part } = choice
  const mine = catalogue.metrics.filter(
    ({ section }) => sections === 'all' || section === 'base' || sections.some((each) => each === section),
  )
  const put = () => {
    if (found === undefined) return
    insert((currentLanguage() === 'zh' ? found.zh : found.code) + (part === '' ? '' : `[${part}]`))
    choice.type('')
  }
  const { insertMetric, part: ofWhich, whole } = words
  return (
    <>
      <MetricChoice
        choice={choice}
        metrics={mine}
        labels={{ metric: insertMetric, hint: insertMetric, part: ofWhich, whole }}
        put={put}
      />
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
      <OwnMetrics catalogue={catalogue} insert={insert} />
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
