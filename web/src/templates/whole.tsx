import type { TemplateRow, WholeTemplate } from '@linli/contract/target-templates'
import { pick, useWords } from '../language.tsx'
import { Tag } from '../parts/chip.tsx'
import { templatesWords } from './words.ts'

/** What is told beside an item's text, or by its marks, and needs no column of its own. */
const besides = ['area', 'text', 'veto', 'bonus', 'unsure', 'deduct']

type RowProps = { row: TemplateRow; columns: WholeTemplate['columns'] }

const Said = ({ row }: Pick<RowProps, 'row'>) => {
  const words = useWords(templatesWords)
  const { text, deduct, veto, bonus, unsure } = row.cells
  return (
    <>
      {text !== undefined && pick(text)}{' '}
      {deduct !== undefined && <span class="template-off">{words.off(pick(deduct))}</span>}{' '}
      {veto !== undefined && <Tag tone="bad">{words.veto}</Tag>}{' '}
      {bonus !== undefined && <Tag tone="ok">{words.bonus}</Tag>}{' '}
      {unsure !== undefined && <Tag tone="warn">{words.unsureItem}</Tag>}
    </>
  )
}

const ItemRow = ({ row, columns }: RowProps) => (
  <tr class={row.cells.deduct === undefined ? undefined : 'template-deduction'}>
    <td class="template-key">{row.cells.key !== undefined && pick(row.cells.key)}</td>
    <th scope="row">
      <Said row={row} />
    </th>
    {columns.map(({ column, name }) => {
      const cell = row.cells[column]
      return (
        <td key={column} class={column === 'points' ? 'num' : undefined} data-name={pick(name)}>
          {cell === undefined ? '' : pick(cell)}
        </td>
      )
    })}
  </tr>
)

/** Rows that stand together: those of one area, a deduction with its item. */
const areasOf = (rows: readonly TemplateRow[]): { area: string; rows: TemplateRow[] }[] => {
  const areas: { area: string; rows: TemplateRow[] }[] = []
  for (const row of rows) {
    const last = areas.at(-1)
    const area = row.cells.area?.zh ?? ''
    if (last !== undefined && (row.cells.deduct !== undefined || last.area === area)) last.rows.push(row)
    else areas.push({ area, rows: [row] })
  }
  return areas
}

/** A template item by item, in its areas. */
export const TemplateItems = ({ whole }: { whole: WholeTemplate }) => {
  const words = useWords(templatesWords)
  const used = new Set(whole.rows.flatMap(({ cells }) => Object.keys(cells)))
  const columns = whole.columns.filter(
    ({ column }) => column !== 'key' && !besides.includes(column) && used.has(column),
  )
  const areas = areasOf(whole.rows)
  const nameOf = (of: string) => whole.columns.find(({ column }) => column === of)?.name ?? { zh: of, en: of }
  return (
    <table class="target-table template-items">
      <thead>
        <tr>
          <th scope="col">{pick(nameOf('key'))}</th>
          <th scope="col">{pick(nameOf('text'))}</th>
          {columns.map(({ column, name }) => (
            <th key={column} scope="col" class={column === 'points' ? 'num' : undefined}>
              {pick(name)}
            </th>
          ))}
        </tr>
      </thead>
      {areas.map(({ area, rows }, at) => (
        <tbody key={`${area}-${at}`}>
          {(areas.length > 1 || area !== '') && (
            <tr class="group">
              <th scope="rowgroup" colSpan={columns.length + 2}>
                {area === '' ? words.noArea : area}
              </th>
            </tr>
          )}
          {rows.map((row) => (
            <ItemRow key={row.key} row={row} columns={columns} />
          ))}
        </tbody>
      ))}
    </table>
  )
}
