import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newKeyPair, newSecret, signSm3, signV1, signV1a } from '@linli/workers/webhooks/signatures'
import { describe, expect, test } from 'vitest'
import { examples, listening, ran } from '../support/programs.ts'

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))
const body = JSON.stringify({
  type: 'figure.declared',
  version: 1,
  timestamp: '2010-07-05T01:00:00.000Z',
  data: { street: 'maple', community: 'elm', metric: 'births', 说明: '补录' },
})

const message = (id: string, ago = 0) => ({ id, timestamp: Math.floor(Date.now() / 1000) - ago, body })

const post = (port: number, id: string, timestamp: number, signature: string, text = body) =>
  fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signature,
    },
    body: text,
  })

describe.each(['receive-webhooks.ts', 'receive_webhooks.py'])('%s', (name) => {
  const start = (secrets: string) =>
    listening(join(examples, name), [], { PORT: '0', LINLI_WEBHOOK_SECRET: secrets })

  test('takes a message that is signed by either key, once, and acknowledges it', async () => {
    const [present, former] = [newSecret(random), newSecret(random)]
    await using receiver = await start(`${present},${former}`)
    const sent = message('msg_1')
    const signature = `v1a,AAAA ${await signV1(former, sent)}`
    const first = await post(receiver.port, sent.id, sent.timestamp, signature)
    expect([first.status, await first.json()]).toEqual([
      200,
      { acknowledgement: { state: 'synced', reason: '' } },
    ])
    const again = await post(receiver.port, sent.id, sent.timestamp, await signV1(present, sent))
    expect(await again.json()).toEqual({ acknowledgement: { state: 'synced', reason: 'came before' } })
    await expect.poll(receiver.said).toContain('figure.declared msg_1')
    expect(receiver.said()).toContain('补录')
    expect(receiver.said().match(/msg_1/g)).toHaveLength(1)
  })

  test('trusts no other key, no changed body, no old message, and none that is not signed', async () => {
    const secret = newSecret(random)
    await using receiver = await start(secret)
    const [sent, old] = [message('msg_2'), message('msg_3', 301)]
    const signature = await signV1(secret, sent)
    const answers = [
      await post(receiver.port, sent.id, sent.timestamp, await signV1(newSecret(random), sent)),
      await post(receiver.port, sent.id, sent.timestamp, signature, body.replace('births', 'deaths')),
      await post(receiver.port, 'msg_4', sent.timestamp, signature),
      await post(receiver.port, old.id, old.timestamp, await signV1(secret, old)),
      await post(receiver.port, sent.id, sent.timestamp, signature.replace('v1,', 'v1a,')),
      await post(receiver.port, sent.id, sent.timestamp, ''),
      await post(receiver.port, sent.id, sent.timestamp, signature),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401, 200])
  })
})

describe('receive-webhooks.sh', () => {
  const verify = async (text: string, id: string, timestamp: number, signature: string, keys: string[]) => {
    const folder = await mkdtemp(join(tmpdir(), 'linli-example-'))
    const file = join(folder, 'body.json')
    await writeFile(file, text)
    const [secret = '', publicKey = ''] = keys
    const env = { LINLI_WEBHOOK_SECRET: secret, LINLI_WEBHOOK_PUBLIC_KEY: publicKey }
    const done = await ran(
      join(examples, 'receive-webhooks.sh'),
      [file, id, String(timestamp), signature],
      env,
    )
    await rm(folder, { recursive: true })
    return [done.code, done.said.trim().split('\n').join(' ')]
  }

  test('verifies all three schemes with openssl', async () => {
    const [secret, pair, sent] = [newSecret(random), await newKeyPair(), message('msg_5')]
    const signatures = [
      await signV1(secret, sent),
      await signV1a(pair.privateKey, sent),
      await signSm3(secret, sent),
    ]
    const keys = [secret, pair.publicKey]
    const all = signatures.join(' ')
    expect(await verify(body, sent.id, sent.timestamp, all, keys)).toEqual([
      0,
      'verified: v1 verified: v1a verified: v1sm3',
    ])
    for (const one of signatures)
      expect(await verify(`${body} `, sent.id, sent.timestamp, one, keys)).toEqual([1, ''])
    const others = [newSecret(random), (await newKeyPair()).publicKey]
    expect(await verify(body, sent.id, sent.timestamp, all, others)).toEqual([1, ''])
  })

  test('trusts no old message', async () => {
    const [secret, old] = [newSecret(random), message('msg_6', 400)]
    expect(await verify(body, old.id, old.timestamp, await signV1(secret, old), [secret])).toEqual([1, ''])
  })
})
