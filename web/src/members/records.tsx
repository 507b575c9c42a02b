import type { Entry } from '@linli/contract/entries'
import { call } from '../api.ts'
import { dateText } from '../format.ts'
import { useWords } from '../language.tsx'
import { ledgerLink } from '../links.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { membersKey, type Place } from './keys.ts'
import { membersWords } from './words.ts'

/** Whose records of which duty are shown. */
export type Shown = { member: string; name: string; duty: string; dutyName: string }

/** The half-year in which a record is opened: that of its date, or the year where no more is known. */
const periodOf = (date: string): string => {
  const month = date.slice(5, 7)
  if (month === '') return date
  return /^H[12]$/.test(month) ? date : `${date.slice(0, 4)}-H${month <= '06' ? 1 : 2}`
}

const Row = ({ place, entry }: { place: Place; entry: Entry }) => (
  <li>
    <a href={ledgerLink({ ...place, period: periodOf(entry.date), kind: entry.kind, entry: entry.id })}>
      <span class="when">{dateText(entry.date, entry.precision)}</span>
      <span class="what">
        {entry.title}
        {typeof entry.fields['outcome'] === 'string' && <small>{entry.fields['outcome']}</small>}
      </span>
    </a>
  </li>
)

/** The ledger records that say what one member did of one duty in a year. */
export const DutyRecords = ({
  place,
  year,
  shown,
  close,
}: {
  place: Place
  year: number
  shown: Shown
  close: () => void
}) => {
  const words = useWords(membersWords)
  const query = { kind: 'party_duty', period: String(year), q: shown.member, limit: 200 }
  const { value, failure, reload } = useQuery(
    membersKey(place, `records/${year}/${shown.member}`),
    () => call('listEntries', { params: place, query }),
    0,
  )
  const found = value?.entries.filter(({ fields }) => fields['duty'] === shown.duty)
  return (
    <Dialog title={words.records(shown.name, shown.dutyName)} onClose={close}>
      {failure !== undefined && <Failed error={failure} retry={reload} />}
      {failure === undefined && found === undefined && <Loading rows={3} />}
      {found?.length === 0 && <p>{words.noRecords}</p>}
      {found !== undefined && found.length > 0 && (
        <ul class="member-records">
          {found.map((entry) => (
            <Row key={entry.id} place={place} entry={entry} />
          ))}
        </ul>
      )}
      <p>
        <a class="btn" href={ledgerLink({ ...place, kind: 'party_duty' })}>
          {words.record}
        </a>
      </p>
    </Dialog>
  )
}
