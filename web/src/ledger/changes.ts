import type { Entry } from '@linli/contract/entries'
import { call, refusalOf } from '../api.ts'
import { announce } from '../parts/toast.tsx'
import { forget } from '../queries.ts'
import { renewFigures } from '../renewals.ts'
import { corrected } from './corrections.ts'
import { questionOf, type Place } from './places.ts'
import type { Words } from './words.ts'

type Versioned = Pick<Entry, 'id' | 'version'>

const at = ({ street, community }: Place, { id }: Versioned) => ({ street, community, entry: id })

/** Everything that this screen shows is asked again, because records changed. */
export const refresh = (place: Place): void => {
  forget(questionOf(place, ''))
  renewFigures()
}

const say = (error: unknown, said: Words): void => {
  const refusal = refusalOf(error)
  announce(refusal === 'stale' ? said.stale : refusal === 'period-closed' ? said.notCorrected : said.failed)
}

/** Brings a record back as it was in one of its versions; the last one before deletion unless told. */
export const restoreEntry = async (
  place: Place,
  entry: Versioned,
  said: Words,
  version?: number,
): Promise<void> => {
  const params = at(place, entry)
  try {
    await corrected((reason) =>
      call('restoreEntry', { params, body: { version, reason }, version: entry.version }),
    )
    announce(said.restored)
  } catch (error) {
    say(error, said)
  }
  refresh(place)
}

/** Deletes a record, and offers to take that back. */
export const deleteEntry = async (place: Place, entry: Versioned, said: Words): Promise<boolean> => {
  const params = at(place, entry)
  try {
    const deleted = await corrected((reason) =>
      call('deleteEntry', { params, query: { reason }, version: entry.version }),
    )
    announce(said.removed, { undo: () => void restoreEntry(place, deleted, said) })
    return true
  } catch (error) {
    say(error, said)
    return false
  } finally {
    refresh(place)
  }
}
