import { useEffect, useRef, useState } from 'preact/hooks'
import { call } from '../api.ts'
import { membersKey } from '../members/keys.ts'
import { useQuery } from '../queries.ts'
import { useSession } from '../session.tsx'
import { useMembers } from './member-masks.ts'

type Props = {
  value: string
  attributes: Record<string, unknown> & { id: string }
  onType: (value: string) => void
}

/** The names, once somebody begins to type in this row: each reading is noted, so that looking at the ledger alone reads none. */
const useClearNames = (wanted: boolean) => {
  const { street, community } = useSession()
  const params = { street: street.id, community: community?.id ?? '' }
  const { value } = useQuery(
    membersKey(params, wanted ? 'names' : 'no-names'),
    async () => (wanted ? (await call('readMemberNames', { params, body: {} })).names : []),
    Infinity,
  )
  return new Map((value ?? []).map(({ id, name }) => [id, name]))
}

/** Which member did it: a list of names for who keeps the members, which all do who write the ledger. */
export const MemberInput = ({ value, attributes, onType }: Props) => {
  const ref = useRef<HTMLSelectElement>(null)
  const [wanted, setWanted] = useState(false)
  const members = useMembers(true)
  const names = useClearNames(wanted)
  useEffect(() => {
    const around = ref.current?.closest('tr, .lg-form')
    const want = () => setWanted(true)
    if (around?.contains(document.activeElement) === true) want()
    around?.addEventListener('focusin', want)
    return () => around?.removeEventListener('focusin', want)
  }, [])
  const offered = members.filter(({ id, removed }) => !removed || id === value)
  return (
    <select {...attributes} ref={ref} value={value} onChange={(event) => onType(event.currentTarget.value)}>
      <option value="">—</option>
      {offered.map(({ id, mask }) => (
        <option key={id} value={id}>
          {names.get(id) ?? mask}
        </option>
      ))}
      {value !== '' && !offered.some(({ id }) => id === value) && <option value={value}>…</option>}
    </select>
  )
}
