/**
 * One CSV file as Excel and WPS open it rightly: UTF-8 with BOM, CRLF, quoted where needed. A text that a spreadsheet would run
 * as a formula, also one in full-width letters, is preceded by an apostrophe; numbers are left alone.
 */
export const csv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`

const cell = (value: string | number | null): string => {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@＝＋－＠\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Headers that make a browser save the file under a name in any script; an old one at least learns what sort of file it is. */
export const fileHeaders = (headers: Headers, name: string): void => {
  const ending = /\.[a-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  headers.set(
    'content-disposition',
    `attachment; filename="linli${ending}"; filename*=UTF-8''${extendedValue(name)}`,
  )
}

/** A name as RFC 8187 writes it: those four are no part of its alphabet, though of a URI's. */
const extendedValue = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
