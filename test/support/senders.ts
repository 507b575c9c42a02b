import { createHmac } from 'node:crypto'
import { operations } from '@linli/contract/operations'
import type { Asked } from '@linli/contract/operations'
import type { Town } from './town.ts'

export type NewSource = Asked<'addSource'>['body']
export type Mapping = NewSource['mapping']

/** Communities by the numbers that other systems call them. */
export const codes = { '330104001': 'elm', '330104002': 'oak' }

/** Monthly counts of criminal cases, one row for each community, which `table` knows by other names. */
export const casesMappingWith = (
  table: Readonly<Record<string, string>>,
  { items = 'rows', count = 'count' } = {},
): Mapping => ({
  items,
  makes: [
    {
      becomes: 'declared',
      community: { path: 'code', codes: table },
      period: { path: '$.month', format: 'YYYY-MM' },
      metric: { value: 'criminal_cases' },
      value: { path: count },
      source: { value: '公安警情系统' },
      reason: { value: '按月推送' },
    },
  ],
})
export const casesMapping = casesMappingWith(codes)

export const police: NewSource = {
  name: '公安警情系统',
  receiving: { kind: 'standard' },
  mapping: casesMapping,
}

/** How a message is signed and sent; `at` in ms since 1970, the service's own time when left out. */
export type Letter = {
  id: string
  secret: string
  body: unknown
  at?: number
  headers?: Readonly<Record<string, string>>
}

export const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body))

/** What Standard Webhooks 1.0.0 puts over a message, worked out apart from the product's own code. */
export const standardHeaders = ({ id, secret, body }: Letter, at: number): Record<string, string> => {
  const timestamp = String(Math.floor(at / 1000))
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const signature = createHmac('sha256', key)
    .update(`${id}.${timestamp}.${textOf(body)}`)
    .digest('base64')
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  }
}

/** Posts a text to a hook. */
export const post = (
  place: Pick<Town, 'fetch'>,
  address: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
): Promise<Response> => place.fetch(new Request(address, { method: 'POST', headers, body }))

/** Sends a message under the rules of Standard Webhooks. */
export const send = (place: Town, address: string, letter: Letter): Promise<Response> =>
  post(place, address, textOf(letter.body), {
    ...standardHeaders(letter, letter.at ?? place.now()),
    ...letter.headers,
  })

/** What was answered to a message that was taken. */
export const answerOf = async (response: Response) => {
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${response.status} ${text}`)
  return operations.receiveMessage.reply.parse(JSON.parse(text))
}
