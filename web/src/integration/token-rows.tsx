import type { Token } from '@linli/contract/tokens'
import { momentText } from '../format.ts'
import { useWords } from '../language.tsx'
import { Tag, type Tone } from '../parts/chip.tsx'
import { grantsText, useReachText } from './token-texts.ts'
import { tokenWords } from './token-words.ts'

const tones: Record<Token['state'], Tone> = { live: 'ok', expired: 'warn', revoked: 'plain' }

/** The id of what names a token; the keyboard walks over these. */
export const tokenRowId = (id: string): string => `token-${id}`

type Acts = { edit: () => void; revoke: () => void }
type Props = { token: Token; current: boolean; acts: Acts }

const Name = ({ token, edit }: { token: Token; edit: () => void }) => {
  const words = useWords(tokenWords)
  const id = tokenRowId(token.id)
  return (
    <th scope="row">
      {token.state === 'revoked' ? (
        <span id={id} tabIndex={-1}>
          {token.name}
        </span>
      ) : (
        <button id={id} type="button" class="row-name" onClick={edit}>
          {token.name}
        </button>
      )}
      <small>
        <code>{token.shown}…</code>
      </small>
      <small>{words.made(token.createdBy, momentText(token.createdAt))}</small>
    </th>
  )
}

const Reach = ({ token }: { token: Token }) => {
  const words = useWords(tokenWords)
  const reach = useReachText()
  return (
    <>
      <td data-name={words.columns.permissions}>{grantsText(token.permissions)}</td>
      <td data-name={words.columns.reach}>
        {words.communities(reach.communities(token.communities))}
        <small>{words.sections(reach.sections(token.sections))}</small>
      </td>
    </>
  )
}

const Limits = ({ token }: { token: Token }) => {
  const words = useWords(tokenWords)
  const { addresses, perMinute } = token
  return (
    <td data-name={words.columns.from}>
      {addresses.length === 0
        ? words.anywhere
        : addresses.map((each) => (
            <div key={each}>
              <code>{each}</code>
            </div>
          ))}
      <small>{words.perMinute(perMinute)}</small>
    </td>
  )
}

const State = ({ token }: { token: Token }) => {
  const words = useWords(tokenWords)
  const { state, expires, revokedAt, revokedBy } = token
  return (
    <td data-name={words.columns.expires}>
      {expires}
      <small>
        <Tag tone={tones[state]}>{words.states[state]}</Tag>
        {revokedAt !== undefined && ` ${words.revoked(revokedBy ?? '', momentText(revokedAt))}`}
      </small>
    </td>
  )
}

const RowActs = ({ name, acts }: { name: string; acts: Acts }) => {
  const words = useWords(tokenWords)
  return (
    <>
      <button type="button" class="btn" aria-label={words.editOf(name)} onClick={acts.edit}>
        {words.edit}
      </button>
      <button type="button" class="btn danger" aria-label={words.revokeOf(name)} onClick={acts.revoke}>
        {words.revoke}
      </button>
    </>
  )
}

/** One token in the table; its name opens the form unless it is revoked. */
export const TokenRow = ({ token, current, acts }: Props) => {
  const words = useWords(tokenWords)
  const { lastUsedAt } = token
  return (
    <tr class={current ? 'on' : undefined} aria-current={current ? 'true' : undefined}>
      <Name token={token} edit={acts.edit} />
      <Reach token={token} />
      <Limits token={token} />
      <State token={token} />
      <td data-name={words.columns.used} class="when">
        {lastUsedAt === undefined ? words.unused : momentText(lastUsedAt)}
      </td>
      <td class="row-acts">{token.state !== 'revoked' && <RowActs name={token.name} acts={acts} />}</td>
    </tr>
  )
}
