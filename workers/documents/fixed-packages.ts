import { xmlText } from './legal-characters.ts'

// 1 January 1980, 00:00: the first moment of the zip format's clock.
const zipEpoch = 0x0021_0000

const endOfDirectory = 0x06054b50
const endLength = 22

/**
 * Sets the time of every file in a zip archive to one moment, so that the same content makes the same bytes.
 * The archive must have no comment, as those written by office libraries. (PKWARE APPNOTE, 4.3.7, 4.3.12 and 4.3.16.)
 */
export const withoutTimes = (zip: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.byteLength - endLength
  if (view.getUint32(end, true) !== endOfDirectory) throw new Error('a zip archive without its end')
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let file = 0; file < count; file += 1) {
    view.setUint32(at + 12, zipEpoch, true)
    view.setUint32(view.getUint32(at + 42, true) + 10, zipEpoch, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return zip
}

/** Core properties whose times are the document's own date, not the moment it was made. */
export const coreProperties = (told: { title: string; creator: string; day: string }): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(told.title)}</dc:title><dc:creator>${xmlText(told.creator)}</dc:creator><cp:lastModifiedBy>${xmlText(told.creator)}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${told.day}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${told.day}T00:00:00Z</dcterms:modified></cp:coreProperties>`
