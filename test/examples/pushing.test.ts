import { once } from 'node:events'
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newSecret, verifyV1 } from '@linli/workers/webhooks/signatures'
import { describe, expect, test } from 'vitest'
import { examples, ran } from '../support/programs.ts'

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))
const figures = join(examples, 'figures.json')

type Pushed = { id: string; verdict: string; body: string }

/** A source that checks what comes as the product does, and answers with the statuses in turn, the last one for ever. */
const source = async (secret: string, statuses: readonly number[]) => {
  const pushed: Pushed[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(Buffer.from(part))
    const body = Buffer.concat(parts).toString('utf8')
    const said = (name: string) => String(request.headers[name] ?? '')
    const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(said)
    const headers = { id: id ?? null, timestamp: timestamp ?? null, signature: signature ?? null }
    pushed.push({ id: id ?? '', verdict: await verifyV1([secret], headers, body, Date.now()), body })
    const status = statuses[Math.min(pushed.length, statuses.length) - 1] ?? 200
    response.writeHead(status, { 'content-type': 'application/json' }).end('{"state":"accepted"}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const close = async () => {
    server.close()
    await once(server, 'close')
  }
  return { pushed, hook: `http://127.0.0.1:${port}/v1/hooks/maple/police`, [Symbol.asyncDispose]: close }
}

describe.each(['push-figures.ts', 'push-figures.py', 'push-figures.sh'])('%s', (name) => {
  const push = (hook: string, secret: string) =>
    ran(join(examples, name), [figures], { LINLI_HOOK: hook, LINLI_SOURCE_SECRET: secret })

  test('pushes the file to the byte, signed, under an id that the content has', async () => {
    const secret = newSecret(random)
    await using place = await source(secret, [200])
    const runs = [await push(place.hook, secret), await push(place.hook, secret)]
    expect(runs.map(({ code, said }) => [code, said.includes('accepted')])).toEqual([
      [0, true],
      [0, true],
    ])
    const body = await readFile(figures, 'utf8')
    expect(place.pushed.map((one) => [one.verdict, one.body])).toEqual([
      ['ok', body],
      ['ok', body],
    ])
    expect(new Set(place.pushed.map(({ id }) => id)).size).toBe(1)
    expect(place.pushed[0]?.id).toMatch(/^msg_[0-9a-f]{32}$/)
  })

  test('does not insist where it is refused', async () => {
    const secret = newSecret(random)
    await using place = await source(newSecret(random), [401])
    const { code } = await push(place.hook, secret)
    expect(code).not.toBe(0)
    expect(place.pushed.map(({ verdict }) => verdict)).toEqual(['wrong'])
  })
})
