import { useState } from 'preact/hooks'
import { call } from '../api.ts'
import { momentText } from '../format.ts'
import { useWords } from '../language.tsx'
import { forget, useQuery } from '../queries.ts'
import { Tag } from '../parts/chip.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { announce } from '../parts/toast.tsx'
import { deviceName } from './devices.ts'
import { words } from './words.ts'

type Listed = { id: string; createdAt: string; expiresAt: string; device: string; current: boolean }

const Row = ({ session, onRevoke }: { session: Listed; onRevoke: () => void }) => {
  const said = useWords(words)
  const device = deviceName(session.device) ?? said.unknown
  return (
    <tr>
      <th scope="row">{device}</th>
      <td>{momentText(session.createdAt)}</td>
      <td class="until">{momentText(session.expiresAt)}</td>
      <td>
        {session.current ? (
          <Tag tone="info">{said.here}</Tag>
        ) : (
          <button type="button" class="btn" onClick={onRevoke}>
            {said.revoke}
            <span class="vh"> {device}</span>
          </button>
        )}
      </td>
    </tr>
  )
}

const Table = ({ sessions, onRevoke }: { sessions: readonly Listed[]; onRevoke: (id: string) => void }) => {
  const said = useWords(words)
  return (
    <div class="sideways">
      <table class="st">
        <thead>
          <tr>
            <th scope="col">{said.device}</th>
            <th scope="col">{said.since}</th>
            <th scope="col" class="until">
              {said.until}
            </th>
            <th scope="col">{said.action}</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <Row key={session.id} session={session} onRevoke={() => onRevoke(session.id)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Where one is signed in, with a button to end it there. */
export const ListOfSessions = () => {
  const said = useWords(words)
  const [failed, setFailed] = useState<Error>()
  const { value, failure, reload } = useQuery('sessions', () => call('listSessions'))
  const revoke = async (session: string) => {
    try {
      await call('revokeSession', { params: { session } })
      setFailed(undefined)
      announce(said.revoked)
      forget('sessions')
    } catch (error) {
      setFailed(error instanceof Error ? error : new Error(String(error)))
    }
  }
  const problem = failed ?? (value === undefined ? failure : undefined)
  return (
    <section>
      <h2>{said.sessions}</h2>
      {problem !== undefined && <Failed error={problem} retry={() => (setFailed(undefined), reload())} />}
      {value === undefined && failure === undefined && <Loading rows={2} />}
      {value !== undefined && <Table sessions={value.sessions} onRevoke={(id) => void revoke(id)} />}
    </section>
  )
}
