import type { MadeToken, Token } from '@linli/contract/tokens'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { useListKeys } from '../parts/list-keys.ts'
import { Empty, Failed, Loading } from '../parts/states.tsx'
import { screen } from '../screens.tsx'
import { useSession } from '../session.tsx'
import { useFormPlace } from './form-places.ts'
import { Head, KeyFoot } from './table-parts.tsx'
import { RevokeDialog, SecretDialog } from './token-dialogs.tsx'
import { useTokens } from './token-loading.ts'
import { TokenRow, tokenRowId } from './token-rows.tsx'
import { tokenWords } from './token-words.ts'
import { useWalking } from './walking.ts'

const Form = screen(() => import('./token-form.tsx').then((module) => module.TokenFormView))

type ListProps = { tokens: readonly Token[]; edit: (token: Token) => void; add: () => void }

const columns = ['name', 'permissions', 'reach', 'from', 'expires', 'used', 'acts'] as const

const List = ({ tokens, edit, add }: ListProps) => {
  const words = useWords(tokenWords)
  const [revoking, revoke] = useState<Token>()
  const { current, walk } = useWalking(tokens, ({ id }) => id, tokenRowId)
  useListKeys({
    j: () => walk(1),
    k: () => walk(-1),
    enter: () => current !== undefined && edit(current),
    n: add,
  })
  return (
    <>
      <div class="console-body">
        <table class="console-table tokens">
          <caption class="vh">{words.caption}</caption>
          <Head columns={words.columns} keys={columns} />
          <tbody>
            {tokens.map((token) => (
              <TokenRow
                key={token.id}
                token={token}
                current={token === current}
                acts={{ edit: () => edit(token), revoke: () => revoke(token) }}
              />
            ))}
          </tbody>
        </table>
      </div>
      <KeyFoot words={words.keys} />
      {revoking !== undefined && <RevokeDialog token={revoking} close={() => revoke(undefined)} />}
    </>
  )
}

const Nothing = ({ add }: { add: () => void }) => {
  const words = useWords(tokenWords)
  const actions = (
    <>
      <button type="button" class="btn primary" onClick={add}>
        {words.add}
      </button>
      <a class="btn" href="/developers" target="_blank" rel="noopener">
        {words.howTo}
      </a>
    </>
  )
  return <Empty title={words.empty} text={words.emptyText} actions={actions} />
}

const Table = ({ tokens, edit, add }: ListProps) => {
  const words = useWords(tokenWords)
  if (tokens.length === 0) return <Nothing add={add} />
  return (
    <>
      <p class="console-lead">{words.lead}</p>
      <div class="console-tools noprint">
        <button type="button" class="btn primary" onClick={add}>
          <Icon name="plus" />
          {words.add}
        </button>
      </div>
      <List tokens={tokens} edit={edit} add={add} />
    </>
  )
}

/** The token that was just made, until its dialog is closed: then the keyboard goes to its row. */
const useMade = () => {
  const [made, setMade] = useState<MadeToken>()
  const last = useRef('')
  useEffect(() => {
    if (made === undefined) document.getElementById(tokenRowId(last.current))?.focus()
    else last.current = made.id
  }, [made])
  return [made, setMade] as const
}

/** 令牌: with what other systems call the API. A new token's text is held here alone, until its dialog is closed. */
export const Tokens = () => {
  const { street } = useSession()
  const { value, failure, reload } = useTokens(street.id)
  const { open, was, add, edit, close } = useFormPlace(value?.filter(({ state }) => state !== 'revoked'))
  const [made, setMade] = useMade()
  const done = (token?: MadeToken) => {
    setMade(token)
    close(token && { of: token.id })
  }
  if (failure !== undefined && value === undefined) return <Failed error={failure} retry={reload} />
  if (value === undefined) return <Loading rows={8} />
  return (
    <>
      {open ? (
        <Form key={was?.id ?? 'new'} was={was} close={done} />
      ) : (
        <Table tokens={value} edit={({ id, state }) => state !== 'revoked' && edit(id)} add={add} />
      )}
      {made !== undefined && <SecretDialog made={made} close={() => setMade(undefined)} />}
    </>
  )
}
