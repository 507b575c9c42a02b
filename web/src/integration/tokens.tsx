import type { MadeToken, Token } from '@linli/contract/tokens'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { useListKeys } from '../parts/list-keys.ts'
import { Empty, Failed, Loading } from '../parts/states.tsx'
import { screen } from '../screens.tsx'
import { useSession } from '../session.tsx'
import { RevokeDialog, SecretDialog } from './token-dialogs.tsx'
import { useTokens } from './token-loading.ts'
import { TokenRow, tokenRowId } from './token-rows.tsx'
import { tokenWords } from './token-words.ts'
import { useWalking } from './walking.ts'

const Form = screen(() => import('./token-form.tsx').then((module) => module.TokenFormView))

const Head = () => {
  const { columns } = useWords(tokenWords)
  return (
    <thead>
      <tr>
        {(['name', 'permissions', 'reach', 'from', 'expires', 'used', 'acts'] as const).map((each) => (
          <th key={each} scope="col">
            {columns[each]}
          </th>
        ))}
      </tr>
    </thead>
  )
}

const Keys = () => {
  const { keys } = useWords(tokenWords)
  return (
    <footer class="console-foot noprint">
      <span>
        <kbd>J</kbd> <kbd>K</kbd> {keys.walk}
      </span>
      <span>
        <kbd>Enter</kbd> {keys.edit}
      </span>
      <span>
        <kbd>N</kbd> {keys.add}
      </span>
    </footer>
  )
}

type ListProps = { tokens: readonly Token[]; edit: (token: Token) => void; add: () => void }

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
          <Head />
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
      <Keys />
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

/** Which form is open is part of the address, so that Back leaves it. One that somebody else revokes meanwhile stays open. */
const useForm = (tokens: readonly Token[] | undefined) => {
  const { query, change } = useAddress()
  const asked = query['form']
  const held = useRef<Token | undefined>(undefined)
  const found = tokens?.find(({ id, state }) => id === asked && state !== 'revoked')
  if (found !== undefined) held.current = found
  const was = held.current?.id === asked ? held.current : undefined
  return {
    open: asked === 'new' || was !== undefined,
    was,
    add: () => change({ form: 'new' }, { step: true }),
    edit: ({ id, state }: Token) => state !== 'revoked' && change({ form: id }, { step: true }),
    close: (made?: MadeToken) => change({ form: undefined, ...(made === undefined ? {} : { of: made.id }) }),
  }
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
  const { open, was, add, edit, close } = useForm(value)
  const [made, setMade] = useMade()
  const done = (token?: MadeToken) => {
    setMade(token)
    close(token)
  }
  if (failure !== undefined && value === undefined) return <Failed error={failure} retry={reload} />
  if (value === undefined) return <Loading rows={8} />
  return (
    <>
      {open ? (
        <Form key={was?.id ?? 'new'} was={was} close={done} />
      ) : (
        <Table tokens={value} edit={edit} add={add} />
      )}
      {made !== undefined && <SecretDialog made={made} close={() => setMade(undefined)} />}
    </>
  )
}
