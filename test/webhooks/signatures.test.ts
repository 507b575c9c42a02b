import { createHmac, createPublicKey, randomBytes, verify } from 'node:crypto'
import fc from 'fast-check'
import { Webhook as StandardWebhook } from 'standardwebhooks'
import { Webhook as SvixWebhook } from 'svix'
import { describe, test } from 'vitest'
import {
  newKeyPair,
  newSecret,
  signSm3,
  signV1,
  signV1a,
  verifyV1,
  type Message,
} from '@linli/workers/webhooks/signatures'
import { hmacSm3 } from '@linli/workers/webhooks/sm3'
import { hmacSm3Vectors, published } from '../fixtures/webhook-vectors.ts'

const secrets = fc.uint8Array({ minLength: 24, maxLength: 64 }).map((key) => newSecret(() => key))
const ids = fc.uuid().map((id) => `msg_${id}`)
const bodies = fc.json()
const libraryBodies = fc
  .record({ type: fc.constant('entry.recorded'), data: fc.jsonValue() })
  .map((body) => JSON.stringify(body))

const contentOf = ({ id, timestamp, body }: Message) => `${id}.${timestamp}.${body}`
const keyOf = (secret: string) => Buffer.from(secret.slice('whsec_'.length), 'base64')
const headersOf = ({ id, timestamp }: Message, signature: string) => ({
  'webhook-id': id,
  'webhook-timestamp': String(timestamp),
  'webhook-signature': signature,
})

/** OpenSSL's Ed25519 on a key that is given as its 32 bytes (RFC 8410, 4). */
const verifies = (publicKey: string, message: Message, signature: string): boolean => {
  const head = Buffer.from('302a300506032b6570032100', 'hex')
  const point = Buffer.from(publicKey.slice('whpk_'.length), 'base64')
  const key = createPublicKey({ key: Buffer.concat([head, point]), format: 'der', type: 'spki' })
  const bytes = Buffer.from(signature.slice('v1a,'.length), 'base64')
  return verify(null, Buffer.from(contentOf(message)), key, bytes)
}

describe('v1', () => {
  test('the published signature comes out byte for byte', async ({ expect }) => {
    expect(await signV1(published.v1.secret, published.message)).toBe(published.v1.signature)
  })

  test('the libraries of Standard Webhooks and of Svix verify every message, and none that was changed', async ({
    expect,
  }) => {
    // The libraries look at the clock of this machine.
    const timestamp = Math.floor(Date.now() / 1000)
    await fc.assert(
      fc.asyncProperty(secrets, ids, libraryBodies, async (secret, id, body) => {
        const message = { id, timestamp, body }
        const headers = headersOf(message, `v1a,AAAA v1sm3,AAAA ${await signV1(secret, message)}`)
        for (const library of [new StandardWebhook(secret), new SvixWebhook(secret)]) {
          expect(() => library.verify(body, headers)).not.toThrow()
          expect(() => library.verify(`${body} `, headers)).toThrow()
          expect(() => library.verify(body, { ...headers, 'webhook-id': `${id}0` })).toThrow()
        }
      }),
    )
  })
})

describe('v1a', () => {
  test('the published signature comes out byte for byte', async ({ expect }) => {
    const { privateKey, publicKey, signature } = published.v1a
    expect(await signV1a(privateKey, published.message)).toBe(signature)
    expect(verifies(publicKey, published.message, signature)).toBe(true)
  })

  test('new keys sign what their public key verifies, and nothing else', async ({ expect }) => {
    const [mine, other] = [await newKeyPair(), await newKeyPair()]
    expect(mine.privateKey).toMatch(/^whsk_[A-Za-z0-9+/]{86}==$/)
    expect(mine.publicKey).toMatch(/^whpk_[A-Za-z0-9+/]{43}=$/)
    await fc.assert(
      fc.asyncProperty(ids, fc.nat(), bodies, async (id, timestamp, body) => {
        const message = { id, timestamp, body }
        const signature = await signV1a(mine.privateKey, message)
        expect(verifies(mine.publicKey, message, signature)).toBe(true)
        expect(verifies(other.publicKey, message, signature)).toBe(false)
        expect(verifies(mine.publicKey, { ...message, body: `${body} ` }, signature)).toBe(false)
      }),
    )
  })

  test('the private key carries its public one, as other implementations expect', async ({ expect }) => {
    const { privateKey, publicKey } = await newKeyPair()
    const bytes = Buffer.from(privateKey.slice('whsk_'.length), 'base64')
    expect(`whpk_${bytes.subarray(32).toString('base64')}`).toBe(publicKey)
  })
})

