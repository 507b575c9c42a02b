type Cell = { text: string; end: number }

/** A quoted cell, if one begins here and ends before a separator or a line end; else the mark is just a mark. */
const quotedCell = (text: string, from: number, separator: string): Cell | undefined => {
  const quoted = /"(?:[^"]|"")*"/y
  quoted.lastIndex = from
  const [found] = quoted.exec(text) ?? []
  if (found === undefined || ![separator, '\n', undefined].includes(text[quoted.lastIndex])) return undefined
  return { text: found.slice(1, -1).replaceAll('""', '"'), end: quoted.lastIndex }
}

const plainCell = (text: string, from: number, separator: string): Cell => {
  const ends = separator === '\t' ? /[\t\n]|$/g : /[,\n]|$/g
  ends.lastIndex = from
  const end = ends.exec(text)?.index ?? text.length
  return { text: text.slice(from, end), end }
}

/** Without line ends, and without the apostrophe that keeps a spreadsheet from taking a text for a formula. */
const bare = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@＝＋－＠])/, '')

/**
 * The cells of a text as spreadsheets write it, row by row, blank rows too, so that a row's place is its number in the sheet. Tabs
 * separate cells; commas do where there is no tab. A cell that holds a separator or a line end is quoted and doubles its marks.
 */
export const cellsIn = (source: string): string[][] => {
  const text = source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const separator = text.includes('\t') ? '\t' : ','
  const rows: string[][] = [[]]
  for (let at = 0; at <= text.length; at += 1) {
    const cell = quotedCell(text, at, separator) ?? plainCell(text, at, separator)
    rows.at(-1)?.push(bare(cell.text))
    at = cell.end
    if (text[at] === '\n') rows.push([])
  }
  return rows
}

/** Rows as tab-separated text that Excel and WPS open and take from the clipboard. */
export const tabbedText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((text) => text.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\r\n')
