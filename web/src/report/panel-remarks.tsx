import type { Report } from '@linli/contract/reports'
import type { Remark } from '@linli/contract/report-remarks'
import { remarkReasonNames, remarkReasons, type RemarkReason } from '@linli/domain/reports'
import { useState } from 'preact/hooks'
import { call } from '../api.ts'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { Tag } from '../parts/chip.tsx'
import { Failed } from '../parts/states.tsx'
import { announce } from '../parts/toast.tsx'
import { useSession } from '../session.tsx'
import { useBusy } from './busy.ts'
import { reportWords } from './words.ts'

type Place = { street: string; community: string }

/** What a remark is about: a sentence, or a figure. */
export type About = { section: Remark['section']; paragraph?: string; sentence?: string; quote: string }

type Props = {
  report: Report
  place: Place
  about: About | undefined
  goTo: (paragraph: string) => void
  changed: () => void
}

/** Does what was asked and says what went wrong, beside what was typed. */
const useDoing = (changed: () => void) => {
  const [failure, setFailure] = useState<Error>()
  const [busy, run] = useBusy()
  const act = (work: () => Promise<unknown>, said: string, then: () => void = () => undefined) =>
    run(async () => {
      try {
        setFailure(undefined)
        await work()
        announce(said)
        then()
        changed()
      } catch (error) {
        setFailure(error instanceof Error ? error : new Error(String(error)))
      }
    })
  return { failure, busy, act }
}

type SaidProps = { label: string; rows: number; text: string; change: (text: string) => void }

/** What is said in a remark or an answer. */
const Said = ({ label, rows, text, change }: SaidProps) => (
  <label>
    <span>{label}</span>
    <textarea
      class="inp"
      rows={rows}
      maxLength={500}
      value={text}
      onInput={(event) => change(event.currentTarget.value)}
    />
  </label>
)

const NewRemark = ({ report, place, about, changed }: Omit<Props, 'goTo'> & { about: About }) => {
  const words = useWords(reportWords)
  const [reason, setReason] = useState<RemarkReason>('unclear')
  const [text, setText] = useState('')
  const { failure, busy, act } = useDoing(changed)
  const { quote, ...pinned } = about
  const add = () =>
    act(
      () => call('addRemark', { params: { ...place, report: report.id }, body: { ...pinned, reason, text } }),
      words.remarkAdded,
      () => setText(''),
    )
  return (
    <form
      class="remark-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') void add()
      }}
    >
      <p class="hint">{quote === '' ? words.remarkWhole : words.remarkOn(quote)}</p>
      <label>
        <span>{words.reason}</span>
        <select
          class="sel"
          value={reason}
          onChange={(event) => {
            const found = remarkReasons.find((one) => one === event.currentTarget.value)
            if (found !== undefined) setReason(found)
          }}
        >
          {remarkReasons.map((one) => (
            <option key={one} value={one}>
              {pick(remarkReasonNames[one])}
            </option>
          ))}
        </select>
      </label>
      <Said label={words.remarkText} rows={3} text={text} change={setText} />
      <button type="submit" class="btn primary" disabled={busy || text.trim() === ''}>
        {words.addRemark}
      </button>
      {failure !== undefined && <Failed error={failure} />}
    </form>
  )
}

const Answering = ({
  remark,
  report,
  place,
  changed,
}: { remark: Remark } & Pick<Props, 'report' | 'place' | 'changed'>) => {
  const words = useWords(reportWords)
  const [text, setText] = useState(remark.answer ?? '')
  const { failure, busy, act } = useDoing(changed)
  const params = { ...place, report: report.id, remark: remark.id }
  const answer = () =>
    act(() => call('answerRemark', { params, version: remark.version, body: { text } }), words.answerSaved)
  return (
    <form
      class="remark-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') void answer()
      }}
    >
      <Said label={words.answer} rows={2} text={text} change={setText} />
      <button type="submit" class="btn" disabled={busy || text.trim() === '' || text === remark.answer}>
        {words.answer}
      </button>
      {failure !== undefined && <Failed error={failure} />}
    </form>
  )
}

const Settling = ({
  remark,
  report,
  place,
  changed,
}: { remark: Remark } & Pick<Props, 'report' | 'place' | 'changed'>) => {
  const words = useWords(reportWords)
  const { failure, busy, act } = useDoing(changed)
  const params = { ...place, report: report.id, remark: remark.id }
  return (
    <>
      <button
        type="button"
        class="btn"
        disabled={busy}
        onClick={() =>
          void act(() => call('settleRemark', { params, version: remark.version }), words.settled)
        }
      >
        {words.settle}
      </button>
      {failure !== undefined && <Failed error={failure} />}
    </>
  )
}

const Item = ({ remark, report, place, goTo, changed }: { remark: Remark } & Omit<Props, 'about'>) => {
  const words = useWords(reportWords)
  const { may } = useSession()
  const { paragraph } = remark
  const isReturned = report.state === 'returned' || report.state === 'draft'
  return (
    <li class={remark.settled ? 'remark settled' : 'remark'}>
      <p>
        <Tag tone={remark.settled ? 'plain' : 'warn'}>{pick(remarkReasonNames[remark.reason])}</Tag>{' '}
        {remark.text}
      </p>
      {remark.quote !== '' && (
        <blockquote lang="zh-CN">
          {paragraph === undefined ? (
            remark.quote
          ) : (
            <button type="button" class="quote" onClick={() => goTo(paragraph)}>
              {remark.quote}
            </button>
          )}
        </blockquote>
      )}
      <p class="hint">
        {remark.by} · {momentText(remark.at)} · {words.submissionOf(remark.submission)} ·{' '}
        {remark.settled ? words.settled : words.open}
      </p>
      {remark.answer !== undefined && (
        <p class="answer">
          {words.answered(remark.answeredBy ?? '')}：{remark.answer}
        </p>
      )}
      {!remark.settled && isReturned && may('reports.edit') && (
        <Answering key={remark.version} remark={remark} report={report} place={place} changed={changed} />
      )}
      {!remark.settled && report.state === 'submitted' && may('reports.review') && (
        <Settling remark={remark} report={report} place={place} changed={changed} />
      )}
    </li>
  )
}

/** The reviewers' remarks with the community's answers; what is open comes first. */
export const Remarks = ({ report, place, about, goTo, changed }: Props) => {
  const words = useWords(reportWords)
  const { may } = useSession()
  const sorted = [...report.remarks].sort((one, other) => Number(one.settled) - Number(other.settled))
  const pinned: About = about ?? { section: 'opening', quote: '' }
  return (
    <>
      {report.state === 'submitted' && may('reports.review') && (
        <NewRemark
          key={`${pinned.paragraph}/${pinned.sentence}`}
          report={report}
          place={place}
          about={pinned}
          changed={changed}
        />
      )}
      {sorted.length === 0 && <p>{words.noRemarks}</p>}
      <ul class="remarks">
        {sorted.map((remark) => (
          <Item key={remark.id} remark={remark} report={report} place={place} goTo={goTo} changed={changed} />
        ))}
      </ul>
    </>
  )
}
