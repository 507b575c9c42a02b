import { useEffect, useState } from 'preact/hooks'
import { call } from '../api.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import type { Place } from './places.ts'
import { textIn, type Row } from './rows.ts'
import { words } from './words.ts'

type Similar = { id: string; date: string; title: string }

/** Records like this one are looked for this long after the last key, in milliseconds. */
const pause = 500

/** Records that may tell of the same event as a new row, once its date and title are typed. */
export const useSimilar = (
  place: Place,
  kind: string,
  row: Row | undefined,
): { found: readonly Similar[]; dismiss: () => void } => {
  const [found, setFound] = useState<readonly Similar[]>([])
  const [dismissed, setDismissed] = useState('')
  const date = row === undefined ? '' : textIn(row.values, 'date').trim()
  const title = row === undefined ? '' : textIn(row.values, 'title').trim()
  const asked = row?.entry === undefined && date !== '' && title.length > 1 ? `${date} ${title}` : ''
  useEffect(() => {
    setFound([])
    if (asked === '') return undefined
    let wanted = true
    const { street, community, period } = place
    const timer = setTimeout(() => {
      call('findSimilarEntries', {
        params: { street, community },
        query: { kind, date, title, period },
      }).then(
        ({ similar }) => wanted && setFound(similar),
        // A hint that cannot be had is left out; saving says what is wrong.
        () => undefined,
      )
    }, pause)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [asked])
  return { found: dismissed === asked ? [] : found, dismiss: () => setDismissed(asked) }
}

/** Says that a record like the one being typed exists. */
export const SimilarHint = (props: {
  found: readonly Similar[]
  onDismiss: () => void
  onOpen: (entry: string) => void
}) => {
  const said = useWords(words)
  const [first] = props.found
  if (first === undefined) return null
  return (
    <div class="lg-dup" role="status">
      <b>
        <Icon name="warning" />
        {said.similar}
      </b>
      {props.found.slice(0, 3).map(({ id, date, title }) => (
        <p key={id}>{said.similarRow(date, title)}</p>
      ))}
      <button type="button" class="btn" onClick={props.onDismiss}>
        {said.notSimilar}
      </button>{' '}
      <button type="button" class="btn plain" onClick={() => props.onOpen(first.id)}>
        {said.open}
      </button>
    </div>
  )
}
