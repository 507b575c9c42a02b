import { useWords } from '../language.tsx'
import { screen } from '../screens.tsx'
import { drop, type Desk } from './desks.ts'
import { staleSentences, type Spot, type Writing } from './pages.ts'
import { reportWords } from './words.ts'
import { goTo } from './writing.ts'

const LeftOver = screen(() => import('./conflicts.tsx').then((module) => module.LeftOver))

type StaleProps = { spots: readonly Spot[]; writing: Writing | undefined }

/** How many sentences are stale, with the way to the first and one click to bring all up to date. */
export const StaleBar = ({ spots, writing }: StaleProps) => {
  const words = useWords(reportWords)
  return spots.length === 0 || writing === undefined ? null : (
    <div class="stale-bar noprint">
      <span role="status">{words.staleCount(spots.length)}</span>
      <button type="button" class="btn" onClick={() => goTo(spots[0]?.paragraph ?? '')}>
        {words.showFirst}
      </button>
      <button type="button" class="btn" onClick={() => writing.refresh(spots)}>
        {words.refreshAll(spots.length)}
      </button>
    </div>
  )
}

/** The stale sentences of everything that is on the desk. */
export const staleOn = (desk: Desk): Spot[] =>
  [...desk.held.values()].flatMap((held) =>
    staleSentences(held).map(({ id }) => ({ paragraph: held.server.id, sentence: id })),
  )

/** What was typed and not saved before the report could no longer be changed. */
export const LeftOvers = ({ desk, writable }: { desk: Desk; writable: boolean }) => {
  const left = writable ? [] : [...desk.held.values()].filter(({ saving }) => saving !== 'saved')
  return (
    <>
      {left.map((held) => (
        <LeftOver key={held.server.id} held={held} discard={() => drop(desk, held.server.id)} />
      ))}
    </>
  )
}
