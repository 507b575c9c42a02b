import { isPeriod, periodName } from '@linli/domain/periods'
import { useId, useRef, useState } from 'preact/hooks'
import { pick, useWords } from '../language.tsx'
import { Chip } from '../parts/chip.tsx'
import { Dialog } from '../parts/dialog.tsx'
import type { Question } from './corrections.ts'

const words = {
  zh: {
    title: '更正已关闭的时期',
    changes: '这次更正会改变这些时期的数：',
    none: '这次更正不改变任何时期的数。',
    reason: '更正原因',
    hint: '必填，500字以内；记在修改历史里',
    missing: '请写明原因',
    before: '上次写的',
    correct: '写明原因并更正',
    leave: '不更正',
  },
  en: {
    title: 'Correct a closed period',
    changes: 'This correction changes the figures of:',
    none: 'This correction changes no period’s figures.',
    reason: 'Reason for the correction',
    hint: 'Required, up to 500 characters; kept with the record’s versions',
    missing: 'Give a reason',
    before: 'As before',
    correct: 'Correct, with this reason',
    leave: 'Leave it',
  },
}

/** What was last typed as a reason, on this page: it is offered again. */
let typedBefore = ''

const Changed = ({ periods }: { periods: readonly string[] }) => {
  const said = useWords(words)
  if (periods.length === 0) return <p>{said.none}</p>
  return (
    <>
      <p>{said.changes}</p>
      <ul class="lg-changed">
        {periods.map((period) => (
          <li key={period}>{isPeriod(period) ? pick(periodName(period)) : period}</li>
        ))}
      </ul>
    </>
  )
}

/** Asks why a closed period is to be corrected. */
export const CorrectionDialog = ({ question: { closed, answer } }: { question: Question }) => {
  const said = useWords(words)
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState(false)
  const [offered] = useState(typedBefore)
  const type = (text: string) => {
    typedBefore = text
    setReason(text)
    setWrong(false)
  }
  const correct = () => {
    if (reason.trim() !== '') return answer(reason.trim())
    setWrong(true)
    area.current?.focus()
  }
  const actions = (
    <>
      <button type="button" class="btn" onClick={() => answer(undefined)}>
        {said.leave}
      </button>
      <button type="button" class="btn primary" onClick={correct}>
        {said.correct}
      </button>
    </>
  )
  return (
    <Dialog title={said.title} onClose={() => answer(undefined)} actions={actions}>
      <p>{closed.detail}</p>
      <Changed periods={closed.periods} />
      <div class="lg-ask">
        <label for={id}>{said.reason}</label>
        <textarea
          id={id}
          ref={area}
          rows={3}
          maxLength={500}
          autofocus
          value={reason}
          aria-invalid={wrong}
          aria-describedby={`${id}-hint`}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) correct()
          }}
        />
        <p id={`${id}-hint`} class={wrong ? 'wrong' : 'hint'} role={wrong ? 'alert' : undefined}>
          {wrong ? said.missing : said.hint}
        </p>
        {offered !== '' && offered !== reason && (
          <div class="chips">
            <span>{said.before}</span>
            <Chip onClick={() => type(offered)}>{offered}</Chip>
          </div>
        )}
      </div>
    </Dialog>
  )
}
