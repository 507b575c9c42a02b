import { periodName } from '@linli/domain/periods'
import type { Comparison } from '@linli/contract/comparisons'
import { useAddress } from '../address.ts'
import { pick, useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { CellText } from './cell.tsx'
import type { Column } from './columns.ts'
import type { Block, Line } from './lines.ts'
import type { Sight } from './sights.ts'
import { ViewButtons } from './toolbar.tsx'
import { matrixWords } from './words.ts'

type Props = {
  blocks: readonly Block[]
  columns: readonly Column[]
  comparison: Comparison
  sight: Sight
  own: string | undefined
  /** Undefined for those who may not see records. */
  open: ((line: string, column: string) => void) | undefined
}

const Picker = ({
  blocks,
  line,
  lines,
}: {
  blocks: readonly Block[]
  line: Line
  lines: readonly Line[]
}) => {
  const { phone } = useWords(matrixWords)
  const { change } = useAddress()
  const index = lines.indexOf(line)
  const block = blocks.find((each) => each.lines.includes(line))
  const go = (id: string | undefined) => id !== undefined && change({ row: id })
  const position = (block?.lines.indexOf(line) ?? 0) + 1
  return (
    <div class="mx-picker">
      <button
        type="button"
        class="btn icon"
        aria-label={phone.before}
        disabled={index === 0}
        onClick={() => go(lines[index - 1]?.id)}
      >
        <Icon name="left" />
      </button>
      <label>
        <small>{phone.of(block?.name ?? '', position, block?.lines.length ?? 0)}</small>
        <select
          class="sel"
          aria-label={phone.metric}
          value={line.id}
          onChange={(event) => go(event.currentTarget.value)}
        >
          {blocks.map(({ section, name, lines: within }) => (
            <optgroup key={section} label={name}>
              {within.map(({ id, name: metric }) => (
                <option key={id} value={id}>
                  {metric}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="btn icon"
        aria-label={phone.after}
        disabled={index === lines.length - 1}
        onClick={() => go(lines[index + 1]?.id)}
      >
        <Icon name="right" />
      </button>
    </div>
  )
}

const Sums = ({ line, comparison, sight }: { line: Line } & Pick<Props, 'comparison' | 'sight'>) => {
  const words = useWords(matrixWords)
  const alone = comparison.communities.length === 1 && comparison.communitiesInStreet > 1
  return (
    <p class="mx-sumline">
      {(!alone || line.average === undefined) && (
        <span>
          {line.average === undefined ? words.street : words.total} <b>{line.total.sign + line.total.text}</b>
          {line.lacks > 0 && ` ${words.lacks(line.lacks)}`}
        </span>
      )}
      {line.average !== undefined && (
        <span>
          {words.average} <b>{line.average.text}</b>
        </span>
      )}
      <span>
        {[line.unit, sight.view === 'value' ? words.phone.change(pick(periodName(sight.base))) : '']
          .filter((text) => text !== '')
          .join(' · ')}
      </span>
    </p>
  )
}

const Bar = ({
  column,
  line,
  widest,
  own,
  open,
}: Pick<Props, 'own' | 'open'> & { column: Column; line: Line; widest: number }) => {
  const shown = line.cells[column.index]
  if (shown === undefined) return null
  const width = shown.amount === undefined || widest === 0 ? 0 : (Math.abs(shown.amount) / widest) * 100
  const inside = (
    <>
      <span class="mx-who">{column.short}</span>
      <span class="mx-bar" aria-hidden="true">
        <i style={{ width: `${width.toFixed(1)}%` }} />
      </span>
      <span class={`mx-much ${shown.state}`} title={shown.said === '' ? undefined : shown.said}>
        <CellText shown={shown} under />
      </span>
    </>
  )
  return (
    <li class={column.id === own ? 'mine' : undefined}>
      {open === undefined ? (
        <div>{inside}</div>
      ) : (
        <button type="button" onClick={() => open(line.id, column.id)}>
          {inside}
        </button>
      )}
    </li>
  )
}

/** On a phone one metric at a time, the communities in the street's order with a bar each. */
export const PhoneComparison = ({ blocks, columns, comparison, sight, own, open }: Props) => {
  const { query } = useAddress()
  const lines = blocks.flatMap((block) => block.lines)
  const line = lines.find(({ id }) => id === query['row']) ?? lines[0]
  if (line === undefined) return null
  const widest = Math.max(0, ...line.cells.map(({ amount }) => Math.abs(amount ?? 0)))
  return (
    <div class="mx-phone">
      <Picker blocks={blocks} line={line} lines={lines} />
      <div class="mx-views">
        <ViewButtons sight={sight} />
      </div>
      <Sums line={line} comparison={comparison} sight={sight} />
      <ul>
        {columns.map((column) => (
          <Bar key={column.id} column={column} line={line} widest={widest} own={own} open={open} />
        ))}
      </ul>
    </div>
  )
}
