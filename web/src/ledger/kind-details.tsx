import type { Entry } from '@linli/contract/entries'
import type { Kind, Known } from '../catalogue.ts'
import { useWords } from '../language.tsx'
import { EntryDetails } from './entry-details.ts'
import type { Place } from './places.ts'
import { RowDetails } from './row-details.tsx'
import type { useSheetActions } from './sheet-actions.ts'
import { SimilarHint, useSimilar } from './similar.tsx'
import type { Typing } from './typing.ts'
import { words } from './words.ts'

type Props = {
  place: Place
  kind: Kind
  known: Known
  mayWrite: boolean
  typing: Typing
  actions: ReturnType<typeof useSheetActions>
  entry: Entry | undefined
}

/** Beside the sheet: the details of the row in hand, or of the record that is chosen. */
export const KindDetails = ({ place, kind, known, mayWrite, typing, actions, entry }: Props) => {
  const said = useWords(words)
  const similar = useSimilar(place, kind.code, typing.fresh)
  const { row, finish, leave, select, edit } = actions
  if (row !== undefined && mayWrite)
    return (
      <RowDetails row={row} typing={typing} finish={finish} leave={leave}>
        {row === typing.fresh && (
          <SimilarHint found={similar.found} onDismiss={similar.dismiss} onOpen={select} />
        )}
      </RowDetails>
    )
  if (entry === undefined) return <p class="hint">{said.noSelection}</p>
  const type = (column: 'note' | 'notable', value: string | boolean) => {
    typing.begin(entry)
    typing.type(entry.id, column, value)
  }
  return (
    <EntryDetails
      place={place}
      entry={entry}
      known={known}
      mayWrite={mayWrite}
      onEdit={(column) => edit(entry.id, column)}
      onType={type}
      onGone={() => select(undefined)}
    />
  )
}
