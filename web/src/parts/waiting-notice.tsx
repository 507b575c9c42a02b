import type { Person } from '@linli/contract/sessions'
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { kept, keptKeys, whenKept } from '../kept.ts'
import { useWords } from '../language.tsx'
import { ledgerLink } from '../links.ts'
import { Icon } from './icon.tsx'

const words = {
  zh: { text: (count: number) => `有 ${count} 条记录还存在这台电脑上，没有上传。`, open: '打开台账上传' },
  en: {
    text: (count: number) => `${count} records are still on this device only.`,
    open: 'Open the ledger to send them',
  },
}

type Waiting = { community: string; kind: string; count: number }

const waits = (row: unknown): boolean =>
  typeof row === 'object' &&
  row !== null &&
  'state' in row &&
  (row.state === 'local' || row.state === 'saving' || ('failure' in row && row.failure === 'closed'))

/** The ledgers whose records wait to be sent. Each sends its own once it is open and the server answers. */
const waitingIn = (key: string): Waiting[] => {
  const [, community = '', kind = ''] = key.split('/')
  const held = kept(key)
  const rows =
    typeof held === 'object' && held !== null && 'others' in held && Array.isArray(held.others)
      ? held.others
      : []
  const count = rows.filter(waits).length
  return count === 0 ? [] : [{ community, kind, count }]
}

const allWaiting = (): Waiting[] => keptKeys('ledger/').flatMap(waitingIn)

/** Says on every screen but the ledger's own that records wait to be sent, and leads to them. */
export const WaitingNotice = ({ person }: { person: Person }) => {
  const said = useWords(words)
  const { path, query } = useLocation()
  const [waiting, setWaiting] = useState<Waiting[]>([])
  useEffect(() => {
    setWaiting(allWaiting())
    return whenKept(() => setWaiting(allWaiting()))
  }, [path, person.id])
  const others = waiting.filter(
    ({ community, kind }) => !(path.includes(`/c/${community}/ledger`) && query['kind'] === kind),
  )
  const [first] = others
  const street = person.memberships.find(
    ({ communities }) => communities === 'all' || communities.includes(first?.community ?? ''),
  )
  if (first === undefined || street === undefined) return null
  return (
    <p class="offline noprint" role="status">
      <Icon name="offline" />
      <span>{said.text(others.reduce((sum, { count }) => sum + count, 0))}</span>
      <a
        class="btn plain"
        href={ledgerLink({ street: street.street, community: first.community, kind: first.kind })}
      >
        {said.open}
      </a>
    </p>
  )
}
