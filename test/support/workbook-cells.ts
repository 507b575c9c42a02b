import { unzipped } from './zips.ts'

/** A cell as it is stored: a text, a number, or null where there is nothing. */
export type StoredCell = string | number | null
export type StoredSheet = {
  name: string
  rows: StoredCell[][]
  formulas: number
  frozen: string | undefined
  /** The cells that are filtered, head included: A1:F7. */
  filter: string | undefined
  /** How wide each column is, in digits. */
  widths: number[]
}

const plain = (xml: string): string =>
  xml
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))

const columnOf = (reference: string): number =>
  Array.from(reference.replace(/\d/g, '')).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) -
  1

const cellOf = (attributes: string, inside: string, shared: readonly string[]): StoredCell => {
  if (attributes.includes('t="inlineStr"')) return plain(inside)
  const value = /<v>([^<]*)<\/v>/.exec(inside)?.[1]
  if (value === undefined) return null
  return attributes.includes('t="s"') ? (shared[Number(value)] ?? '') : Number(value)
}

const rowsOf = (xml: string, shared: readonly string[]): StoredCell[][] =>
  [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) => {
    const cells: StoredCell[] = []
    for (const [, attributes = '', inside = ''] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const at = columnOf(/r="([A-Z]+)\d+"/.exec(attributes)?.[1] ?? '')
      while (cells.length < at) cells.push(null)
      cells.push(cellOf(attributes, inside, shared))
    }
    return cells
  })

/** What an Excel file holds, read from its parts and not with the library that wrote it. */
export const sheetsOf = (file: Uint8Array): StoredSheet[] => {
  const parts = unzipped(file)
  const texts = parts.get('xl/sharedStrings.xml') ?? ''
  const shared = [...texts.matchAll(/<si>(.*?)<\/si>/gs)].map(([, text = '']) => plain(text))
  const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)]
  return names.map(([, name = ''], i) => {
    const xml = parts.get(`xl/worksheets/sheet${i + 1}.xml`) ?? ''
    const formulas = xml.match(/<f[ >]/g)?.length ?? 0
    const frozen = /<pane [^>]*topLeftCell="(\w+)"[^>]*/.exec(xml)?.[1]
    const filter = /<autoFilter ref="([^"]*)"/.exec(xml)?.[1]
    const widths = [...xml.matchAll(/<col [^>]*width="([^"]*)"/g)].map(([, width]) => Number(width))
    return { name: plain(name), rows: rowsOf(xml, shared), formulas, frozen, filter, widths }
  })
}
