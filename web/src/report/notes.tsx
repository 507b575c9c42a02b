import type { Remark } from '@linli/contract/report-remarks'
import { canRefresh, needsJudging } from '@linli/domain/report-refreshes'
import { remarkReasonNames } from '@linli/domain/reports'
import { pick, useWords } from '../language.tsx'
import { Tag } from '../parts/chip.tsx'
import type { Reading, Writing } from './pages.ts'
import { textOf, type Sentence } from './texts.ts'
import { reportWords, type ReportWords } from './words.ts'

const toldOf = (sentence: Sentence, words: ReportWords): string[] =>
  (sentence.stale ?? []).map(({ part, seen, text }) => {
    const was = sentence.parts[part]?.text ?? ''
    if (text !== undefined) return words.staleNow(was, text)
    return seen.trim() === '' ? words.staleGone(was) : words.staleJudge(was)
  })

type StaleProps = { paragraph: string; sentence: Sentence; writing: Writing | undefined }

const StaleNote = ({ paragraph, sentence, writing }: StaleProps) => {
  const words = useWords(reportWords)
  const spot = { paragraph, sentence: sentence.id }
  const said = textOf([sentence])
  const { stale = [] } = sentence
  return (
    <div class="paragraph-note stale-note noprint">
      <span>{toldOf(sentence, words).join('；')}</span>
      {writing !== undefined && canRefresh(sentence, stale) && (
        <button
          type="button"
          class="btn"
          aria-label={words.refreshOf(said)}
          onClick={() => writing.refresh([spot])}
        >
          {words.refresh}
        </button>
      )}
      {writing !== undefined && needsJudging(sentence, stale) && (
        <button
          type="button"
          class="btn"
          aria-label={words.keepWordsOf(said)}
          onClick={() => writing.keepWords(spot)}
        >
          {words.keepWords}
        </button>
      )}
    </div>
  )
}

/** What no longer is as it is written, with one click to bring the sentence up to date. */
export const StaleNotes = ({
  sentences,
  ...rest
}: Omit<StaleProps, 'sentence'> & { sentences: readonly Sentence[] }) => (
  <>
    {sentences.map((sentence) => (
      <StaleNote key={sentence.id} sentence={sentence} {...rest} />
    ))}
  </>
)

const RemarkNote = ({ remark, reading }: { remark: Remark; reading: Reading }) => {
  const words = useWords(reportWords)
  const { answer } = reading
  return (
    <div class="paragraph-note remark-note noprint">
      <span>
        <Tag tone="warn">{pick(remarkReasonNames[remark.reason])}</Tag> {remark.text}
        <small>
          {' '}
          {remark.by}
          {remark.answer !== undefined && ` · ${words.answered}`}
        </small>
      </span>
      {answer !== undefined && remark.answer === undefined && (
        <button type="button" class="btn" onClick={() => answer(remark)}>
          {words.toAnswer}
        </button>
      )}
    </div>
  )
}

/** The remarks that are open on a paragraph, beside it. */
export const RemarkNotes = ({ paragraph, reading }: { paragraph: string; reading: Reading }) => (
  <>
    {reading.remarks
      .filter((remark) => !remark.settled && remark.paragraph === paragraph)
      .map((remark) => (
        <RemarkNote key={remark.id} remark={remark} reading={reading} />
      ))}
  </>
)
