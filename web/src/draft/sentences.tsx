import type { Part, Sentence } from './texts.ts'
import { draftWords } from './words.ts'
import { lineText } from '../figures/rows.ts'
import { useWords } from '../language.tsx'

/** What the reader may do with the text: open a figure, a record or a target, and see what a sentence rests on. */
export type Reading = {
  openFigure: (figure: NonNullable<Part['figure']>) => void
  figureLink: (figure: NonNullable<Part['figure']>) => string
  entryLink: (entry: string) => string
  targetLink: string
  /** The sentence under the pointer or the focus. */
  point: (sentence: Sentence | undefined) => void
  openSentence: (sentence: Sentence) => void
  /** The figure that the panel shows, as its line's text. */
  shown: string
}

type FigureProps = { text: string; figure: NonNullable<Part['figure']>; reading: Reading }

/** A link and not a button, so that long words break over lines; in a new tab it opens the same figure. */
const ToldFigure = ({ text, figure, reading }: FigureProps) => {
  const words = useWords(draftWords)
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    // The router would take the reader to the top of the page.
    event.stopPropagation()
    reading.openFigure(figure)
  }
  return (
    <a
      class="cited"
      href={reading.figureLink(figure)}
      aria-current={reading.shown === lineText(figure)}
      aria-label={words.openFigure(text)}
      onClick={open}
    >
      {text}
    </a>
  )
}

const Told = ({ part, reading }: { part: Part; reading: Reading }) => {
  const words = useWords(draftWords)
  const { figure, entry, target, text } = part
  if (figure !== undefined) return <ToldFigure text={text} figure={figure} reading={reading} />
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
          data-count={figures + entries}
          onClick={() => reading.openSentence(sentence)}
        />
      )}
    </span>
  )
}
