import type { BoardRow } from '@linli/contract/report-boards'
import { periodName } from '@linli/domain/periods'
import { useAddress } from '../address.ts'
import { pick, useWords } from '../language.tsx'
import { Empty } from '../parts/states.tsx'
import { useHalf } from './boards.ts'
import { queueWords } from './queue-words.ts'

/** Which keys do what, at the foot of the queue. */
export const Keys = () => {
  const { keys } = useWords(queueWords)
  return (
    <footer class="queue-foot noprint">
      <span>
        <kbd>J</kbd> <kbd>K</kbd> {keys.walk}
      </span>
      <span>
        <kbd>Enter</kbd> {keys.panel}
      </span>
      <span>
        <kbd>O</kbd> {keys.open}
      </span>
      <span>
        <kbd>A</kbd> {keys.approve}
      </span>
      <span>
        <kbd>R</kbd> {keys.return}
      </span>
      <span>
        <kbd>X</kbd> {keys.pick}
      </span>
    </footer>
  )
}

type ToolsProps = {
  rows: readonly BoardRow[]
  picked: readonly BoardRow[]
  pick: (communities: readonly string[]) => void
  bulk: () => void
}

/** Picks the clean reports and approves those that are picked. */
export const Tools = ({ rows, picked, pick: choose, bulk }: ToolsProps) => {
  const words = useWords(queueWords)
  const clean = rows.filter((row) => row.clean)
  return (
    <div class="queue-tools noprint">
      <button
        type="button"
        class="btn"
        disabled={clean.length === 0}
        onClick={() => choose(clean.map(({ community }) => community))}
      >
        {words.pickClean(clean.length)}
      </button>
      <button type="button" class="btn primary" disabled={picked.length === 0} onClick={bulk}>
        {words.bulk}
      </button>
      <span role="status">{picked.length > 0 && words.picked(picked.length)}</span>
    </div>
  )
}

export const Head = () => {
  const words = useWords(queueWords)
  return (
    <thead>
      <tr>
        <th scope="col" class="pick">
          <span class="vh">{words.keys.pick}</span>
        </th>
        <th scope="col">{words.community}</th>
        <th scope="col">{words.checks}</th>
        <th scope="col">{words.told}</th>
        <th scope="col" class="queue-acts">
          {words.actions}
        </th>
      </tr>
    </thead>
  )
}

/** Nothing waits to be reviewed. */
export const Nothing = () => {
  const words = useWords(queueWords)
  const { change } = useAddress()
  const period = useHalf()
  const back = (
    <button type="button" class="btn primary" onClick={() => change({ view: undefined }, { step: true })}>
      {words.toBoard}
    </button>
  )
  return <Empty title={words.empty} text={words.emptyText(pick(periodName(period)))} actions={back} />
}
