import type { Part, Sentence } from './texts.ts'
import { draftWords } from './words.ts'
import { useWords } from '../language.tsx'

/** What the reader may do with the text: open a figure, a record or a target, and see what a sentence rests on. */
export type Reading = {
  openFigure: (figure: NonNullable<Part['figure']>) => void
  entryLink: (entry: string) => string
  targetLink: string
  /** The sentence under the pointer or the focus. */
  point: (sentence: Sentence | undefined) => void
  openSentence: (sentence: Sentence) => void
  /** The figure that the panel shows, as `metric|dimension`. */
  shown: string
}

const Told = ({ part, reading }: { part: Part; reading: Reading }) => {
  const words = useWords(draftWords)
  const { figure, entry, target, text } = part
  if (figure !== undefined) {
    const pressed = reading.shown === `${figure.metric}|${figure.dimension}`
    return (
      <button
        type="button"
        class="cited"
        aria-pressed={pressed}
        aria-label={words.openFigure(text)}
        onClick={() => reading.openFigure(figure)}
      >
        {text}
      </button>
    )
  }
  if (entry !== undefined)
    return (
      <a class="cited" href={reading.entryLink(entry)} aria-label={words.openEntry(text)}>
        {text}
      </a>
    )
  if (target !== undefined)
    return (
      <a class="cited" href={reading.targetLink} aria-label={words.openTarget(text)}>
        {text}
      </a>
    )
  return <>{text}</>
}

/** One sentence; its number of citations follows it and opens them. */
export const SentenceText = ({ sentence, reading }: { sentence: Sentence; reading: Reading }) => {
  const words = useWords(draftWords)
  const [figures, entries] = [sentence.figures.length, sentence.entries.length]
  return (
    <span
      class="sentence"
      onMouseEnter={() => reading.point(sentence)}
      onMouseLeave={() => reading.point(undefined)}
      onFocusIn={() => reading.point(sentence)}
    >
      {sentence.parts.map((part, index) => (
        <Told key={index} part={part} reading={reading} />
      ))}
      {figures + entries > 0 && (
        <button
          type="button"
          class="cites"
          aria-label={words.cites(figures, entries)}
          title={words.cites(figures, entries)}
          onClick={() => reading.openSentence(sentence)}
        >
          {figures + entries}
        </button>
      )}
    </span>
  )
}
