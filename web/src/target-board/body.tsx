import { targetStateNames } from '@linli/domain/target-standings'
import { useLocation } from 'preact-iso/router'
import { useNarrow } from '../ledger/narrow.ts'
import { pick, useWords } from '../language.tsx'
import { targetLink } from '../links.ts'
import { Empty } from '../parts/states.tsx'
import { useSession } from '../session.tsx'
import { useReached } from './amounts.ts'
import { cellIn, lineId, shownOf, type Board, type Look } from './boards.ts'
import { Cards } from './cards.tsx'
import { copyCells } from './copying.ts'
import { Happenings } from './happenings.tsx'
import { BoardSheets, Legend } from './sheet.tsx'
import { BoardTable } from './table.tsx'
import { boardWords } from './words.ts'

type Props = {
  board: Board
  look: Look
  printing: boolean
  edit: ((task: string) => void) | undefined
}

const NoneShown = ({ look }: { look: Look }) => {
  const words = useWords(boardWords)
  const all = (
    <button type="button" class="btn" onClick={() => look.change({ show: '', section: '' })}>
      {words.showAll}
    </button>
  )
  return <Empty title={words.noneShown} actions={all} search />
}

const Table = ({ board, look, edit }: Props) => {
  const words = useWords(boardWords)
  const { street, period } = useSession()
  const { route } = useLocation()
  const reached = useReached()
  const shown = shownOf(board, look)
  const lines = [...shown.tasks, ...shown.own]
  const open = (id: string, community: string) => {
    const line = lines.find((each) => lineId(each) === id)
    const target = line && cellIn(line, community)?.target
    if (target !== undefined) route(targetLink({ street: street.id, community, target, period }))
  }
  return (
    <div class="tb-wrap">
      <BoardTable
        shown={shown}
        communities={board.communities}
        look={look}
        open={open}
        edit={edit}
        copy={(cells, event) =>
          copyCells(cells, event, {
            lines,
            communities: board.communities,
            textOf: (cell) => `${reached(cell)} ${pick(targetStateNames[cell.state])}`,
            words,
          })
        }
      />
    </div>
  )
}

/** The board with what belongs to it: as a table, as cards on a phone, or as sheets on paper. */
export const BoardBody = (props: Props) => {
  const { board, look, printing, edit } = props
  const words = useWords(boardWords)
  const narrow = useNarrow()
  const shown = shownOf(board, look)
  if (board.lines.length === 0)
    return <Empty title={words.empty} text={edit === undefined ? words.emptyRead : words.emptyAssign} />
  if (printing) return <BoardSheets board={board} shown={shown} />
  const none = shown.tasks.length + shown.own.length === 0
  return (
    <>
      {none && <NoneShown look={look} />}
      {!none && narrow && <Cards shown={shown} communities={board.communities} look={look} edit={edit} />}
      {!none && !narrow && <Table {...props} />}
      <Legend />
      {!narrow && !none && <p class="tb-keys noprint">{words.keys}</p>}
      <Happenings board={board} />
    </>
  )
}
