import { expect } from 'vitest'
import { operations } from '@linli/contract/operations'
import { signV1 } from '@linli/workers/webhooks/signatures'
import type { Client } from '../support/clients.ts'
import type { Town } from '../support/town.ts'
import type { Stories } from './stories.ts'

const codes = { '330104001': 'elm', '330104002': 'oak' }

/** Monthly counts of criminal cases, as a police system sends them: one row for each community. */
const mapping = {
  items: 'rows',
  makes: [
    {
      becomes: 'declared' as const,
      community: { path: 'code', codes },
      period: { path: '$.month', format: 'YYYY-MM' as const },
      metric: { value: 'criminal_cases' },
      value: { path: 'count' },
      source: { value: '公安警情系统' },
      reason: { value: '按月推送' },
    },
  ],
}
const police = { name: '公安警情系统', receiving: { kind: 'standard' as const }, mapping }

type Sent = { id: string; secret: string; body: unknown; at?: number }

/** Sends a message as Standard Webhooks signs it. */
const send = async (place: Town, address: string, { id, secret, body, at = place.now() }: Sent) => {
  const text = JSON.stringify(body)
  const timestamp = Math.floor(at / 1000)
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': await signV1(secret, { id, timestamp, body: text }),
  }
  return place.fetch(new Request(address, { method: 'POST', headers, body: text }))
}

const answerOf = async (response: Response) =>
  operations.receiveMessage.reply.parse(JSON.parse(await response.text()))

const casesOf = async (client: Client, period: string) => {
  const { rows } = await client.call('readComparison', { query: { period, metrics: 'criminal_cases' } })
  return rows[0]?.now.map((figure) => figure?.value)
}

export const sources: Stories = {
  'a system sends counts under its own secret: they are declared as its own, once, and what does not fit waits':
    {
      tell: async (place) => {
        const [hui, fang] = [await place.signIn('xu-hui'), await place.signIn('wang-fang')]
        const { source, secret } = await hui.call('addSource', { body: police })
        const rows = [
          { code: '330104001', count: 3 },
          { code: 330104002, count: 0 },
          { code: '330104099', count: 4 },
        ]
        const sent = { id: 'msg-1', secret, body: { month: '2010-05', rows } }
        const first = await answerOf(await send(place, source.address, sent))
        expect([first.state, first.items.map(({ state }) => state)]).toEqual([
          'partly',
          ['done', 'done', 'quarantined'],
        ])
        expect(first.items[2]?.problems).toMatchObject([
          { field: 'community', reason: 'not-in-codes', at: 'rows[2].code', said: '330104099' },
        ])
        expect(await answerOf(await send(place, source.address, sent))).toEqual(first)
        expect(await casesOf(hui, '2010-05')).toEqual([3, 0])
        const figure = await fang.call('readFigure', {
          params: { metric: 'criminal_cases' },
          query: { period: '2010-05' },
        })
        expect(figure.declared).toMatchObject({
          value: 3,
          source: '公安警情系统',
          updatedBy: '公安警情系统',
          version: 1,
        })
      },
    },
}
