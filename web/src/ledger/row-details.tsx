import type { ComponentChildren } from 'preact'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { Note } from './notes.tsx'
import { isChanged, textIn, type Row } from './rows.ts'
import type { Typing } from './typing.ts'
import { words } from './words.ts'

const flagOf = (row: Row): boolean => row.values['notable'] === true

/** Why a row was not saved, and what can be done about it. */
export const Failure = ({ row, typing }: { row: Row; typing: Typing }) => {
  const said = useWords(words)
  if (row.failure === undefined) return null
  return (
    <div class="lg-failure" role="alert">
      <Icon name="warning" />
      <p>{said[row.failure]}</p>
      {row.failure === 'stale' && (
        <button type="button" class="btn" onClick={() => typing.discard(row.key)}>
          {said.seeNew}
        </button>
      )}
    </div>
  )
}

/** The details of a row that is being typed. */
export const RowDetails = (props: {
  row: Row
  typing: Typing
  finish: (row: Row) => void
  leave: (row: Row) => void
  children?: ComponentChildren
}) => {
  const { row, typing, finish, leave, children } = props
  const said = useWords(words)
  const waits = row.state === 'saving'
  return (
    <>
      <h2>{row.entry === undefined ? said.newDetails : said.editing}</h2>
      <Failure row={row} typing={typing} />
      <Note
        note={textIn(row.values, 'note')}
        notable={flagOf(row)}
        mistake={row.mistakes['note']?.message}
        onType={(column, value) => typing.type(row.key, column, value)}
      />
      {children}
      <div class="f lg-actions">
        <button
          type="button"
          class="btn primary"
          disabled={waits || !isChanged(row)}
          onClick={() => finish(row)}
        >
          {row.entry === undefined ? said.save : said.saveChanges}
        </button>
        {(row.entry !== undefined || isChanged(row)) && (
          <button
            type="button"
            class="btn"
            disabled={waits}
            onClick={() => (isChanged(row) ? typing.discard(row.key) : leave(row))}
          >
            {said.undoChanges}
          </button>
        )}
      </div>
    </>
  )
}
