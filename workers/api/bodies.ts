import type { Operation } from '@linli/contract/operation'
import { bytes as bytesSchema } from '@linli/contract/schemas'
import { both } from '@linli/domain/results'
import { sha256 } from './hashes.ts'
import { isRefusing, refuse, type Refusing } from './refusals.ts'

/** The chunks of a body up to `limit` bytes; refused when there are more, however the length was announced, or fewer than announced. */
const chunksOf = async (request: Request, limit: number): Promise<Uint8Array[] | Refusing> => {
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > limit) return tooLarge(limit)
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) {
    size += read.value.byteLength
    if (size > limit) {
      await reader?.cancel()
      return tooLarge(limit)
    }
    chunks.push(read.value)
  }
  return size < announced ? refuse('not-whole') : chunks
}

const tooLarge = (limit: number): Refusing => {
  const most = limit >= 1024 * 1024 ? `${limit / 1024 / 1024} MB` : `${limit / 1024} KB`
  return refuse('body-too-large', { detail: { zh: `最多 ${most}`, en: `At most ${most}` } })
}

const joined = (chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.byteLength, 0))
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.byteLength
  }
  return whole
}

/** Reads a body that is there as a whole; whoever breaks off while sending is told so, if they still listen. */
const readUpTo = async (request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | Refusing> => {
  try {
    const chunks = await chunksOf(request, limit)
    return isRefusing(chunks) ? chunks : joined(chunks)
  } catch {
    return refuse('not-whole')
  }
}

const isOfType = (request: Request, type: RegExp): boolean =>
  type.test(request.headers.get('content-type') ?? '')

const jsonIn = (bytes: Uint8Array): { text: string; value: unknown } | Refusing => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
    return { text, value: JSON.parse(text) as unknown }
  } catch {
    return refuse('not-json', {
      detail: { zh: '内容不是有效的 UTF-8 JSON', en: 'The content is not valid JSON in UTF-8' },
    })
  }
}

/** Whether a file is announced as what is asked for, in UTF-8 where it is text, and not packed. */
const isAnnounced = ({ headers }: Request, media: string): boolean => {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(';')
  const charset = parameters.map((one) => /^\s*charset="?([\w-]+)"?\s*$/.exec(one)?.[1]).find(Boolean)
  if (charset !== undefined && charset !== 'utf-8') return false
  if (!['', 'identity'].includes(headers.get('content-encoding')?.toLowerCase() ?? '')) return false
  return type.trim() === media
}

const octets = 'application/octet-stream'

/** A file as it came, where it is announced as what is asked for. */
const fileIn = (request: Request, bytes: Uint8Array, media: string) => {
  if (media === octets)
    return isOfType(request, /^application\/octet-stream\s*(;|$)/i)
      ? { text: sha256(bytes), value: bytes }
      : refuse('not-bytes')
  const detail = both(
    `请以 ${media}、UTF-8 发送，不要压缩`,
    `Send it as ${media} in UTF-8, and not compressed`,
  )
  return isAnnounced(request, media) ? { text: sha256(bytes), value: bytes } : refuse('not-json', { detail })
}

/**
 * What was sent: its value and a text by which it is recognised, or why it cannot be read. Nothing is sent where nothing is
 * expected; a file is recognised by its SHA-256.
 */
export const readBody = async (
  request: Request,
  operation: Pick<Operation, 'body' | 'bodyLimit' | 'media'>,
): Promise<{ text: string; value: unknown } | Refusing> => {
  if (operation.body.type === 'undefined') return { text: '', value: undefined }
  const bytes = await readUpTo(request, operation.bodyLimit)
  if (isRefusing(bytes)) return bytes
  if (operation.body === bytesSchema) return fileIn(request, bytes, operation.media)
  return isOfType(request, /^application\/json\s*(;|$)/i) ? jsonIn(bytes) : refuse('not-json')
}
