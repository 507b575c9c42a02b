/** A block of the table as it goes to a spreadsheet: heads first, then one list per row. */
export type Block = readonly (readonly string[])[]

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** Tab-separated text: what Excel and WPS take from anywhere. */
export const tabbed = (block: Block): string =>
  block.map((row) => row.map((text) => text.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\r\n')

/** The same as a table with its heads, for documents. */
export const tabled = (block: Block): string => {
  const cell = (text: string, head: boolean) =>
    head ? `<th>${escaped(text)}</th>` : `<td>${escaped(text)}</td>`
  const rows = block.map(
    (row, i) =>
      `<tr>${row.map((text, j) => cell(text, block.length > 1 && (i === 0 || j === 0))).join('')}</tr>`,
  )
  return `<table>${rows.join('')}</table>`
}

type Heads = { corner: string; ofRow: (cell: HTMLElement) => string; ofColumn: (cell: HTMLElement) => string }

/** The chosen cells with the heads of their rows and columns; a single cell goes alone. */
export const blockOf = (
  cells: readonly (readonly HTMLElement[])[],
  heads: Heads,
  rawOf: (cell: HTMLElement) => string,
): Block => {
  const [first = []] = cells
  const [only] = first
  if (only !== undefined && cells.length === 1 && first.length === 1) return [[rawOf(only)]]
  const rows = cells.map((row) => [row[0] === undefined ? '' : heads.ofRow(row[0]), ...row.map(rawOf)])
  return [[heads.corner, ...first.map(heads.ofColumn)], ...rows]
}
