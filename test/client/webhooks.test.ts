import { signWebhook, verifyWebhook, WebhookRefused } from '@linli/client'
import { newSecret, signV1, verifyV1 } from '@linli/workers/webhooks/signatures'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const secret = newSecret((bytes) => new Uint8Array(bytes).fill(7))
const other = newSecret((bytes) => new Uint8Array(bytes).fill(8))
const now = Date.UTC(2010, 6, 5, 1)
const seconds = now / 1000
const body =
  '{"type":"endpoint.ping","version":1,"timestamp":"2010-07-05T01:00:00.000Z","data":{"街":"枫林"}}'

const headersOf = async (id = 'msg_1', timestamp = seconds, by = secret) => ({
  'webhook-id': id,
  'webhook-timestamp': String(timestamp),
  'webhook-signature': await signV1(by, { id, timestamp, body }),
})

const reason = (verified: Promise<unknown>): Promise<unknown> =>
  verified.then(
    () => 'trusted',
    (error: unknown) => (error instanceof WebhookRefused ? error.reason : error),
  )

describe('verifying', () => {
  test('gives the message, its id and when it was sent, from headers of any kind and a body of either', async () => {
    const headers = await headersOf()
    const message = await verifyWebhook(secret, headers, body, now)
    expect(message).toEqual({ ...JSON.parse(body), id: 'msg_1', sentAt: new Date(now) })
    const bytes = new TextEncoder().encode(body)
    expect(await verifyWebhook([other, secret], new Headers(headers), bytes, now)).toEqual(message)
    const shouted = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toUpperCase(), [value]]),
    )
    expect(await verifyWebhook(secret, shouted, body, now)).toEqual(message)
  })

  test('trusts any of several signatures, and passes over other schemes', async () => {
    const { 'webhook-signature': signature, ...headers } = await headersOf()
    const wrong = await signV1(other, { id: 'msg_1', timestamp: seconds, body })
    const say = (given: string) =>
      reason(verifyWebhook(secret, { ...headers, 'webhook-signature': given }, body, now))
    expect(await say(`v1sm3,AAAA v1a,AAAA ${wrong} ${signature}`)).toBe('trusted')
    expect(await say(signature.replace('v1,', 'v1a,'))).toBe('wrong')
    expect(await say('v1,not-base64!')).toBe('wrong')
    expect(await say('v1,')).toBe('wrong')
  })

  test.each([
    [300, 'trusted'],
    [-300, 'trusted'],
    [301, 'stale'],
    [-301, 'stale'],
  ])('a message from %i s ago is %s', async (ago, expected) => {
    expect(await reason(verifyWebhook(secret, await headersOf('msg_1', seconds - ago), body, now))).toBe(
      expected,
    )
  })

  test('each header must be there, and the time must be one', async () => {
    const headers = await headersOf()
    for (const name of Object.keys(headers))
      expect(await reason(verifyWebhook(secret, { ...headers, [name]: undefined }, body, now))).toBe(
        'missing',
      )
    const odd = { ...headers, 'webhook-timestamp': `${seconds}.5` }
    expect(await reason(verifyWebhook(secret, odd, body, now))).toBe('wrong')
  })

  test('a secret that is none is the receiver’s own mistake', async () => {
    expect(await reason(verifyWebhook('whsec_', await headersOf(), body, now))).toBeInstanceOf(TypeError)
  })
})

test('what one side signs the other verifies, and a change of anything is noticed by both', async () => {
  const letter = fc.record({
    id: fc.stringMatching(/^[a-zA-Z0-9_]{1,40}$/),
    data: fc.json(),
    key: fc.uint8Array({ minLength: 24, maxLength: 64 }),
    place: fc.nat(),
  })
  await fc.assert(
    fc.asyncProperty(letter, async ({ id, data, key, place }) => {
      const by = `whsec_${Buffer.from(key).toString('base64')}`
      const text = `{"data":${data}}`
      const headers = await signWebhook(by, id, text, now)
      expect((await verifyWebhook(by, headers, text, now)).id).toBe(id)
      const given = {
        id: headers['webhook-id'],
        timestamp: headers['webhook-timestamp'],
        signature: headers['webhook-signature'],
      }
      expect(await verifyV1([by], given, text, now)).toBe('ok')
      const at = place % text.length
      const changed = `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`
      expect(await reason(verifyWebhook(by, headers, changed, now))).toBe('wrong')
      expect(await verifyV1([by], given, changed, now)).toBe('wrong')
    }),
    { numRuns: 50 },
  )
})
