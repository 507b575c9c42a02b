import type { Kind } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { columnsOf, type Column } from './columns.ts'
import type { Checked } from './paste-rows.ts'
import type { Block } from './pasting.ts'
import { words } from './words.ts'

type Props = { kind: Kind; block: Block; checked: Checked; onChange: (block: Block) => void }
type Target = Pick<Column, 'key' | 'name' | 'required'>

/** So many rows are drawn; those below are checked and recorded all the same. */
const drawn = 200

const targetsOf = (kind: Kind): Target[] => [
  ...columnsOf(kind),
  { key: 'note', name: { zh: '备注', en: 'Note' }, required: false },
]

const withCell = (block: Block, row: number, column: number, text: string): Block => ({
  ...block,
  rows: block.rows.map((cells, at) => {
    if (at !== row) return cells
    const wide = Array.from({ length: Math.max(cells.length, column + 1) }, (_, each) => cells[each] ?? '')
    wide[column] = text
    return wide
  }),
})

const withKey = (block: Block, column: number, key: string): Block => ({
  ...block,
  keys: block.keys.map((each, at) => {
    if (at === column) return key === '' ? undefined : key
    return each === key ? undefined : each
  }),
})

/** A field that is missing from the block gets a column of its own, so that what is wrong there can be typed. */
const withMissing = ({ keys, rows }: Block, checked: Checked): Block => {
  const missing = [...new Set(checked.problems.map(({ field }) => field))].filter(
    (field) => !keys.includes(field),
  )
  return { keys: [...keys, ...missing], rows }
}

const Head = ({ kind, block, onChange }: Omit<Props, 'checked'>) => {
  const said = useWords(words)
  return (
    <thead>
      <tr>
        <th scope="col" class="n">
          {said.rowNo}
        </th>
        {block.keys.map((key, at) => (
          <th scope="col" key={at}>
            <select
              class="sel"
              aria-label={`${said.column} ${at + 1}`}
              value={key ?? ''}
              onChange={(event) => onChange(withKey(block, at, event.currentTarget.value))}
            >
              <option value="">{said.ignore}</option>
              {targetsOf(kind).map((target) => (
                <option key={target.key} value={target.key}>
                  {pick(target.name)}
                  {target.required ? ' *' : ''}
                </option>
              ))}
            </select>
          </th>
        ))}
        <th scope="col">
          <span class="vh">{said.dropRow}</span>
        </th>
      </tr>
    </thead>
  )
}

type CellProps = {
  block: Block
  row: number
  column: number
  name: string
  checked: Checked
  onChange: (block: Block) => void
}

const Cell = ({ block, row, column, name, checked, onChange }: CellProps) => {
  const said = useWords(words)
  const key = block.keys[column]
  const problem =
    key === undefined ? undefined : checked.problems.find((each) => each.row === row && each.field === key)
  const id = `paste-${row}-${column}`
  const suggestion = problem?.suggestion
  const type = (text: string) => onChange(withCell(block, row, column, text))
  return (
    <td class={problem === undefined ? (key === undefined ? 'off' : undefined) : 'bad'}>
      <input
        aria-label={`${name} ${row + 1}`}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={problem === undefined ? undefined : id}
        value={block.rows[row]?.[column] ?? ''}
        onInput={(event) => type(event.currentTarget.value)}
      />
      {problem !== undefined && (
        <p id={id} class="wrong">
          {problem.message}
          {suggestion !== undefined && (
            <button type="button" class="btn plain" onClick={() => type(suggestion)}>
              {said.change(suggestion)}
            </button>
          )}
        </p>
      )}
    </td>
  )
}

/** The pasted rows: which column is what, what is wrong where, and what may be recorded already. */
export const PasteTable = ({ kind, block: given, checked, onChange }: Props) => {
  const said = useWords(words)
  const block = withMissing(given, checked)
  const names = new Map(targetsOf(kind).map(({ key, name }) => [key, pick(name)]))
  return (
    <div class="lg-paste">
      <table>
        <Head kind={kind} block={block} onChange={onChange} />
        <tbody>
          {block.rows.slice(0, drawn).map((_, row) => {
            const twin = checked.similar.find((each) => each.row === row)
            return (
              <tr key={row} class={twin === undefined ? undefined : 'dup'}>
                <td class="n">
                  {row + 1}
                  {twin !== undefined && (
                    <small>
                      {said.similar}: {twin.date} {twin.title}
                    </small>
                  )}
                </td>
                {block.keys.map((key, column) => (
                  <Cell
                    key={column}
                    block={block}
                    row={row}
                    column={column}
                    name={names.get(key ?? '') ?? `${said.column} ${column + 1}`}
                    checked={checked}
                    onChange={onChange}
                  />
                ))}
                <td>
                  <button
                    type="button"
                    class="btn icon plain"
                    aria-label={`${said.dropRow} ${row + 1}`}
                    onClick={() =>
                      onChange({ ...block, rows: block.rows.filter((_cells, at) => at !== row) })
                    }
                  >
                    <Icon name="close" />
                  </button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
