import type { Replied } from '@linli/contract/operations'
import { periodName } from '@linli/domain/periods'
import { useState } from 'preact/hooks'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { Chip } from '../parts/chip.tsx'
import { Icon } from '../parts/icon.tsx'
import { Empty } from '../parts/states.tsx'
import { useSession } from '../session.tsx'
import { BoardLine } from './board-rows.tsx'
import { boardWords } from './board-words.ts'
import { isOwed, standingOf, standings, useHalf, useNames, type Standing } from './boards.ts'
import { useStandingName } from './standings.tsx'
import { Urging } from './urging.tsx'

type Board = Replied<'readBoard'>
type Row = Board['rows'][number]
type Sieve = Standing | 'all' | 'late'

const isOverdue = (row: Row): boolean => row.late && isOwed(row)
const passes = (sieve: Sieve) => (row: Row) =>
  sieve === 'all' || (sieve === 'late' ? isOverdue(row) : standingOf(row) === sieve)

type SumsProps = { rows: readonly Row[]; sieve: Sieve; choose: (sieve: Sieve) => void }

/** 已核定 8 · 已提交 3 · …; each of them shows only its own communities. */
const Sums = ({ rows, sieve, choose }: SumsProps) => {
  const words = useWords(boardWords)
  const nameOf = useStandingName()
  const all: readonly Sieve[] = ['all', ...standings, 'late']
  const labels = { all: words.all, late: words.lateOnes }
  return (
    <div class="board-sums">
      {all.map((each) => {
        const count = rows.filter(passes(each)).length
        if (count === 0 && each !== 'all' && each !== sieve) return null
        const label = each === 'all' || each === 'late' ? labels[each] : nameOf(each)
        return (
          <Chip key={each} pressed={sieve === each} onClick={() => choose(sieve === each ? 'all' : each)}>
            {label} {count}
          </Chip>
        )
      })}
    </div>
  )
}

const Days = ({ board }: { board: Board }) => {
  const words = useWords(boardWords)
  const days = (['opens', 'due', 'closes', 'cutOff'] as const).filter((each) => board[each] !== '')
  return (
    <p class="board-days">
      {days.length === 0 ? words.noDays : days.map((each) => words.days[each](board[each])).join(' · ')}
    </p>
  )
}

/** What stands at the head of the printed board. */
const PaperHead = ({ rows }: { rows: readonly Row[] }) => {
  const words = useWords(boardWords)
  const nameOf = useStandingName()
  const { street } = useSession()
  const period = useHalf()
  const sums = standings
    .map((each) => ({ each, count: rows.filter((row) => standingOf(row) === each).length }))
    .filter(({ count }) => count > 0)
  return (
    <div class="paper-only board-paper">
      <h1>{words.sheet(street.name, pick(periodName(period)))}</h1>
      <p>
        {sums.map(({ each, count }) => `${nameOf(each)} ${count}`).join(' · ')}
        <span>{words.printed(momentText(new Date().toISOString()))}</span>
        <b>{words.internal}</b>
      </p>
    </div>
  )
}

type Choosing = { chosen: ReadonlySet<string>; choose: (chosen: ReadonlySet<string>) => void }

const Head = ({ rows, chosen, choose }: { rows: readonly Row[] } & Choosing) => {
  const words = useWords(boardWords)
  const owed = rows.filter(isOwed).map(({ community }) => community)
  const all = owed.length > 0 && owed.every((id) => chosen.has(id))
  const columns = [words.state, words.due, words.submitted, words.remarks, words.blanks, words.urged]
  return (
    <thead>
      <tr>
        <td class="pick noprint">
          {owed.length > 0 && (
            <input
              type="checkbox"
              checked={all}
              aria-label={words.selectAll}
              title={words.selectAll}
              onChange={() => choose(new Set(all ? [] : owed))}
            />
          )}
        </td>
        <th scope="col">{words.community}</th>
        {columns.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
        <th scope="col" class="noprint">
          {words.report}
        </th>
      </tr>
    </thead>
  )
}

const Table = ({ rows, chosen, choose }: { rows: readonly Row[] } & Choosing) => {
  const words = useWords(boardWords)
  const { street } = useSession()
  const nameOf = useNames()
  const select = (community: string) => (selected: boolean) =>
    choose(new Set(selected ? [...chosen, community] : [...chosen].filter((each) => each !== community)))
  return (
    <table class="board-table">
      <caption class="vh">{words.caption}</caption>
      <Head rows={rows} chosen={chosen} choose={choose} />
      <tbody>
        {rows.map((row) => (
          <BoardLine
            key={row.community}
            row={row}
            street={street.id}
            name={nameOf(row.community)}
            selected={chosen.has(row.community)}
            select={select(row.community)}
          />
        ))}
      </tbody>
    </table>
  )
}

type ActionsProps = { count: number; urge: () => void }

const Actions = ({ count, urge }: ActionsProps) => {
  const words = useWords(boardWords)
  return (
    <div class="board-acts">
      <span role="status">{count === 0 ? words.pick : words.selected(count)}</span>
      <button type="button" class="btn primary" disabled={count === 0} onClick={urge}>
        {words.urge}
      </button>
      <button type="button" class="btn" onClick={() => print()}>
        <Icon name="print" />
        {words.print}
      </button>
    </div>
  )
}

/** 进度: which community is how far with what is due. In the street's own order, never by who was first or last. */
export const Board = ({ board }: { board: Board }) => {
  const words = useWords(boardWords)
  const [sieve, setSieve] = useState<Sieve>('all')
  const [marked, choose] = useState<ReadonlySet<string>>(new Set())
  const [urging, setUrging] = useState(false)
  const nameOf = useNames()
  const shown = board.rows.filter(passes(sieve))
  const urged = shown.filter((row) => isOwed(row) && marked.has(row.community))
  const chosen = new Set(urged.map(({ community }) => community))
  if (board.rows.length === 0) return <Empty title={words.empty} text={words.emptyText} />
  const done = () => {
    choose(new Set())
    setUrging(false)
  }
  return (
    <div class="board">
      <PaperHead rows={board.rows} />
      <Days board={board} />
      <div class="board-tools noprint">
        <Sums rows={board.rows} sieve={sieve} choose={setSieve} />
        <Actions count={urged.length} urge={() => setUrging(true)} />
      </div>
      {shown.length === 0 ? (
        <Empty title={words.nobody} search />
      ) : (
        <div class="sideways">
          <Table rows={shown} chosen={chosen} choose={choose} />
        </div>
      )}
      {urging && <Urging rows={urged} nameOf={nameOf} done={done} close={() => setUrging(false)} />}
    </div>
  )
}
