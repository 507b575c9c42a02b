import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Refused, Unreachable } from '../api.ts'
import { useWords } from '../language.tsx'
import { Icon, type IconName } from './icon.tsx'
import { words } from './states-words.ts'

/** A skeleton is not shown for answers faster than this, in milliseconds. */
const quick = 300

/** The shape of what is coming, after a moment; a screen reader hears that it is loading. */
export const Loading = ({ rows = 6 }: { rows?: number }) => {
  const said = useWords(words)
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), quick)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div class="skeleton" aria-busy="true">
      <p class="vh" role="status">
        {late ? said.loading : ''}
      </p>
      {late && Array.from({ length: rows }, (_, row) => <s key={row} class="sk" aria-hidden="true" />)}
    </div>
  )
}

type MessageProps = {
  icon: IconName
  title: string
  children?: ComponentChildren
  actions?: ComponentChildren
  alert?: boolean
}

const Message = ({ icon, title, children, actions, alert = false }: MessageProps) => (
  <div class="msg" role={alert ? 'alert' : undefined}>
    <Icon name={icon} />
    <div>
      <b>{title}</b>
      {children}
      {actions !== undefined && <div class="msg-actions">{actions}</div>}
    </div>
  </div>
)

const told = (error: Error, said: (typeof words)['zh']): { title: string; text: string } => {
  if (error instanceof Unreachable)
    return { title: error.slow ? said.slow : said.offline, text: said.offlineText }
  if (error instanceof Refused)
    return { title: error.problem.title, text: error.problem.detail ?? said.refusedText }
  return { title: said.broken, text: said.brokenText }
}

/** What went wrong, whether the data are safe, and what to do next. */
export const Failed = ({ error, retry }: { error: Error; retry?: () => void }) => {
  const said = useWords(words)
  const { title, text } = told(error, said)
  const errors = error instanceof Refused ? (error.problem.errors ?? []) : []
  const again = retry !== undefined && (
    <button type="button" class="btn primary" onClick={retry}>
      {said.retry}
    </button>
  )
  return (
    <Message icon="warning" title={title} alert {...(again === false ? {} : { actions: again })}>
      <p>{text}</p>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ field, message }) => (
            <li key={field + message}>{message}</li>
          ))}
        </ul>
      )}
    </Message>
  )
}

type Told = { title: string; text?: string; actions?: ComponentChildren }
const paragraph = (text: string | undefined) => text !== undefined && <p>{text}</p>

/** Nothing is here yet: what would be here, and how to begin. With `search`, nothing was found. */
export const Empty = ({ title, text, actions, search = false }: Told & { search?: boolean }) => (
  <Message icon={search ? 'search' : 'ledger'} title={title} actions={actions}>
    {paragraph(text)}
  </Message>
)

/** What the person may not do here, and whom to ask for it. */
export const NoPermission = ({ title, text, actions }: Told) => (
  <Message icon="person" title={title} actions={actions}>
    {paragraph(text)}
  </Message>
)
