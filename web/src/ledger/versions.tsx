import type { Entry } from '@linli/contract/entries'
import type { Replied } from '@linli/contract/operations'
import { useState } from 'preact/hooks'
import { call } from '../api.ts'
import type { Kind, Known } from '../catalogue.ts'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { restoreEntry } from './changes.ts'
import { columnsOf } from './columns.ts'
import { questionOf, type Place } from './places.ts'
import { cellText } from './shown.ts'
import { words, type Words } from './words.ts'

type Version = Replied<'listEntryVersions'>['versions'][number]
type Difference = { name: string; from: string; to: string }

const extras = (entry: Entry, said: Words): [string, string][] => [
  [said.note, entry.note],
  [said.notable, entry.notable ? said.yes : said.no],
]

/** What one version changed against the one before. */
const differences = (now: Entry, before: Entry, kind: Kind, known: Known, said: Words): Difference[] => {
  const cells = columnsOf(kind).map((column) => ({
    name: pick(column.name),
    from: column.key === 'date' ? before.date : cellText(before, column, known),
    to: column.key === 'date' ? now.date : cellText(now, column, known),
  }))
  const old = extras(before, said)
  const others = extras(now, said).map(([name, to], at) => ({ name, to, from: old[at]?.[1] ?? '' }))
  return [...cells, ...others].filter(({ from, to }) => from !== to)
}

const Changes = ({ changed, said }: { changed: readonly Difference[]; said: Words }) =>
  changed.length === 0 ? null : (
    <ul>
      {changed.map(({ name, from, to }) => (
        <li key={name}>
          {name}: <del>{from === '' ? said.empty : from}</del> → <ins>{to === '' ? said.empty : to}</ins>
        </li>
      ))}
    </ul>
  )

type Props = { place: Place; entry: Entry; kind: Kind; known: Known; mayWrite: boolean }

const List = ({ place, entry, kind, known, mayWrite }: Props) => {
  const said = useWords(words)
  const { street, community } = place
  const { value, failure, reload } = useQuery(
    questionOf(place, `versions/${entry.id}/${entry.version}`),
    () => call('listEntryVersions', { params: { street, community, entry: entry.id } }),
  )
  if (failure !== undefined) return <Failed error={failure} retry={reload} />
  if (value === undefined) return <Loading rows={2} />
  const before = (at: number): Version | undefined => value.versions[at + 1]
  return (
    <ol class="lg-versions">
      {value.versions.map((each, at) => (
        <li key={each.version}>
          <b>{said.version(each.version)}</b> {said.changes[each.change]}
          <small>
            {momentText(each.at)} {each.by}
          </small>
          {each.reason !== undefined && <p class="lg-reason">{said.correctedWhy(each.reason)}</p>}
          <Changes
            said={said}
            changed={
              before(at) === undefined
                ? []
                : differences(each.entry, before(at)?.entry ?? each.entry, kind, known, said)
            }
          />
          {mayWrite && each.version !== entry.version && each.change !== 'deleted' && (
            <button
              type="button"
              class="btn"
              onClick={() => void restoreEntry(place, entry, said, each.version)}
            >
              {said.restoreVersion}
            </button>
          )}
        </li>
      ))}
    </ol>
  )
}

/** Every version of a record, what each changed, and the way back to it. */
export const Versions = (props: Props) => {
  const said = useWords(words)
  const [open, setOpen] = useState(false)
  return (
    <div class="f">
      <button type="button" class="btn plain lg-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        {said.versions(props.entry.version)}
      </button>
      {open && <List {...props} />}
    </div>
  )
}
