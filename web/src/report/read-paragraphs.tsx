import type { ReportParagraph } from '@linli/contract/reports'
import { useWords } from '../language.tsx'
import type { Reading, Spot } from './pages.ts'
import { closedHeading, isChip, textOf, type Part, type Sentence } from './texts.ts'
import { reportWords } from './words.ts'

type ToldProps = { part: Part; stale: boolean; spot: Spot; reading: Reading }

const isRemarked = ({ figure }: Part, { remarks }: Reading): boolean =>
  figure !== undefined &&
  remarks.some(
    (one) => !one.settled && one.metric === figure.metric && (one.dimension ?? '') === figure.dimension,
  )

const Told = ({ part, stale, spot, reading }: ToldProps) => {
  const words = useWords(reportWords)
  if (!isChip(part)) return <>{part.text}</>
  const open = (event: MouseEvent) => {
    // Neither is the paragraph to be opened for writing, nor the page to be left.
    event.stopPropagation()
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    reading.openPart(part, spot)
  }
  // A link and not a button, so that long words break over lines; in a new tab it opens what it tells.
  return (
    <a
      class={stale ? 'fact stale' : isRemarked(part, reading) ? 'fact remarked' : 'fact'}
      href={reading.linkOf(part)}
      aria-label={words.openPart(part.text)}
      onClick={open}
    >
      {part.text}
    </a>
  )
}

type SentenceProps = { paragraph: ReportParagraph; sentence: Sentence; reading: Reading; writable: boolean }

/** What can be done with the sentence that was chosen. */
const Acts = ({ paragraph, sentence, reading }: Omit<SentenceProps, 'writable'>) => {
  const words = useWords(reportWords)
  const { remark } = reading
  if (remark !== undefined)
    return (
      <button
        type="button"
        class="sentence-act noprint"
        aria-label={words.remarkOf(textOf([sentence]))}
        onClick={() => remark(paragraph, sentence)}
      >
        {words.remark}
      </button>
    )
  if (!sentence.parts.some(isChip)) return null
  return (
    <button type="button" class="sentence-act noprint" onClick={reading.showBasis}>
      {words.basis}
    </button>
  )
}

const classOf = (sentence: Sentence, paragraph: string, { remarks, selected }: Reading): string => {
  const remarked = remarks.some((one) => !one.settled && one.sentence === sentence.id)
  const chosen = selected?.sentence === sentence.id && selected.paragraph === paragraph
  return [
    'written',
    ...((sentence.stale?.length ?? 0) > 0 ? ['stale'] : []),
    ...(remarked ? ['remarked'] : []),
    ...(chosen ? ['chosen'] : []),
  ].join(' ')
}

const ReadSentence = ({ paragraph, sentence, reading, writable }: SentenceProps) => {
  const spot = { paragraph: paragraph.id, sentence: sentence.id }
  const stale = new Set((sentence.stale ?? []).map(({ part }) => part))
  return (
    <span
      class={classOf(sentence, paragraph.id, reading)}
      data-sentence={sentence.id}
      onFocusIn={() => reading.select(spot)}
    >
      {sentence.parts.map((part, index) => (
        <Told key={index} part={part} stale={stale.has(index)} spot={spot} reading={reading} />
      ))}
      {!writable && <Acts paragraph={paragraph} sentence={sentence} reading={reading} />}
    </span>
  )
}

type Props = { paragraph: ReportParagraph; number: string; reading: Reading; writable: boolean }

/** The words of a paragraph as they are read: figures and records open what makes them. */
export const ReadText = ({ paragraph, number, reading, writable }: Props) => {
  const words = useWords(reportWords)
  const heading = closedHeading(paragraph.heading)
  return (
    <>
      {heading === '' ? number : <b class="run-in">{number + heading}</b>}
      <span class="paragraph-words">
        {paragraph.sentences.length === 0 && <i class="nothing noprint">{words.nothing}</i>}
        {paragraph.sentences.map((sentence) => (
          <ReadSentence
            key={sentence.id}
            paragraph={paragraph}
            sentence={sentence}
            reading={reading}
            writable={writable}
          />
        ))}
      </span>
    </>
  )
}
