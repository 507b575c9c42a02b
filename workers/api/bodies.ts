import type { Operation } from '@linli/contract/operation'
import { refuse, type Refusing } from './refusals.ts'

/** Reads at most `limit` bytes; undefined when there are more, however the length was announced. */
const readUpTo = async (request: Request, limit: number): Promise<Uint8Array | undefined> => {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return undefined
  if (request.body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.byteLength
    if (size > limit) {
      await reader.cancel()
      return undefined
    }
    chunks.push(read.value)
  }
  const whole = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.byteLength
  }
  return whole
}

/** What was sent: its JSON value and its text, or why it cannot be read. Nothing is sent where nothing is expected. */
export const readBody = async (
  request: Request,
  operation: Pick<Operation, 'body' | 'bodyLimit'>,
): Promise<{ text: string; value: unknown } | Refusing> => {
  if (operation.body.type === 'undefined') return { text: '', value: undefined }
  const bytes = await readUpTo(request, operation.bodyLimit)
  if (bytes === undefined)
    return refuse('body-too-large', {
      detail: { zh: `最多 ${operation.bodyLimit / 1024} KB`, en: `At most ${operation.bodyLimit / 1024} KB` },
    })
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) return refuse('not-json')
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
    return { text, value: JSON.parse(text) as unknown }
  } catch {
    return refuse('not-json', {
      detail: { zh: '内容不是有效的 UTF-8 JSON', en: 'The content is not valid JSON in UTF-8' },
    })
  }
}
