import type { Remark } from '@linli/contract/report-remarks'
import { isWritten, remarkReasonNames } from '@linli/domain/reports'
import { useEffect, useRef, useState } from 'preact/hooks'
import { call } from '../api.ts'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { Tag } from '../parts/chip.tsx'
import { announce } from '../parts/toast.tsx'
import { useSession } from '../session.tsx'
import { whyOf } from '../failures.ts'
import { panelWords } from './panel-words.ts'
import type { PanelProps } from './panels.tsx'
import { useAnswerDraft } from './remark-drafts.ts'
import { RemarkForm } from './remark-forms.tsx'

type One = PanelProps & { remark: Remark }

/** Does what was asked; what goes wrong is said beside it. */
const useDoing = (changed: () => void) => {
  const [problem, setProblem] = useState('')
  const act = async (work: () => Promise<unknown>, said: string): Promise<void> => {
    try {
      await work()
      setProblem('')
      announce(said)
    } catch (error) {
      setProblem(whyOf(error))
    }
    changed()
  }
  return { problem, act }
}

const paramsOf = ({ place, report, remark }: One) => ({
  street: place.street,
  community: place.community,
  report: report.id,
  remark: remark.id,
})

const Answering = (props: One) => {
  const { remark, place, changed, answering } = props
  const ref = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (answering?.remark === remark.id) ref.current?.focus()
  }, [answering])
  const words = useWords(panelWords)
  const { text, change, clear } = useAnswerDraft(
    `report-answer/${place.community}/${remark.id}`,
    remark.answer ?? '',
  )
  const { problem, act } = useDoing(changed)
  const isNew = text.trim() !== '' && text.trim() !== remark.answer
  const answer = async (event: Event) => {
    event.preventDefault()
    if (!isNew) return
    const body = { text: text.trim() }
    await act(
      () => call('answerRemark', { params: paramsOf(props), version: remark.version, body }).then(clear),
      words.answerSaved,
    )
  }
  return (
    <form class="answer-form" onSubmit={(event) => void answer(event)}>
      <textarea
        ref={ref}
        class="inp"
        rows={2}
        maxLength={500}
        aria-label={words.answerOf(remark.text)}
        placeholder={words.answerHow}
        value={text}
        onInput={(event) => change(event.currentTarget.value)}
      />
      {problem !== '' && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      {(isNew || remark.answer === undefined) && (
        <button type="submit" class="btn" disabled={!isNew}>
          {remark.answer === undefined ? words.answer : words.changeAnswer}
        </button>
      )}
    </form>
  )
}

const Settling = (props: One) => {
  const { remark, changed } = props
  const words = useWords(panelWords)
  const { problem, act } = useDoing(changed)
  const settle = () =>
    act(() => call('settleRemark', { params: paramsOf(props), version: remark.version }), words.settled)
  return (
    <>
      <button
        type="button"
        class="btn"
        aria-label={words.settleOf(remark.text)}
        onClick={() => void settle()}
      >
        {words.settle}
      </button>
      {problem !== '' && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
    </>
  )
}

const Quote = ({ remark, goTo, openFigure }: One) => {
  const { paragraph, metric, dimension = '', quote } = remark
  if (quote === '') return null
  const go = () => {
    if (metric !== undefined) openFigure({ metric, dimension })
    else if (paragraph !== undefined) goTo(paragraph)
  }
  return (
    <blockquote lang="zh-CN">
      {metric === undefined && paragraph === undefined ? (
        quote
      ) : (
        <button type="button" class="quote" onClick={go}>
          {quote}
        </button>
      )}
    </blockquote>
  )
}

const Item = (props: One) => {
  const { remark, report } = props
  const words = useWords(panelWords)
  const { may } = useSession()
  const answers = !remark.settled && isWritten(report.state) && may('reports.edit')
  return (
    <li class={remark.settled ? 'remark settled' : 'remark'}>
      <p>
        <Tag tone={remark.settled ? 'plain' : 'warn'}>{pick(remarkReasonNames[remark.reason])}</Tag>{' '}
        {remark.text}
      </p>
      <Quote {...props} />
      <p class="hint">
        {remark.by} · {momentText(remark.at)} · {words.submissionOf(remark.submission)}
        {remark.settled && ` · ${words.settled}`}
      </p>
      {remark.answer !== undefined && !answers && (
        <p class="answer">
          <b>{words.answeredBy(remark.answeredBy ?? '')}</b> {remark.answer}
        </p>
      )}
      {answers && <Answering key={remark.version} {...props} />}
      {!remark.settled && report.state === 'submitted' && may('reports.review') && <Settling {...props} />}
    </li>
  )
}

/** Open remarks first, the newest first among them. */
const sorted = (remarks: readonly Remark[]): Remark[] =>
  [...remarks].sort(
    (one, other) => Number(one.settled) - Number(other.settled) || (one.at < other.at ? 1 : -1),
  )

/** The reviewers' remarks with the community's answers; a reviewer writes them here. */
export const Remarks = (props: PanelProps) => {
  const { report } = props
  const words = useWords(panelWords)
  const { may } = useSession()
  return (
    <>
      {report.state === 'submitted' && may('reports.review') && <RemarkForm {...props} />}
      {report.remarks.length === 0 && <p class="hint">{words.noRemarks}</p>}
      <ul class="remarks">
        {sorted(report.remarks).map((remark) => (
          <Item key={remark.id} {...props} remark={remark} />
        ))}
      </ul>
    </>
  )
}
