import type { Column } from './columns.ts'
import type { Values } from './rows.ts'

/**
 * The cells of a block as Excel and WPS copy it: tabs between cells, line ends between rows; a cell that holds either,
 * or a quotation mark at its start, is quoted and doubles its quotation marks. Blank rows are left out.
 */
export const cellsOf = (block: string): string[][] => {
  const rows: string[][] = []
  let [row, cell, quoted]: [string[], string, boolean] = [[], '', false]
  const endCell = () => {
    row.push(cell.trim())
    cell = ''
  }
  const endRow = () => {
    endCell()
    if (row.some((text) => text !== '')) rows.push(row)
    row = []
  }
  const text = block.replace(/\r\n?/g, '\n')
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? ''
    if (quoted && char === '"' && text[at + 1] === '"') {
      cell += char
      at += 1
    } else if (quoted && char === '"') quoted = false
    else if (quoted) cell += char
    else if (char === '"' && cell === '' && closes(text, at)) quoted = true
    else if (char === '\t') endCell()
    else if (char === '\n') endRow()
    else cell += char
  }
  endRow()
  return rows
}

/** A mark that is never closed before a cell's end is just a mark. */
const closes = (text: string, from: number): boolean => /"(?:[^"]|"")*"(?=[\t\n]|$)/y.test(text.slice(from))

const plain = (text: string): string =>
  text
    .replace(/[（(/].*$/, '')
    .replace(/[\s*：:]/g, '')
    .toLowerCase()

const keyCalled = (heading: string, columns: readonly Column[]): string | undefined => {
  const wanted = plain(heading)
  const called = ({ key, name }: Column) => [key, plain(name.zh), plain(name.en)].includes(wanted)
  if (wanted === '名称' || wanted === 'title') return 'title'
  if (wanted === '备注' || wanted === 'note') return 'note'
  const nearly = ({ name }: Column) => wanted.length > 1 && plain(name.zh).startsWith(wanted)
  return wanted === '' ? undefined : (columns.find(called) ?? columns.find(nearly))?.key
}

/** Which column goes where, and the rows below the heading if there is one. */
export type Block = { keys: (string | undefined)[]; rows: string[][] }

/** Recognises the columns by the names in the first row; without such a row they are taken in the sheet's order. */
export const blockOf = (cells: readonly string[][], columns: readonly Column[]): Block => {
  const width = Math.max(0, ...cells.map((row) => row.length))
  const called = (cells[0] ?? []).map((heading) => keyCalled(heading, columns))
  if (called.filter((key) => key !== undefined).length >= Math.min(2, width))
    return { keys: Array.from({ length: width }, (_, at) => called[at]), rows: cells.slice(1) }
  return { keys: Array.from({ length: width }, (_, at) => columns[at]?.key), rows: [...cells] }
}

/** One pasted row as it would have been typed. */
export const valuesOfRow = (row: readonly string[], keys: Block['keys']): Values => {
  const values: Record<string, string> = {}
  keys.forEach((key, at) => {
    const text = row[at]
    if (key !== undefined && text !== undefined && text !== '') values[key] = text
  })
  return values
}
