import type { InboundMessage } from '@linli/contract/sources'
import type { Replied } from '@linli/contract/operations'
import { useId, useState } from 'preact/hooks'
import { whyOf } from '../failures.ts'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { useSession } from '../session.tsx'
import { ask } from './asking.ts'
import { dismiss } from './inbound-changes.ts'
import { JsonView } from './json-view.tsx'
import { ProblemList } from './problem-list.tsx'
import { quarantineWords } from './quarantine-words.ts'
import { consoleWords } from './words.ts'

type Props = { message: InboundMessage; close: () => void }
type Read = Replied<'readInboundBody'>

const ReadView = ({ read: { body, outcome } }: { read: Read }) => {
  const words = useWords(quarantineWords)
  const problems = outcome.flatMap((item) => item.problems ?? [])
  return (
    <>
      <JsonView title={words.body} text={body} what={words.aBody} />
      {problems.length > 0 && <ProblemList problems={problems} />}
    </>
  )
}

/** Shows what a message says, after saying that this is noted. */
export const BodyDialog = ({ message, close }: Props) => {
  const words = useWords(quarantineWords)
  const said = useWords(consoleWords)
  const { street } = useSession()
  const [read, setRead] = useState<Read>()
  const [refused, setRefused] = useState('')
  const start = async () => {
    try {
      setRefused('')
      setRead(await ask('readInboundBody', { params: { street: street.id, message: message.id }, body: {} }))
    } catch (error) {
      setRefused(whyOf(error))
    }
  }
  const actions = (
    <>
      {read === undefined && (
        <button type="button" class="btn primary" onClick={() => void start()}>
          {words.readAct}
        </button>
      )}
      <button type="button" class="btn" onClick={close}>
        {read === undefined ? said.cancel : said.close}
      </button>
    </>
  )
  return (
    <Dialog title={words.readTitle} onClose={close} actions={actions} wide={read !== undefined}>
      <p class="dialog-lead">{words.readText}</p>
      {refused !== '' && (
        <p class="form-refused" role="alert">
          {refused}
        </p>
      )}
      {read !== undefined && <ReadView read={read} />}
    </Dialog>
  )
}

/** Puts aside what is left of a message, with the reason. */
export const DismissDialog = ({ message, close }: Props) => {
  const words = useWords(quarantineWords)
  const said = useWords(consoleWords)
  const { street } = useSession()
  const id = useId()
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState(false)
  const act = async () => {
    if (reason.trim() === '') return setWrong(true)
    if (await dismiss(street.id, message, reason, words)) close()
  }
  const actions = (
    <>
      <button type="button" class="btn primary" onClick={() => void act()}>
        {words.dismiss}
      </button>
      <button type="button" class="btn" onClick={close}>
        {said.cancel}
      </button>
    </>
  )
  return (
    <Dialog title={words.dismissTitle} onClose={close} actions={actions}>
      <p class="dialog-lead">{words.dismissText}</p>
      <label class="dialog-label" for={id}>
        {words.reason}
      </label>
      <textarea
        id={id}
        class="inp dialog-text"
        rows={3}
        maxLength={500}
        value={reason}
        aria-invalid={wrong && reason.trim() === ''}
        aria-describedby={`${id}-wrong`}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      <div id={`${id}-wrong`}>{wrong && reason.trim() === '' && <p class="wrong">{words.needReason}</p>}</div>
    </Dialog>
  )
}
