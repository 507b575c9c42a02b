import { sectionNames } from '@linli/domain/sections'
import { pick, useWords } from '../language.tsx'
import { targetLink } from '../links.ts'
import { Icon } from '../parts/icon.tsx'
import { useSession } from '../session.tsx'
import { StateMark } from '../targets/states.tsx'
import { useReached } from './amounts.ts'
import { isLate, lineId, type Cell, type Community, type Line, type Look } from './boards.ts'
import type { Shown } from './table.tsx'
import { boardWords } from './words.ts'

type PickerProps = { shown: Shown; lines: readonly Line[]; line: Line; look: Look }

const Options = ({ lines }: { lines: readonly Line[] }) => (
  <>
    {lines.map((line) => (
      <option key={lineId(line)} value={lineId(line)}>
        {line.title}
      </option>
    ))}
  </>
)

const Picker = ({ shown, lines, line, look }: PickerProps) => {
  const words = useWords(boardWords)
  const at = lines.indexOf(line)
  const go = (to: Line | undefined) => to !== undefined && look.change({ row: lineId(to) })
  return (
    <div class="tb-picker">
      <button
        type="button"
        class="btn icon"
        aria-label={words.before}
        disabled={at === 0}
        onClick={() => go(lines[at - 1])}
      >
        <Icon name="left" />
      </button>
      <label>
        <small>{words.position(at + 1, lines.length)}</small>
        <select
          class="sel"
          aria-label={words.choose}
          value={lineId(line)}
          onChange={(event) => look.change({ row: event.currentTarget.value })}
        >
          <optgroup label={words.task}>
            <Options lines={shown.tasks} />
          </optgroup>
          {shown.own.length > 0 && (
            <optgroup label={words.own}>
              <Options lines={shown.own} />
            </optgroup>
          )}
        </select>
      </label>
      <button
        type="button"
        class="btn icon"
        aria-label={words.after}
        disabled={at === lines.length - 1}
        onClick={() => go(lines[at + 1])}
      >
        <Icon name="right" />
      </button>
    </div>
  )
}

const Card = ({ cell, name }: { cell: Cell; name: string }) => {
  const { street, period } = useSession()
  const reached = useReached()
  const { community, target, share } = cell
  return (
    <li>
      <a class="tb-card" href={targetLink({ street: street.id, community, target, period })}>
        <span>{name}</span>
        <b>{reached(cell)}</b>
        <StateMark state={cell.state} />
        <small>{pick(cell.reason)}</small>
        {share !== undefined && (
          <i class="tb-bar" aria-hidden="true">
            <i style={{ width: `${Math.floor(Math.min(1, share) * 100)}%` }} />
          </i>
        )}
      </a>
    </li>
  )
}

type Props = {
  shown: Shown
  communities: readonly Community[]
  look: Look
  edit: ((task: string) => void) | undefined
}

/** On a phone: one task at a time, its communities below each other in the street's own order. */
export const Cards = ({ shown, communities, look, edit }: Props) => {
  const words = useWords(boardWords)
  const lines = [...shown.tasks, ...shown.own]
  const line = lines.find((each) => lineId(each) === look.row) ?? lines[0]
  if (line === undefined) return null
  const { task } = line
  const nameOf = (id: string) => communities.find((each) => each.id === id)?.name ?? id
  return (
    <div class="tb-cards">
      <Picker shown={shown} lines={lines} line={line} look={look} />
      <p class="tb-facts">
        {[words.kinds[line.kind], pick(sectionNames[line.section]), words.due(line.due)].join(' · ')}
        {task !== undefined && edit !== undefined && (
          <button type="button" class="btn plain" onClick={() => edit(task)}>
            <Icon name="edit" />
            {words.edit(line.title)}
          </button>
        )}
      </p>
      <ul>
        {line.cells
          .filter((cell) => !look.late || isLate(cell))
          .map((cell) => (
            <Card key={cell.target} cell={cell} name={nameOf(cell.community)} />
          ))}
      </ul>
    </div>
  )
}
