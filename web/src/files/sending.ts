import type { OperationId } from '@linli/contract/routes'
import type { Replied } from '@linli/contract/operations'
import { replyIn, Unreachable } from '../api.ts'
import { currentLanguage } from '../language.tsx'
import { heard, unheard } from '../network.ts'

/** How long nothing may move before a file is given up, in milliseconds: a weak network is slow, but it moves. */
const patience = 30_000

export type Sent = {
  method: 'POST' | 'PUT'
  address: string
  body: Blob
  key?: string
  /** Told how much has gone out, from 0 to 1. */
  onProgress?: (share: number) => void
  stop?: AbortSignal
}

const headersOf = ({ key }: Sent): Record<string, string> => ({
  Accept: 'application/json',
  'Accept-Language': currentLanguage() === 'zh' ? 'zh-CN' : 'en',
  'Content-Type': 'application/octet-stream',
  ...(key === undefined ? {} : { 'Idempotency-Key': key }),
})

/** Calls when nothing has moved for so long; each call of what is returned begins the wait anew, or ends it. */
const patient = (onLost: () => void) => {
  let timer = setTimeout(onLost, patience)
  const end = () => clearTimeout(timer)
  const moved = () => {
    end()
    timer = setTimeout(onLost, patience)
  }
  return { moved, end }
}

const begin = (request: XMLHttpRequest, sent: Sent): void => {
  request.open(sent.method, sent.address)
  for (const [name, value] of Object.entries(headersOf(sent))) request.setRequestHeader(name, value)
  request.send(sent.body)
}

/** The answer to a file that is sent. Only this old way of asking tells how much has gone out. */
const answered = (sent: Sent): Promise<{ status: number; text: string }> =>
  new Promise((answer, fail) => {
    const request = new XMLHttpRequest()
    const lost = (slow: boolean) => {
      unheard()
      fail(new Unreachable(slow))
    }
    const waiting = patient(() => {
      lost(true)
      request.abort()
    })
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      waiting.moved()
      sent.onProgress?.(total === 0 ? 0 : loaded / total)
    })
    request.addEventListener('load', () => {
      heard()
      answer({ status: request.status, text: request.responseText })
    })
    request.addEventListener('error', () => lost(false))
    request.addEventListener('abort', () => fail(new DOMException('', 'AbortError')))
    request.addEventListener('loadend', waiting.end)
    sent.stop?.addEventListener('abort', () => request.abort())
    begin(request, sent)
  })

/**
 * Sends a file as it is.
 * @throws {Refused} when the server answers no
 * @throws {Unreachable} when nothing moves any more
 */
export const send = async <Id extends OperationId>(sent: Sent): Promise<Replied<Id>> => {
  const { status, text } = await answered(sent)
  return replyIn<Id>(status, text)
}
