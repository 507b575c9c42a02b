import type { Entry } from '@linli/contract/entries'
import { Fragment } from 'preact'
import { Acknowledgements } from '../acknowledgements/place.tsx'
import type { Known } from '../catalogue.ts'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { ledgerLink } from '../links.ts'
import { Icon } from '../parts/icon.tsx'
import { ofEntry } from '../files/owners.ts'
import { deleteEntry, restoreEntry } from './changes.ts'
import { columnsOf, headingOf } from './columns.ts'
import { screen } from '../screens.tsx'
import { Note } from './notes.tsx'
import type { Place } from './places.ts'
import { addedTexts, cellText } from './shown.ts'
import { Versions } from './versions.tsx'
import { words } from './words.ts'

type EntryProps = {
  place: Place
  entry: Entry
  known: Known
  mayWrite: boolean
  /** Begins to change the record; left out where it cannot be changed. */
  onEdit?: ((column: string) => void) | undefined
  onGone: () => void
  /** Begins to change the record by typing its note. */
  onType?: ((column: 'note' | 'notable', value: string | boolean) => void) | undefined
  /** Leads to the record's own sheet, where it is among records of other kinds. */
  elsewhere?: boolean
  /** Lists the record's cells too, where no sheet shows them. */
  cells?: boolean
}

const Files = screen(() => import('../files/panel.tsx').then((module) => module.Files), 2)

const History = ({ entry }: { entry: Entry }) => {
  const said = useWords(words)
  return (
    <dl class="f lg-who">
      <dt>{said.recordedBy}</dt>
      <dd>
        {entry.createdBy} <small>{momentText(entry.createdAt)}</small>
      </dd>
      {entry.version > 1 && (
        <>
          <dt>{said.updatedBy}</dt>
          <dd>
            {entry.updatedBy} <small>{momentText(entry.updatedAt)}</small>
          </dd>
        </>
      )}
    </dl>
  )
}

const Cells = ({ entry, known }: { entry: Entry; known: Known }) => {
  const kind = known.kindOf(entry.kind)
  const filled = (kind === undefined ? [] : columnsOf(kind).slice(2))
    .map((column) => ({ column, text: cellText(entry, column, known) }))
    .filter(({ text }) => text !== '')
  if (filled.length === 0) return null
  return (
    <dl class="f lg-who">
      {filled.map(({ column, text }) => (
        <Fragment key={column.key}>
          <dt>{headingOf(column, known.units)}</dt>
          <dd>{text}</dd>
        </Fragment>
      ))}
    </dl>
  )
}

const Adds = ({ entry, known }: { entry: Entry; known: Known }) => {
  const said = useWords(words)
  const texts = addedTexts(entry, known)
  return (
    <div class="f">
      <span class="l">{texts.length === 0 ? said.addsNothing : said.adds}</span>
      <ul class="lg-adds">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  )
}

const Actions = ({ place, entry, known, onEdit, onGone, elsewhere }: EntryProps) => {
  const said = useWords(words)
  const kind = known.kindOf(entry.kind)
  const remove = async () => {
    if (await deleteEntry(place, entry, said)) onGone()
  }
  return (
    <div class="f lg-actions">
      {entry.deleted ? (
        <button type="button" class="btn primary" onClick={() => void restoreEntry(place, entry, said)}>
          {said.restore}
        </button>
      ) : (
        <>
          {onEdit !== undefined && (
            <button type="button" class="btn" onClick={() => onEdit('date')}>
              <Icon name="edit" />
              {said.edit}
            </button>
          )}
          {elsewhere === true && kind !== undefined && (
            <a class="btn" href={ledgerLink({ ...place, kind: kind.code, entry: entry.id })}>
              {said.openKind(pick(kind))}
            </a>
          )}
          <button type="button" class="btn" onClick={() => void remove()}>
            <Icon name="remove" />
            {said.remove}
          </button>
        </>
      )}
    </div>
  )
}

/** The details of a record: its note, what it adds, who recorded it, its versions. */
export const EntryDetails = (props: EntryProps) => {
  const { place, entry, known, mayWrite } = props
  const said = useWords(words)
  const kind = known.kindOf(entry.kind)
  return (
    <>
      <h2>{said.details}</h2>
      <p class="f lg-name">
        <b>{entry.title === '' && kind !== undefined ? pick(kind) : entry.title}</b>
        <small>{entry.date}</small>
      </p>
      <Note
        note={entry.note}
        notable={entry.notable}
        onType={mayWrite && !entry.deleted ? props.onType : undefined}
      />
      {props.cells === true && <Cells entry={entry} known={known} />}
      <Adds entry={entry} known={known} />
      {!entry.deleted && <Files key={entry.id} owner={ofEntry(place, entry.id)} mayWrite={mayWrite} />}
      <History entry={entry} />
      {mayWrite && <Actions {...props} />}
      {!mayWrite && <p class="f hint">{said.readOnly}</p>}
      {kind !== undefined && (
        <Versions key={entry.id} place={place} entry={entry} kind={kind} known={known} mayWrite={mayWrite} />
      )}
      <div class="f">
        <Acknowledgements
          key={entry.id}
          street={place.street}
          community={place.community}
          subject={entry.id}
          version={entry.version}
        />
      </div>
    </>
  )
}
