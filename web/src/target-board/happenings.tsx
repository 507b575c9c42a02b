import { useState } from 'preact/hooks'
import { momentText } from '../format.ts'
import { useWords } from '../language.tsx'
import { targetLink } from '../links.ts'
import { useSession } from '../session.tsx'
import type { Board } from './boards.ts'
import { boardWords } from './words.ts'

type Happening = Board['happenings'][number]
/** The same done by the same person at once to several communities. */
type Told = { first: Happening; communities: string[] }

const isSame = (one: Happening, other: Happening): boolean =>
  one.type === other.type && one.by === other.by && one.title === other.title && one.at === other.at

const grouped = (happenings: readonly Happening[]): Told[] =>
  happenings.reduce<Told[]>((told, each) => {
    const last = told[told.length - 1]
    if (last !== undefined && isSame(last.first, each)) last.communities.push(each.community)
    else told.push({ first: each, communities: [each.community] })
    return told
  }, [])

/** So many are told at first. */
const few = 8

const Line = ({ told: { first, communities }, board }: { told: Told; board: Board }) => {
  const words = useWords(boardWords)
  const { street, period } = useSession()
  const { community, target, type, title, by, at } = first
  const distinct = [...new Set(communities)]
  const nameOf = (id: string) => board.communities.find((each) => each.id === id)?.shortName ?? id
  const where =
    distinct.length > 3 ? words.communities(distinct.length) : distinct.map(nameOf).join(words.between)
  const said = words.told(by === '' ? words.somebody : by, words.types[type] ?? '', title, where)
  return (
    <li>
      <time dateTime={at}>{momentText(at)}</time>
      <a href={targetLink({ street: street.id, community, target, period })}>{said}</a>
    </li>
  )
}

/** What was done to targets lately, newest first, in words: who did what, where and when. */
export const Happenings = ({ board }: { board: Board }) => {
  const words = useWords(boardWords)
  const [all, setAll] = useState(false)
  const told = grouped(board.happenings)
  const shown = all ? told : told.slice(0, few)
  return (
    <section class="tb-week noprint">
      <h2>{words.week}</h2>
      {told.length === 0 && <p>{words.weekEmpty}</p>}
      <ul>
        {shown.map((each) => (
          <Line key={each.first.at + each.first.target + each.first.type} told={each} board={board} />
        ))}
      </ul>
      {shown.length < told.length && (
        <button type="button" class="btn plain" onClick={() => setAll(true)}>
          {words.more(told.length - shown.length)}
        </button>
      )}
    </section>
  )
}
