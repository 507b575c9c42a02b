import {
  AlignmentType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { legalLine } from './legal-characters.ts'
import { emptyLine, titled } from './official-bodies.ts'
import type { OfficialDocument } from './official-documents.ts'
import { textWidth } from './official-layouts.ts'

type Annex = NonNullable<OfficialDocument['annex']>
type FigureTable = Annex['tables'][number]
type Column = FigureTable['columns'][number]

/** Column widths in twips, in the proportions given; together they are as wide as the text. */
const widthsOf = (columns: readonly Column[]): number[] => {
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  return columns.map(({ width }) => Math.floor((width * textWidth) / whole))
}

const cellOf = (text: string, width: number, column: Column, isHead: boolean): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(isHead && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'F2F2F2' } }),
    children: [
      new Paragraph({
        style: isHead ? 'TableHead' : 'TableText',
        ...(column.number && !isHead && { alignment: AlignmentType.RIGHT }),
        text: legalLine(text),
      }),
    ],
  })

/** A table whose head is repeated on every page and whose rows stay whole. */
const tableOf = ({ columns, rows }: FigureTable): Table => {
  const widths = widthsOf(columns)
  const row = (texts: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      cantSplit: true,
      tableHeader: isHead,
      children: columns.map((column, i) => cellOf(texts[i] ?? '', widths[i] ?? 0, column, isHead)),
    })
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { left: 85, right: 85, top: 15, bottom: 15, marginUnitType: WidthType.DXA },
    rows: [
      row(
        columns.map(({ title }) => title),
        true,
      ),
      ...rows.map((texts) => row(texts, false)),
    ],
  })
}

const captioned = (table: FigureTable): (Paragraph | Table)[] => [
  new Paragraph({ style: 'Caption', text: legalLine(table.caption) }),
  tableOf(table),
]

const note = (text: string): Paragraph => new Paragraph({ style: 'TableText', text: legalLine(text) })

/**
 * 附件 on a page of its own: the word in the first line, the title in the third, then the notes and the tables they are about.
 * Notes under the last table could be left alone on a page.
 */
export const annexOf = ({ title, tables, notes }: Annex): (Paragraph | Table)[] => [
  new Paragraph({ style: 'Mark', pageBreakBefore: true, text: '附件' }),
  emptyLine(),
  ...titled(title),
  ...notes.map(note),
  ...tables.flatMap(captioned),
]
