import type { Entry } from '@linli/contract/entries'
import type { Kind, Known } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { ledgerLink } from '../links.ts'
import { Failed, Loading } from '../parts/states.tsx'
import { columnsOf } from './columns.ts'
import { restoreEntry } from './changes.ts'
import { useEntries } from './entry-lists.ts'
import { NothingHere } from './frames.tsx'
import type { Place, View } from './places.ts'
import { cellText, shortDate } from './shown.ts'
import { words } from './words.ts'

const lineOf = (entry: Entry, kind: Kind | undefined, known: Known): string => {
  if (kind === undefined) return ''
  const cells = columnsOf(kind)
    .slice(2)
    .map((column) => [column, cellText(entry, column, known)] as const)
  return cells
    .filter(([, text]) => text !== '')
    .map(([column, text]) => (column.type === 'flag' ? pick(column.name) : text))
    .join(' · ')
}

type ItemProps = { place: Place; entry: Entry; known: Known; mixed: boolean; mayWrite: boolean }

const Item = ({ place, entry, known, mixed, mayWrite }: ItemProps) => {
  const said = useWords(words)
  const kind = known.kindOf(entry.kind)
  const name = kind === undefined ? entry.kind : pick(kind)
  return (
    <li>
      <a href={ledgerLink({ ...place, kind: entry.kind, entry: entry.id })}>
        <b>{entry.title === '' ? name : entry.title}</b>
        <time>{shortDate(entry.date)}</time>
        <small>
          {mixed && entry.title !== '' ? `${name} ` : ''}
          {lineOf(entry, kind, known)}
        </small>
      </a>
      {entry.deleted && mayWrite && (
        <button type="button" class="btn" onClick={() => void restoreEntry(place, entry, said)}>
          {said.restore}
        </button>
      )}
    </li>
  )
}

type Props = {
  place: Place
  view: View
  known: Known
  mayWrite: boolean
  list: ReturnType<typeof useEntries>
}

/** Records as a list for the phone, newest first. */
export const PhoneList = ({ place, view, known, mayWrite, list }: Props) => {
  const said = useWords(words)
  const { page, failure, loading, reload, more } = list
  if (failure !== undefined && page === undefined) return <Failed error={failure} retry={reload} />
  if (page === undefined) return <Loading rows={5} />
  if (page.entries.length === 0) return <NothingHere view={view} mayWrite={false} />
  return (
    <>
      <ul class="lg-list">
        {page.entries.map((entry) => (
          <Item
            key={entry.id}
            place={place}
            entry={entry}
            known={known}
            mixed={view.kind === undefined}
            mayWrite={mayWrite}
          />
        ))}
      </ul>
      {page.next !== undefined && (
        <button type="button" class="btn lg-wide" disabled={loading} onClick={more}>
          {loading ? said.loadingMore : said.more}
        </button>
      )}
    </>
  )
}
