import { sectionNames } from '@linli/domain/sections'
import { useMemo, useRef } from 'preact/hooks'
import { pick, useWords } from '../language.tsx'
import { streetCoverageLink } from '../links.ts'
import { useGrid, type GridActions } from '../matrix/grids.ts'
import { useSlices } from '../matrix/slices.ts'
import { useSession } from '../session.tsx'
import { StateMark } from '../targets/states.tsx'
import { useReached } from './amounts.ts'
import { cellIn, isLate, lineId, type Cell, type Community, type Line, type Look } from './boards.ts'
import { taskButtonId } from './openers.ts'
import { boardWords } from './words.ts'

export type Shown = { tasks: readonly Line[]; own: readonly Line[]; ownOpen: boolean }

type Props = {
  shown: Shown
  communities: readonly Community[]
  look: Look
  open: (line: string, community: string) => void
  copy: GridActions['copy']
  /** Undefined for those who may not change tasks. */
  edit: ((task: string) => void) | undefined
}

const BoardCell = ({
  cell,
  line,
  community,
  late,
}: {
  cell: Cell | undefined
  line: string
  community: string
  late: boolean
}) => {
  const words = useWords(boardWords)
  const reached = useReached()
  const at = { tabIndex: -1, 'data-line': line, 'data-column': community }
  if (cell === undefined)
    return (
      <td {...at} class="tb-none">
        <span aria-hidden="true">—</span>
        <span class="vh">{words.notGiven}</span>
      </td>
    )
  return (
    <td {...at} class={late && !isLate(cell) ? 'tb-quiet' : undefined} title={pick(cell.reason)}>
      <b>{reached(cell)}</b>
      <StateMark state={cell.state} />
    </td>
  )
}

const Facts = ({ line }: { line: Line }) => {
  const words = useWords(boardWords)
  const { street } = useSession()
  const { kind, task } = line
  return (
    <small>
      {[words.kinds[kind], pick(sectionNames[line.section]), words.due(line.due)].join(' · ')}{' '}
      {kind === 'coverage' && task !== undefined && (
        <a class="noprint" href={streetCoverageLink({ street: street.id, task })}>
          {words.wholeStreet}
        </a>
      )}
    </small>
  )
}

const Row = ({ line, communities, look, edit }: { line: Line } & Omit<Props, 'shown' | 'open' | 'copy'>) => {
  const words = useWords(boardWords)
  const id = lineId(line)
  const { task } = line
  return (
    <tr>
      <th scope="row">
        {edit === undefined || task === undefined ? (
          <span class="tb-name">{line.title}</span>
        ) : (
          <button
            id={taskButtonId(task)}
            type="button"
            class="tb-name"
            tabIndex={-1}
            data-fold={id}
            title={words.edit(line.title)}
            onClick={() => edit(task)}
          >
            {line.title}
          </button>
        )}
        <Facts line={line} />
      </th>
      {communities.map(({ id: community }) => (
        <BoardCell
          key={community}
          cell={cellIn(line, community)}
          line={id}
          community={community}
          late={look.late}
        />
      ))}
    </tr>
  )
}

const OwnHead = ({ shown, span, look }: { shown: Shown; span: number; look: Look }) => {
  const words = useWords(boardWords)
  return (
    <tr class="tb-fold">
      <th scope="rowgroup" colSpan={span}>
        <button
          type="button"
          tabIndex={-1}
          data-fold="own"
          aria-expanded={shown.ownOpen}
          onClick={() => look.change({ own: shown.ownOpen ? 'shut' : 'open' })}
        >
          <i aria-hidden="true">▾</i>
          {words.own}
        </button>
        <small>{words.lines(shown.own.length)}</small>
      </th>
    </tr>
  )
}

const nothing = () => undefined

/** The object stays the same, so that the table is not drawn anew for it. */
const useActions = (props: Props): GridActions => {
  const latest = useRef(props)
  latest.current = props
  return useMemo(
    () => ({
      open: (...at) => latest.current.open(...at),
      copy: (...block) => latest.current.copy(...block),
      moved: nothing,
      sort: nothing,
      heat: nothing,
      shown: nothing,
    }),
    [],
  )
}

/** Tasks down, communities across in the street's own order; below them what communities have set themselves. */
export const BoardTable = (props: Props) => {
  const { shown, communities } = props
  const words = useWords(boardWords)
  const grid = useGrid(useActions(props))
  const { tasks, own, ownOpen } = shown
  const drawn = useSlices(tasks.length + (ownOpen ? own.length : 0))
  const row = (line: Line) => <Row key={lineId(line)} line={line} {...props} />
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table is also a grid
    <table {...grid} class="tb" role="grid" aria-label={words.heading} aria-multiselectable="true">
      <thead>
        <tr>
          <th scope="col">{words.task}</th>
          {communities.map(({ id, name, shortName }) => (
            <th key={id} scope="col" title={name}>
              {shortName}
            </th>
          ))}
        </tr>
      </thead>
      {tasks.length > 0 && <tbody>{tasks.slice(0, drawn).map(row)}</tbody>}
      {own.length > 0 && (
        <tbody>
          <OwnHead shown={shown} span={communities.length + 1} look={props.look} />
          {ownOpen && own.slice(0, Math.max(0, drawn - tasks.length)).map(row)}
        </tbody>
      )}
    </table>
  )
}
