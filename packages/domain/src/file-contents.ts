import type { FileType } from './files.ts'
import { zipNames } from './zip-directories.ts'

const ascii = (content: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...content.subarray(from, to))

const begins = (content: Uint8Array, ...bytes: readonly number[]): boolean =>
  bytes.every((byte, at) => content[at] === byte)

const isJpeg = (content: Uint8Array): boolean => begins(content, 0xff, 0xd8, 0xff) && content.length > 20

const isPng = (content: Uint8Array): boolean =>
  begins(content, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) && ascii(content, 12, 16) === 'IHDR'

const isWebp = (content: Uint8Array): boolean =>
  ascii(content, 0, 4) === 'RIFF' && /^WEBPVP8[ LX]$/.test(ascii(content, 8, 16))

/** The brands of ISO/IEC 23008-12 for pictures coded with HEVC, as iPhones write them. */
const isHeic = (content: Uint8Array): boolean =>
  ascii(content, 4, 8) === 'ftyp' && /^(heic|heix|heim|heis|mif1)$/.test(ascii(content, 8, 12))

/** ISO 32000 has the mark in the first line; readers also take it further on, where another format may hide before it. */
const isPdf = (content: Uint8Array): boolean => /^%PDF-[12]\.\d/.test(ascii(content, 0, 8))

/** Parts of a package that a program could run: macros, a Java archive's list, and what systems start by its ending. */
const runs =
  /(^|\/)(vbaProject\.bin|META-INF\/|macrosheets\/)|\.(exe|dll|com|scr|bat|cmd|ps1|vbs|js|jar|class|apk|lnk|msi|hta)$/i

/** A package of ECMA-376 has its main part where every writer puts it; its directory is read, nothing is unpacked. */
const officeType = (content: Uint8Array): FileType | undefined => {
  const names = begins(content, 0x50, 0x4b, 0x03, 0x04) ? zipNames(content) : undefined
  if (names === undefined || !names.includes('[Content_Types].xml')) return undefined
  if (names.some((name) => runs.test(name))) return undefined
  const [word, excel] = [names.includes('word/document.xml'), names.includes('xl/workbook.xml')]
  if (word === excel) return undefined
  return word ? 'docx' : 'xlsx'
}

/** What a file is by its content alone; its name and what a sender says of it count for nothing. */
export const fileTypeOf = (content: Uint8Array): FileType | undefined => {
  if (isJpeg(content)) return 'jpeg'
  if (isPng(content)) return 'png'
  if (isWebp(content)) return 'webp'
  if (isHeic(content)) return 'heic'
  if (isPdf(content)) return 'pdf'
  return officeType(content)
}
