import type { MadeToken, Token } from '@linli/contract/tokens'
import { refusalOf } from '../api.ts'
import { whyOf } from '../failures.ts'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { announce } from '../parts/toast.tsx'
import { useSession } from '../session.tsx'
import { ask } from './asking.ts'
import { Confirming } from './confirming.tsx'
import { SecretView } from './secret-view.tsx'
import { tokensChanged } from './token-loading.ts'
import { tokenWords } from './token-words.ts'
import { consoleWords } from './words.ts'

/** The new token in clear, once; only its own button closes it, so that no stray key loses it. */
export const SecretDialog = ({ made, close }: { made: MadeToken; close: () => void }) => {
  const words = useWords(tokenWords)
  const said = useWords(consoleWords)
  const { name, secret } = made
  const actions = (
    <button type="button" class="btn primary" onClick={close}>
      {secret === undefined ? said.close : words.secretKept}
    </button>
  )
  return (
    <Dialog title={words.secretTitle(name)} onClose={close} actions={actions} firm>
      <p class={secret === undefined ? 'form-refused' : 'off'}>
        {secret === undefined ? words.secretLost : words.secretWarning}
      </p>
      {secret !== undefined && <SecretView label={words.secret} text={secret} what={words.aSecret} />}
    </Dialog>
  )
}

const useRevoking = (close: () => void) => {
  const words = useWords(tokenWords)
  const said = useWords(consoleWords)
  const { street } = useSession()
  return async ({ id, version }: Token) => {
    try {
      await ask('revokeToken', { params: { street: street.id, token: id }, version })
      announce(words.revokedDone)
      close()
    } catch (error) {
      const stale = refusalOf(error) === 'stale'
      announce(stale ? words.stale : said.notDone(whyOf(error)))
      if (stale) close()
    } finally {
      tokensChanged(street.id)
    }
  }
}

/** Revokes a token once its name is typed. */
export const RevokeDialog = ({ token, close }: { token: Token; close: () => void }) => {
  const words = useWords(tokenWords)
  const revoke = useRevoking(close)
  return (
    <Confirming
      title={words.revokeTitle}
      name={token.name}
      act={words.revoke}
      onConfirm={() => revoke(token)}
      onClose={close}
    >
      <p>{words.revokeText}</p>
    </Confirming>
  )
}
