import { targetStates } from '@linli/domain/target-standings'
import { sectionNames } from '@linli/domain/sections'
import { pick, useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { StateMark } from '../targets/states.tsx'
import { useReached } from './amounts.ts'
import { cellIn, lineId, type Board, type Community, type Line } from './boards.ts'
import type { Shown } from './table.tsx'
import { boardWords } from './words.ts'

/** As many communities as stand side by side on A4 across. */
const across = 14

const Head = ({ board, part, parts }: { board: Board; part: number; parts: number }) => {
  const words = useWords(boardWords)
  const { street } = useSession()
  const { sheet } = words
  return (
    <>
      <h1>{sheet.title(street.name, board.on)}</h1>
      <p>
        <span>
          {sheet.by} {street.name}
        </span>
        <span>
          {sheet.maker} <i class="tb-blank" />
        </span>
        <span>
          {sheet.day} <i class="tb-blank" />
        </span>
        {parts > 1 && <span>{sheet.part(part, parts)}</span>}
        <b>{words.notice}</b>
      </p>
    </>
  )
}

const Row = ({ line, communities }: { line: Line; communities: readonly Community[] }) => {
  const words = useWords(boardWords)
  const reached = useReached()
  return (
    <tr>
      <th scope="row">
        {line.title}
        <small>{[pick(sectionNames[line.section]), words.due(line.due)].join(' · ')}</small>
      </th>
      {communities.map(({ id }) => {
        const cell = cellIn(line, id)
        return (
          <td key={id}>
            {cell === undefined ? (
              '—'
            ) : (
              <>
                {reached(cell)} <StateMark state={cell.state} />
              </>
            )}
          </td>
        )
      })}
    </tr>
  )
}

const Table = ({ shown, communities }: { shown: Shown; communities: readonly Community[] }) => {
  const words = useWords(boardWords)
  const own = shown.ownOpen
    ? shown.own.filter((line) => communities.some(({ id }) => cellIn(line, id) !== undefined))
    : []
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.task}</th>
          {communities.map(({ id, shortName }) => (
            <th key={id} scope="col">
              {shortName}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.tasks.map((line) => (
          <Row key={lineId(line)} line={line} communities={communities} />
        ))}
      </tbody>
      {own.length > 0 && (
        <tbody>
          <tr>
            <th scope="rowgroup" colSpan={communities.length + 1}>
              {words.own}
            </th>
          </tr>
          {own.map((line) => (
            <Row key={lineId(line)} line={line} communities={communities} />
          ))}
        </tbody>
      )}
    </table>
  )
}

/** The states and their signs, in words. */
export const Legend = () => {
  const words = useWords(boardWords)
  return (
    <p class="tb-legend">
      <span class="vh">{words.legend}</span>
      {targetStates.map((state) => (
        <StateMark key={state} state={state} />
      ))}
      <span>{words.legendText}</span>
    </p>
  )
}

/** The board as it is printed on A4 across: a head to sign, and as many sheets as the communities need. */
export const BoardSheets = ({ board, shown }: { board: Board; shown: Shown }) => {
  const { communities } = board
  const parts = Math.max(1, Math.ceil(communities.length / across))
  return (
    <div class="tb-sheets">
      {Array.from({ length: parts }, (_, i) => (
        <section key={i} class="tb-sheet">
          <Head board={board} part={i + 1} parts={parts} />
          <Table shown={shown} communities={communities.slice(i * across, (i + 1) * across)} />
          <Legend />
        </section>
      ))}
    </div>
  )
}
