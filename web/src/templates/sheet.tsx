import type { PlanColumn } from '@linli/domain/plan-columns'
import { useRef, useState } from 'preact/hooks'
import { pick, useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import type { Check } from './checking.ts'
import { gridIn, headingOf, withBlock, withCell, withoutRow, withRowAfter, type Grid } from './sheets.ts'
import { templatesWords } from './words.ts'

type Props = { grid: Grid; change: (grid: Grid) => void; check: Check; id: string }

const wide: readonly (PlanColumn | undefined)[] = ['text']
const middling: readonly (PlanColumn | undefined)[] = ['area', 'evidence', 'records', 'metrics']

const sizeOf = (column: PlanColumn | undefined): string =>
  wide.includes(column) ? 'wide' : middling.includes(column) ? 'middling' : 'narrow'

const inputAt = (table: HTMLTableElement | null, row: number, column: number): HTMLInputElement | null =>
  table?.querySelector(`[data-row="${row}"][data-column="${column}"]`) ?? null

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }

/** Goes to the row above or below, as in a spreadsheet; never while a word is being composed. */
const onKey = (event: KeyboardEvent & { currentTarget: HTMLInputElement }, row: number, column: number) => {
  const step = steps[event.key]
  if (step === undefined || event.isComposing || event.keyCode === 229) return
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  const next = inputAt(event.currentTarget.closest('table'), row + step, column)
  next?.focus()
  next?.select()
}

type CellProps = Pick<Props, 'grid' | 'change'> & {
  row: number
  column: number
  label: string
  wrong: boolean
  size: string
  onFocus: () => void
}

const Cell = ({ grid, change, row, column, label, wrong, size, onFocus }: CellProps) => {
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!/[\t\n]/.test(text.trimEnd())) return
    event.preventDefault()
    change(withBlock(grid, row, column, gridIn(`${text}\t`)))
  }
  return (
    <td class={size}>
      <input
        value={grid[row]?.[column] ?? ''}
        aria-label={label}
        aria-invalid={wrong || undefined}
        autocomplete="off"
        data-row={row}
        data-column={column}
        onFocus={onFocus}
        onInput={(event) => change(withCell(grid, row, column, event.currentTarget.value))}
        onPaste={paste}
        onKeyDown={(event) => onKey(event, row, column)}
      />
    </td>
  )
}

const Faults = ({ check, go }: { check: Check; go: (line: number) => void }) => {
  const words = useWords(templatesWords)
  const { state, faults } = check
  const said =
    state === 'unreachable'
      ? words.uncheckable
      : faults.length > 0
        ? words.faults(faults.length)
        : state === 'checking'
          ? words.checking
          : words.sound
  return (
    <div class={faults.length > 0 ? 'sheet-faults wrong' : 'sheet-faults'}>
      <p role="status">{said}</p>
      {faults.length > 0 && (
        <ul>
          {faults.map(({ line, reason, message }) => (
            <li key={`${line} ${reason}`}>
              <button type="button" onClick={() => go(line)}>
                {words.row(line)}
              </button>{' '}
              {pick(message)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type RowProps = Pick<Props, 'grid' | 'change'> & {
  row: number
  heading: ReturnType<typeof headingOf>
  wrong: boolean
  select: () => void
}

const Row = ({ grid, change, row, heading, wrong, select }: RowProps) => {
  const words = useWords(templatesWords)
  const nameOf = (column: number) =>
    (row > heading.row && grid[heading.row]?.[column]) || words.columnAt(column + 1)
  return (
    <tr class={row === heading.row ? 'sheet-heading' : undefined}>
      <th scope="row" class={wrong ? 'wrong' : undefined}>
        {row + 1}
      </th>
      {grid[row]?.map((_, column) => (
        <Cell
          key={column}
          grid={grid}
          change={change}
          row={row}
          column={column}
          label={words.cell(row + 1, nameOf(column))}
          wrong={wrong}
          size={sizeOf(heading.columns[column])}
          onFocus={select}
        />
      ))}
    </tr>
  )
}

/** A sheet to type and paste into, whose rows are numbered as in a spreadsheet, with what is wrong in which of them. */
export const Sheet = ({ grid, change, check, id }: Props) => {
  const words = useWords(templatesWords)
  const [chosen, setChosen] = useState(0)
  const table = useRef<HTMLTableElement>(null)
  const heading = headingOf(grid)
  const wrong = new Set(check.faults.map(({ line }) => line - 1))
  const at = Math.min(chosen, grid.length - 1)
  const focusRow = (row: number) => setTimeout(() => inputAt(table.current, row, 0)?.focus())
  const insert = () => {
    change(withRowAfter(grid, at))
    focusRow(at + 1)
  }
  const drop = () => {
    if (grid.length < 2) return
    change(withoutRow(grid, at))
    focusRow(Math.max(0, at - 1))
  }
  return (
    <div class="sheet">
      <div class="sheet-acts">
        <button type="button" class="btn" onClick={insert}>
          <Icon name="plus" />
          {words.insertRow}
        </button>
        <button type="button" class="btn" onClick={drop}>
          <Icon name="remove" />
          {words.removeRow}
        </button>
        <small class="pc">{words.keys}</small>
      </div>
      <div class="sheet-scroll" role="region" aria-labelledby={id} tabIndex={0}>
        <table ref={table}>
          <tbody>
            {grid.map((_, row) => (
              <Row
                key={row}
                grid={grid}
                change={change}
                row={row}
                heading={heading}
                wrong={wrong.has(row)}
                select={() => setChosen(row)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Faults check={check} go={(line) => focusRow(line - 1)} />
    </div>
  )
}
