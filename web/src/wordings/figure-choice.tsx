import type { Known } from '../catalogue.ts'
import { useWords } from '../language.tsx'
import { MetricChoice, useMetricChoice } from '../parts/metric-choice.tsx'
import { wordingsWords } from './words.ts'

type Props = { catalogue: Known; insert: (placeholder: string) => void }

/** A figure chosen by the name of its metric, to be put into a text. */
export const FigureChoice = ({ catalogue, insert }: Props) => {
  const words = useWords(wordingsWords)
  const choice = useMetricChoice(catalogue)
  const { found, part } = choice
  const figure = found === undefined ? '' : `${found.code}${part === '' ? '' : `|${part}`}`
  const put = () => {
    if (figure !== '') insert(figure)
  }
  return (
    <>
      <MetricChoice
        choice={choice}
        metrics={catalogue.metrics}
        labels={{ metric: words.metric, hint: words.metricHint, part: words.of, whole: words.whole }}
        put={put}
      />
      <button type="button" class="btn" disabled={figure === ''} onClick={put}>
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
