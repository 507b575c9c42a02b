import { deflateRawSync } from 'node:zlib'

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'latin1'))
const joined = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.concat(parts))

/** A JPEG of one grey pixel, as a phone begins one, with a remark that makes it different from others. */
export const jpeg = (remark = ''): Uint8Array<ArrayBuffer> =>
  joined(
    bytesOf('\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0'),
    bytesOf(`\xff\xfe\0${String.fromCharCode((remark.length % 250) + 2)}`),
    Buffer.from(remark, 'utf8'),
    bytesOf('\xff\xd9'),
  )

/** A photo of so many bytes. */
export const photo = (size: number, remark = ''): Uint8Array<ArrayBuffer> => {
  const begin = jpeg(remark)
  return joined(begin, new Uint8Array(size - begin.length).fill(7))
}

/** Each of these is what its name says, as far as anybody can tell without opening it. */
export const png = (): Uint8Array<ArrayBuffer> =>
  bytesOf('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0')
export const webp = (): Uint8Array<ArrayBuffer> => bytesOf('RIFF\x1a\0\0\0WEBPVP8L\r\0\0\0/\0\0\0')
export const heic = (): Uint8Array<ArrayBuffer> => bytesOf('\0\0\0\x18ftypheic\0\0\0\0mif1heic')
export const pdf = (): Uint8Array<ArrayBuffer> =>
  bytesOf('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n')

/** One file of an archive: its name, its content as packed, and how long it claims to be. */
type Part = { name: string; packed: Uint8Array; unpacked: number }

const local = ({ name, packed, unpacked }: Part): Uint8Array => {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt32LE(unpacked, 22)
  head.writeUInt16LE(Buffer.byteLength(name), 26)
  return joined(head, Buffer.from(name), packed)
}

const line = ({ name, packed, unpacked }: Part, at: number): Uint8Array => {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(8, 10)
  head.writeUInt32LE(packed.length, 20)
  head.writeUInt32LE(unpacked, 24)
  head.writeUInt16LE(Buffer.byteLength(name), 28)
  head.writeUInt32LE(at, 42)
  return joined(head, Buffer.from(name))
}

/** A zip archive with these files; each may claim any length. */
export const archive = (parts: readonly Part[], comment = ''): Uint8Array<ArrayBuffer> => {
  const locals = parts.map(local)
  const starts = locals.map((_, at) => locals.slice(0, at).reduce((sum, { length }) => sum + length, 0))
  const lines = parts.map((part, at) => line(part, starts[at] ?? 0))
  const [from, size] = [locals, lines].map((all) => all.reduce((sum, { length }) => sum + length, 0))
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(size ?? 0, 12)
  end.writeUInt32LE(from ?? 0, 16)
  end.writeUInt16LE(comment.length, 20)
  return joined(...locals, ...lines, end, bytesOf(comment))
}

export const part = (name: string, content = `<${name}/>`): Part => ({
  name,
  packed: deflateRawSync(content),
  unpacked: content.length,
})

/** A Word file with these parts besides its own. */
export const docx = (...more: readonly Part[]): Uint8Array<ArrayBuffer> =>
  archive([part('[Content_Types].xml'), part('_rels/.rels'), part('word/document.xml'), ...more])

export const xlsx = (): Uint8Array<ArrayBuffer> =>
  archive([part('[Content_Types].xml'), part('_rels/.rels'), part('xl/workbook.xml')])

/** A thousandfold of nothing, dressed as a Word file: 8 KB that claim to be `unpacked` bytes. */
export const bomb = (unpacked: number): Uint8Array<ArrayBuffer> =>
  docx({ name: 'word/media/image1.xml', packed: deflateRawSync(Buffer.alloc(8_000_000)), unpacked })
