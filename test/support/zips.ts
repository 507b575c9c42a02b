import { inflateRawSync } from 'node:zlib'

const stored = 0

/** The files of a zip archive by their path, as text, in the archive's order. */
export const unzipped = (zip: Uint8Array): Map<string, string> => {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0) throw new Error('not a zip archive')
  const files = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [named, extra, remark] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset))
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20))
    const content = bytes.readUInt16LE(at + 10) === stored ? packed : inflateRawSync(packed)
    const name = at + 46 + (named ?? 0)
    files.set(bytes.toString('utf8', at + 46, name), content.toString('utf8'))
    at = name + (extra ?? 0) + (remark ?? 0)
  }
  return files
}
