import { Document, Packer } from 'docx'
import { coreProperties, withoutTimes } from './fixed-packages.ts'
import { legalLine } from './legal-characters.ts'
import { annexOf } from './official-annexes.ts'
import { bodyOf } from './official-bodies.ts'
import { page, pageNumbers } from './official-layouts.ts'
import { fontTable, styles } from './official-styles.ts'

/** What an official document says; headings bring their numbers (一、 1. …). */
export type OfficialDocument = {
  title: string
  /** What the paper is, over the title: 草稿, or 内部工作资料，不作考核通报依据. */
  mark?: string
  opening: string[]
  sections: {
    heading: string
    /** A paragraph's heading runs into its text. */
    paragraphs: { heading?: string; text: string }[]
  }[]
  closing: string[]
  signature: string
  /** As the paper writes it: 2010年6月30日. */
  date: string
  annex?: {
    title: string
    tables: {
      caption: string
      /** Widths are proportions; numbers stand right. */
      columns: { title: string; width: number; number?: boolean }[]
      rows: string[][]
    }[]
    notes: string[]
  }
}

/** The date as 2010-06-30; the first day of the zip format's clock where it cannot be read. */
const dayOf = (date: string): string => {
  const [, year = '', month = '', day = ''] = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(date) ?? []
  return year === '' ? '1980-01-01' : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/**
 * A Word file (.docx) in the layout of GB/T 9704-2012 党政机关公文格式: 22 lines of 28 characters on A4, fonts by name with
 * their replacements, page numbers on the outer side. The same document gives the same bytes.
 */
export const officialDocument = async (document: OfficialDocument): Promise<Uint8Array<ArrayBuffer>> => {
  const { annex } = document
  const told = { title: legalLine(document.title), creator: legalLine(document.signature) }
  const made = new Document({
    ...told,
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15 },
    sections: [
      {
        properties: page,
        footers: pageNumbers(),
        children: [...bodyOf(document), ...(annex === undefined ? [] : annexOf(annex))],
      },
    ],
  })
  const parts = [
    { path: 'docProps/core.xml', data: coreProperties({ ...told, day: dayOf(document.date) }) },
    { path: 'word/fontTable.xml', data: fontTable },
    { path: 'word/styles.xml', data: styles },
  ]
  return withoutTimes(new Uint8Array(await Packer.toArrayBuffer(made, undefined, parts)))
}
