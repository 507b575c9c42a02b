const endOfDirectory = 0x06054b50
const oneOfDirectory = 0x02014b50
/** The record at the end without its comment, and one line of the directory without its name, in bytes. */
const endSize = 22
const lineSize = 46
const mostNames = 5000
/** What the files may claim to hold unpacked, in bytes: a document that swells beyond it would choke who opens it. */
const mostUnpacked = 500 * 1024 * 1024

/**
 * The names in the directory of a zip archive (PKWARE APPNOTE 4.3), without unpacking anything. Undefined where it is no archive
 * from its first byte to its last, or one of a sort that no office writes: commented, in several volumes, of the 64-bit form,
 * with names outside itself or out of proportion.
 */
export const zipNames = (content: Uint8Array): string[] | undefined => {
  const end = content.length - endSize
  if (end < 0) return undefined
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength)
  if (view.getUint32(end, true) !== endOfDirectory) return undefined
  const [count, size, from] = [
    view.getUint16(end + 10, true),
    view.getUint32(end + 12, true),
    view.getUint32(end + 16, true),
  ]
  if (count > mostNames || from + size !== end) return undefined
  return namesIn(view, { count, from, end })
}

const namesIn = (
  view: DataView,
  { count, from, end }: { count: number; from: number; end: number },
): string[] | undefined => {
  const names: string[] = []
  let [at, unpacked] = [from, 0]
  while (at + lineSize <= end && view.getUint32(at, true) === oneOfDirectory) {
    const name = nameAt(view, at, end)
    if (name === undefined) return undefined
    names.push(name)
    unpacked += view.getUint32(at + 24, true)
    at += lineSize + [28, 30, 32].reduce((sum, offset) => sum + view.getUint16(at + offset, true), 0)
  }
  return at === end && names.length === count && unpacked <= mostUnpacked ? names : undefined
}

/** The name of one line; undefined where it would lead out of the archive. Letters beyond ASCII do not matter here. */
const nameAt = (view: DataView, at: number, end: number): string | undefined => {
  const [from, length] = [at + lineSize, view.getUint16(at + 28, true)]
  if (length === 0 || from + length > end) return undefined
  const bytes = new Uint8Array(view.buffer, view.byteOffset + from, length)
  const name = bytes.reduce((text, byte) => text + String.fromCharCode(byte), '')
  return /^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)|\0/i.test(name) ? undefined : name
}
