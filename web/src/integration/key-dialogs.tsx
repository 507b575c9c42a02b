import type { Endpoint } from '@linli/contract/endpoints'
import type { Replied } from '@linli/contract/operations'
import { useState } from 'preact/hooks'
import { whyOf } from '../failures.ts'
import { momentText } from '../format.ts'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { useSession } from '../session.tsx'
import { ask } from './asking.ts'
import { rotate } from './endpoint-changes.ts'
import { panelWords } from './panel-words.ts'
import { SecretView } from './secret-view.tsx'
import { consoleWords } from './words.ts'

type Props = { endpoint: Endpoint; close: () => void }
type Keys = Replied<'readEndpointKeys'>

const Shown = ({ keys, robot }: { keys: Keys; robot: boolean }) => {
  const words = useWords(panelWords)
  const { secret, publicKey, oldSecret, oldUntil } = keys
  if (secret === '') return <p>{words.noKey}</p>
  return (
    <>
      <SecretView label={robot ? words.aKey : words.key} text={secret} what={words.aKey} />
      {publicKey !== '' && <SecretView label={words.publicKey} text={publicKey} what={words.aPublicKey} />}
      {oldSecret !== undefined && oldUntil !== undefined && (
        <SecretView label={words.oldKey(momentText(oldUntil))} text={oldSecret} what={words.aKey} />
      )}
    </>
  )
}

/** Shows an endpoint's key, after saying that this is noted. */
export const KeyDialog = ({ endpoint, close }: Props) => {
  const words = useWords(panelWords)
  const said = useWords(consoleWords)
  const { street } = useSession()
  const [keys, setKeys] = useState<Keys>()
  const [refused, setRefused] = useState('')
  const read = async () => {
    try {
      setRefused('')
      setKeys(await ask('readEndpointKeys', { params: { street: street.id, endpoint: endpoint.id } }))
    } catch (error) {
      setRefused(whyOf(error))
    }
  }
  const robot = endpoint.kind !== 'webhook'
  const actions = (
    <>
      {keys === undefined && (
        <button type="button" class="btn primary" onClick={() => void read()}>
          {words.keyShow}
        </button>
      )}
      <button type="button" class="btn" onClick={close}>
        {keys === undefined ? said.cancel : said.close}
      </button>
    </>
  )
  return (
    <Dialog title={words.keyTitle(endpoint.name)} onClose={close} actions={actions}>
      <p class="dialog-lead">{robot ? words.keyRobotText : words.keyText}</p>
      {refused !== '' && (
        <p class="form-refused" role="alert">
          {refused}
        </p>
      )}
      {keys !== undefined && <Shown keys={keys} robot={robot} />}
    </Dialog>
  )
}

/** Gives an endpoint new keys, after saying what happens to the old ones. */
export const RotateDialog = ({ endpoint, close }: Props) => {
  const words = useWords(panelWords)
  const said = useWords(consoleWords)
  const { street } = useSession()
  const [busy, setBusy] = useState(false)
  const act = async () => {
    setBusy(true)
    const done = await rotate(street.id, endpoint, words)
    setBusy(false)
    if (done) close()
  }
  const actions = (
    <>
      <button type="button" class="btn primary" disabled={busy} onClick={() => void act()}>
        {words.rotateAct}
      </button>
      <button type="button" class="btn" onClick={close}>
        {said.cancel}
      </button>
    </>
  )
  return (
    <Dialog title={words.rotateTitle(endpoint.name)} onClose={close} actions={actions}>
      <p>{words.rotateText}</p>
    </Dialog>
  )
}
