import type { OfficialDocument } from './official-documents.ts'
import type { Workbook } from './workbooks.ts'

// The libraries are large and seldom needed: they are loaded when the first file is made, not when the service starts.

/** A Word file in the official layout. */
export const makeDocument = async (document: OfficialDocument): Promise<Uint8Array<ArrayBuffer>> =>
  (await import('./official-documents.ts')).officialDocument(document)

/** An Excel workbook. */
export const makeWorkbook = async (book: Workbook): Promise<Uint8Array<ArrayBuffer>> =>
  (await import('./workbooks.ts')).workbook(book)
