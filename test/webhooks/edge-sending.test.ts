import { gzipSync } from 'node:zlib'
import { test } from 'vitest'
import { edgeSender } from '@linli/workers/sending'
import { insideHosts, insideNames, loopbackHosts } from '../fixtures/inside-hosts.ts'
import { receiver } from '../support/receivers.ts'

const message = { headers: { 'content-type': 'application/json' }, body: '{"社区":"天韵"}' }

test('no spelling of an inside address reaches a listener; allowed by the operator, one does', async ({
  expect,
}) => {
  await using canary = await receiver((response) => response.end('到了'))
  const send = edgeSender([])
  for (const host of [...loopbackHosts, ...insideHosts, ...insideNames]) {
    const url = `https://${host}:${canary.port}/`
    expect([url, await send({ ...message, url })]).toEqual([url, { failed: 'forbidden-address' }])
  }
  expect(await canary.connections()).toBe(0)
  const url = `http://127.0.0.1:${canary.port}/`
  const allowed = edgeSender([`127.0.0.1:${canary.port}`])
  expect(await allowed({ ...message, url })).toMatchObject({ status: 200, body: '到了' })
  expect(canary.asked).toMatchObject([
    { method: 'POST', body: message.body, headers: { 'accept-encoding': 'identity', ...message.headers } },
  ])
})

test('a redirect is an answer and is not followed', async ({ expect }) => {
  await using canary = await receiver((response) => response.end())
  const location = `http://127.0.0.1:${canary.port}/`
  await using hub = await receiver((response) => response.writeHead(307, { location }).end())
  const send = edgeSender([`127.0.0.1:${hub.port}`, `127.0.0.1:${canary.port}`])
  const url = `http://127.0.0.1:${hub.port}/`
  expect(await send({ ...message, url })).toMatchObject({ status: 307, headers: { location } })
  expect(await canary.connections()).toBe(0)
})

test('an answer is read up to 20,000 bytes and never unpacked; the status counts however it goes on', async ({
  expect,
}) => {
  await using hub = await receiver((response, { path }) => {
    if (path === '/large') return response.end(Buffer.alloc(10_000_000, '啊'))
    if (path === '/packed')
      return response.setHeader('content-encoding', 'gzip').end(gzipSync('a'.repeat(100_000)))
    if (path === '/drip') return response.write('滴')
    return undefined
  })
  const send = edgeSender([`127.0.0.1:${hub.port}`], 1000)
  const ask = (path: string) => send({ ...message, url: `http://127.0.0.1:${hub.port}${path}` })
  expect(await ask('/large')).toMatchObject({ status: 200, body: '啊'.repeat(6666) })
  expect(await ask('/packed')).toMatchObject({ status: 200, body: '' })
  expect(await ask('/drip')).toMatchObject({ status: 200, body: '滴' })
  expect(await ask('/never')).toEqual({ failed: 'timed-out' })
})

test('nobody listens: a failure and no fault', async ({ expect }) => {
  const gone = await receiver((response) => response.end())
  await gone[Symbol.asyncDispose]()
  const send = edgeSender([`127.0.0.1:${gone.port}`])
  const url = `http://127.0.0.1:${gone.port}/`
  expect(await send({ ...message, url })).toEqual({ failed: 'no-connection' })
  expect(await send({ url, method: 'OPTIONS', headers: { a: '\n' }, body: '' })).toEqual({
    failed: 'no-connection',
  })
})
