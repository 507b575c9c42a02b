import { useEffect } from 'preact/hooks'
import type { Known } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import type { Reading } from './sentences.tsx'
import { textOf, wordsOfEntries, type Sentence } from './texts.ts'
import { draftWords } from './words.ts'

type Props = { sentence: Sentence; catalogue: Known | undefined; reading: Reading; close: () => void }

const Figures = ({ sentence, catalogue, reading }: Omit<Props, 'close'>) => {
  const words = useWords(draftWords)
  if (sentence.figures.length === 0) return null
  return (
    <>
      <h3>{words.figures}</h3>
      <ul>
        {sentence.figures.map((figure) => (
          <li key={`${figure.metric}|${figure.dimension}`}>
            <button type="button" onClick={() => reading.openFigure(figure)}>
              {catalogue === undefined
                ? figure.metric
                : pick(catalogue.figureName(figure.metric, figure.dimension))}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

const Entries = ({ sentence, reading }: Pick<Props, 'sentence' | 'reading'>) => {
  const words = useWords(draftWords)
  const told = wordsOfEntries(sentence)
  if (sentence.entries.length === 0) return null
  return (
    <>
      <h3>{words.entries}</h3>
      <ul>
        {sentence.entries.map((entry, index) => (
          <li key={entry}>
            <a href={reading.entryLink(entry)}>{told.get(entry) ?? words.entry(index + 1)}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What one sentence rests on: its figures and its records, each of which opens. Esc closes it. */
export const Evidence = ({ sentence, catalogue, reading, close }: Props) => {
  const words = useWords(draftWords)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing) close()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [close])
  return (
    <aside class="sentence-evidence noprint" aria-label={words.evidence}>
      <header>
        <h2>{words.evidence}</h2>
        <button type="button" class="btn icon plain" aria-label={words.close} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <blockquote lang="zh-CN">{textOf(sentence)}</blockquote>
      <Figures sentence={sentence} catalogue={catalogue} reading={reading} />
      <Entries sentence={sentence} reading={reading} />
    </aside>
  )
}