describe('v1sm3', () => {
  test.for(hmacSm3Vectors)('the published code $hex comes out', ({ key, content, hex }, { expect }) => {
    expect(Buffer.from(hmacSm3(key, content)).toString('hex')).toBe(hex)
  })

  test('agrees with OpenSSL on keys and contents of every length', ({ expect }) => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(bytes, fc.uint8Array({ maxLength: 1000 }), (key, content) => {
        const expected = createHmac('sm3', key).update(content).digest('hex')
        expect(Buffer.from(hmacSm3(key, content)).toString('hex')).toBe(expected)
      }),
    )
  })

  test('signs the same content as v1, with the same secret', async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(secrets, ids, fc.nat(), bodies, async (secret, id, timestamp, body) => {
        const message = { id, timestamp, body }
        const code = (hash: string) =>
          createHmac(hash, keyOf(secret)).update(contentOf(message)).digest('base64')
        expect(await signSm3(secret, message)).toBe(`v1sm3,${code('sm3')}`)
        expect(await signV1(secret, message)).toBe(`v1,${code('sha256')}`)
      }),
    )
  })
})

describe('what others send is verified', () => {
  const { message, v1 } = published
  const now = message.timestamp * 1000
  const headers = { id: message.id, timestamp: String(message.timestamp), signature: v1.signature }
  const ask = (changed: Partial<Record<keyof typeof headers, string | null>>, at = now) =>
    verifyV1([v1.secret], { ...headers, ...changed }, message.body, at)

  test('the published message', async ({ expect }) => {
    expect(await ask({})).toBe('ok')
    expect(await verifyV1([v1.secret.slice('whsec_'.length)], headers, message.body, now)).toBe('ok')
  })

  test('one signature of several, and one secret of two, are enough', async ({ expect }) => {
    const signature = `v1a,AAAA v2,AAAA v1,AAAA ${v1.signature}`
    expect(await ask({ signature })).toBe('ok')
    const other = newSecret(randomBytes)
    expect(await verifyV1([other, v1.secret], headers, message.body, now)).toBe('ok')
    expect(await verifyV1([other], headers, message.body, now)).toBe('wrong')
    expect(await verifyV1([], headers, message.body, now)).toBe('wrong')
  })

  test.for([
    [{ id: null }, 'missing'],
    [{ timestamp: '' }, 'missing'],
    [{ signature: null }, 'missing'],
    [{ id: 'msg_other' }, 'wrong'],
    [{ timestamp: '1614265331' }, 'wrong'],
    [{ timestamp: '1614265330.0' }, 'wrong'],
    [{ timestamp: 'yesterday' }, 'wrong'],
    [{ signature: 'v1,' }, 'wrong'],
    [{ signature: 'v1,!' }, 'wrong'],
    [{ signature: v1.signature.replace('v1,', 'v1a,') }, 'wrong'],
    [{ signature: v1.signature.slice('v1,'.length) }, 'wrong'],
    [{ signature: v1.signature.slice(0, -8) }, 'wrong'],
  ] as const)('%j: %s', async ([changed, said], { expect }) => {
    expect(await ask(changed)).toBe(said)
  })

  test('five minutes early or late are allowed, one second more is not', async ({ expect }) => {
    for (const late of [-300, 300]) expect(await ask({}, now + late * 1000)).toBe('ok')
    for (const late of [-301, 301]) expect(await ask({}, now + late * 1000)).toBe('stale')
  })

  test('a changed body never passes, whatever the change', async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(secrets, bodies, bodies, async (secret, sent, arrived) => {
        const signature = await signV1(secret, { ...message, body: sent })
        const said = await verifyV1([secret], { ...headers, signature }, arrived, now)
        expect(said).toBe(sent === arrived ? 'ok' : 'wrong')
      }),
    )
  })
})

test('secrets are 32 bytes of chance, and what is no key is never signed with', async ({ expect }) => {
  expect(newSecret(() => new Uint8Array(32))).toBe(`whsec_${'A'.repeat(43)}=`)
  expect(newSecret(randomBytes)).not.toBe(newSecret(randomBytes))
  await expect(signV1('whsec_', published.message)).rejects.toThrow('whsec_')
  await expect(signV1('whsec_!', published.message)).rejects.toThrow('whsec_')
})
