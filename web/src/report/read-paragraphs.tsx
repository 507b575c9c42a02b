import type { ReportParagraph } from '@linli/contract/reports'
import type { Remark } from '@linli/contract/report-remarks'
import { headingEnd } from '@linli/domain/official-texts'
import { useWords } from '../language.tsx'
import { isChip, type Part, type Sentence } from './dom.ts'
import { reportWords } from './words.ts'

export type Reading = {
  openPart: (part: Part) => void
  openSentence: (paragraph: string, sentence: Sentence) => void
  /** Set for who may remark on the report as it stands. */
  remark?: ((paragraph: ReportParagraph, sentence: Sentence) => void) | undefined
}

/** A fact in the text. No button, so that long words break over lines. */
const Told = ({ part, stale, open }: { part: Part; stale: boolean; open: (part: Part) => void }) => {
  if (!isChip(part)) return <>{part.text}</>
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    open(part)
  }
  return (
    <span
      class={stale ? 'fact stale' : 'fact'}
      role="button"
      tabIndex={0}
      onClick={() => open(part)}
      onKeyDown={onKey}
    >
      {part.text}
    </span>
  )
}

type Props = { paragraph: ReportParagraph; number: string; remarks: readonly Remark[]; reading: Reading }

const ReadSentence = ({
  paragraph,
  sentence,
  remarked,
  reading,
}: Omit<Props, 'number' | 'remarks'> & { sentence: Sentence; remarked: boolean }) => {
  const words = useWords(reportWords)
  const stale = new Set((sentence.stale ?? []).map(({ part }) => part))
  const { remark } = reading
  return (
    <span
      class={`written${stale.size > 0 ? ' stale' : ''}${remarked ? ' remarked' : ''}`}
      data-sentence={sentence.id}
      onFocusIn={() => reading.openSentence(paragraph.id, sentence)}
    >
      {sentence.parts.map((part, index) => (
        <Told key={index} part={part} stale={stale.has(index)} open={reading.openPart} />
      ))}
      {remark !== undefined && (
        <button type="button" class="remark-here noprint" onClick={() => remark(paragraph, sentence)}>
          {words.remark}
        </button>
      )}
    </span>
  )
}

/** A paragraph that is read: its facts open, and a reviewer can remark on each sentence. */
export const ReadParagraph = ({ paragraph, number, remarks, reading }: Props) => {
  const open = remarks.filter(({ settled, paragraph: about }) => !settled && about === paragraph.id)
  return (
    <p data-paragraph={paragraph.id}>
      {number !== '' && (
        <b class="run-in">
          {number}
          {paragraph.heading}
          {headingEnd(paragraph.heading)}
        </b>
      )}
      {paragraph.sentences.map((sentence) => (
        <ReadSentence
          key={sentence.id}
          paragraph={paragraph}
          sentence={sentence}
          remarked={open.some((one) => one.sentence === undefined || one.sentence === sentence.id)}
          reading={reading}
        />
      ))}
    </p>
  )
}
