import {
  AlignmentType,
  DocumentGridType,
  Footer,
  PageNumber,
  Paragraph,
  TextRun,
  type ISectionPropertiesOptions,
} from 'docx'
import { line } from './official-styles.ts'

const millimetres = (length: number): number => Math.round((length * 1440) / 25.4)

/** Width of the text in twips: A4 without its margins, 156 mm. */
export const textWidth = 11906 - millimetres(28) - millimetres(26)

/** GB/T 9704-2012, 5.1 and 5.2: A4, margins of 37, 26, 35 and 28 mm, 22 lines a page; the page number 7 mm below the text. */
export const page: ISectionPropertiesOptions = {
  page: {
    size: { width: 11906, height: 16838 },
    margin: {
      top: millimetres(37),
      right: millimetres(26),
      bottom: millimetres(35),
      left: millimetres(28),
      header: millimetres(15),
      footer: millimetres(25),
      gutter: 0,
    },
  },
  // A grid of characters as well would squeeze the line to twenty characters in LibreOffice.
  grid: { type: DocumentGridType.LINES, linePitch: line },
}

// One character of 四号, 14 pt, in twips.
const oneCharacter = 280

const footer = (side: 'left' | 'right'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: { [side]: oneCharacter },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })

/** Page numbers between dashes, on the outer side: odd ones right, even ones left, one character from the edge of the text. */
export const pageNumbers = () => ({ default: footer('right'), even: footer('left') })
