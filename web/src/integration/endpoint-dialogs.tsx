import type { Endpoint } from '@linli/contract/endpoints'
import { useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { Confirming } from './confirming.tsx'
import { remove } from './endpoint-changes.ts'
import { KeyDialog, RotateDialog } from './key-dialogs.tsx'
import { panelWords } from './panel-words.ts'
import { ReplayDialog } from './replaying.tsx'

/** What is asked over the page about an endpoint. */
export type Asking = 'key' | 'rotate' | 'replay' | 'remove'

type Props = { about: Asking | undefined; endpoint: Endpoint; close: () => void; gone: () => void }

export const EndpointDialogs = ({ about, endpoint, close, gone }: Props) => {
  const words = useWords(panelWords)
  const { street } = useSession()
  if (about === 'key') return <KeyDialog endpoint={endpoint} close={close} />
  if (about === 'rotate') return <RotateDialog endpoint={endpoint} close={close} />
  if (about === 'replay') return <ReplayDialog endpoint={endpoint} close={close} />
  if (about !== 'remove') return null
  const confirmed = async () => {
    if (!(await remove(street.id, endpoint, words))) return
    close()
    gone()
  }
  return (
    <Confirming
      title={words.removeTitle}
      name={endpoint.name}
      act={words.remove}
      onConfirm={confirmed}
      onClose={close}
    >
      <p>{words.removeText}</p>
    </Confirming>
  )
}
