import { setDefaultCACertificates, getCACertificates } from 'node:tls'
import { gzipSync } from 'node:zlib'
import { describe, test } from 'vitest'
import { nodeSender, type SenderOptions } from '@linli/workers/node/sending'
import { selfSigned } from '../fixtures/certificates.ts'
import { insideHosts, insideNames, loopbackHosts } from '../fixtures/inside-hosts.ts'
import { receiver } from '../support/receivers.ts'

const message = { headers: { 'content-type': 'application/json' }, body: '{"社区":"天韵"}' }

/** An address of no network: given back by the first IPv6 trial network in 2006 (RFC 3701), and routed nowhere. */
const nowhere = { address: '3ffe::1', family: 6 }
const here = { address: '127.0.0.1', family: 4 }
const resolvesHere: SenderOptions['resolve'] = () => Promise.resolve([here])

/** For what never ends: as long as a busy machine may need to begin. */
const limit = 1000

const port = ({ port: number }: { port: number }): string => `127.0.0.1:${number}`

/** A sender whose operator allows one host. */
const allowing = (...allowedHosts: string[]) => nodeSender({ allowedHosts, resolve: resolvesHere })

describe('nothing inside is reached', () => {
  test('whatever the spelling, the listener gets no connection', async ({ expect }) => {
    await using canary = await receiver((response) => response.end())
    const sender = nodeSender({ allowedHosts: [], resolve: resolvesHere })
    for (const host of [...loopbackHosts, ...insideHosts, ...insideNames])
      for (const scheme of ['http', 'https']) {
        const url = `${scheme}://${host}:${canary.port}/hooks`
        expect([url, await sender.send({ ...message, url })]).toEqual([url, { failed: 'forbidden-address' }])
      }
    expect(await canary.connections()).toBe(0)
  })

  test('the listener listens: allowed by the operator, it is reached', async ({ expect }) => {
    await using canary = await receiver((response) => response.end('到了'))
    const sender = allowing(port(canary))
    for (const host of ['127.0.0.1', '127.1', '0x7f000001', '2130706433'])
      expect(await sender.send({ ...message, url: `http://${host}:${canary.port}/` })).toMatchObject({
        status: 200,
        body: '到了',
      })
    expect(await canary.connections()).toBeGreaterThan(0)
  })

  test.for([
    ['one address inside', [here]],
    ['one of several addresses inside', [nowhere, here]],
    ['an IPv6 address inside', [{ address: '::1', family: 6 }]],
    ['an IPv4 address in an IPv6 one', [{ address: '::ffff:127.0.0.1', family: 6 }]],
    ['the metadata of a cloud', [{ address: '169.254.169.254', family: 4 }]],
  ] as const)('a public name that leads to %s', async ([, found], { expect }) => {
    await using canary = await receiver((response) => response.end())
    const sender = nodeSender({ allowedHosts: [port(canary)], resolve: async () => [...found] })
    const url = `https://hooks.example.com:${canary.port}/`
    expect(await sender.send({ ...message, url })).toEqual({ failed: 'forbidden-address' })
    expect(await canary.connections()).toBe(0)
  })

  test('a name whose answer changes between check and connection gains nothing', async ({ expect }) => {
    await using canary = await receiver((response) => response.end(), selfSigned)
    const answers = [[nowhere], [here], [here], [here]]
    const resolve = async () => answers.shift() ?? [here]
    const sender = nodeSender({ allowedHosts: [], limit, resolve })
    const url = `https://hooks.example.com:${canary.port}/`
    for (const left of [3, 2, 1, 0]) {
      expect(await sender.send({ ...message, url })).toHaveProperty('failed')
      // One connection, one resolution: there is no second answer to be taken in by.
      expect(answers).toHaveLength(left)
    }
    expect(await canary.connections()).toBe(0)
  })

  test('a redirect is an answer and is not followed', async ({ expect }) => {
    await using canary = await receiver((response) => response.end())
    const location = `http://${port(canary)}/`
    await using hub = await receiver((response, { path }) =>
      response.writeHead(Number(path.slice(1)), { location }).end(),
    )
    const sender = allowing(port(hub), port(canary))
    for (const status of [301, 302, 303, 307, 308])
      expect(await sender.send({ ...message, url: `http://${port(hub)}/${status}` })).toMatchObject({
        status,
        headers: { location },
      })
    expect(await canary.connections()).toBe(0)
  })
})

describe('what is sent', () => {
  test('arrives as it was, and nothing is asked to be packed', async ({ expect }) => {
    await using hub = await receiver((response) => response.setHeader('X-Seen', ['a', 'b']).end('ok'))
    const sender = allowing(`hub.gov.test:${hub.port}`)
    const url = `http://hub.gov.test:${hub.port}/in?a=1`
    const headers = { ...message.headers, 'webhook-id': 'msg_1' }
    const sent = await sender.send({ url, headers, body: message.body })
    expect(sent).toMatchObject({ status: 200, headers: { 'x-seen': 'a, b' }, body: 'ok' })
    expect(hub.asked).toMatchObject([{ method: 'POST', path: '/in?a=1', headers, body: message.body }])
    expect(hub.asked[0]?.headers).not.toHaveProperty('accept-encoding')
    expect(hub.asked[0]?.headers.host).toBe(`hub.gov.test:${hub.port}`)
  })

  test('an OPTIONS request has no body', async ({ expect }) => {
    await using hub = await receiver((response) => response.setHeader('webhook-allowed-rate', '120').end())
    const url = `http://${port(hub)}/`
    const headers = { 'webhook-request-origin': 'linli.test' }
    expect(await allowing(port(hub)).send({ url, method: 'OPTIONS', headers, body: '' })).toMatchObject({
      status: 200,
      headers: { 'webhook-allowed-rate': '120' },
    })
    expect(hub.asked).toMatchObject([{ method: 'OPTIONS', headers, body: '' }])
  })

  test('goes over a kept connection, without asking again where the name leads', async ({ expect }) => {
    await using hub = await receiver((response) => response.end('ok'))
    const answers = [[here]]
    const resolve: SenderOptions['resolve'] = async () => answers.shift() ?? []
    const sender = nodeSender({ allowedHosts: [`hub.gov.test:${hub.port}`], resolve })
    const url = `http://hub.gov.test:${hub.port}/`
    for (const _ of [1, 2, 3]) expect(await sender.send({ ...message, url })).toMatchObject({ status: 200 })
    expect(await hub.connections()).toBe(1)
  })

  test('arrives also when the kept connection had been closed meanwhile', async ({ expect }) => {
    await using hub = await receiver((response) => response.end('ok'))
    const sender = allowing(port(hub))
    const url = `http://${port(hub)}/`
    for (const _ of [1, 2, 3]) {
      expect(await sender.send({ ...message, url })).toMatchObject({ status: 200 })
      hub.hangUp()
    }
    expect(hub.asked).toHaveLength(3)
    expect(await hub.connections()).toBe(3)
  })
})

describe('answers that are strange', () => {
  const answers: Readonly<Record<string, Parameters<typeof receiver>[0]>> = {
    '/never': () => undefined,
    '/reset': (response) => response.socket?.resetAndDestroy(),
    '/hang-up': (response) => response.socket?.destroy(),
    '/nonsense': (response) => response.socket?.end('邻里 HTTP\r\n\r\n'),
    '/upgrade': (response) => response.writeHead(101, { connection: 'upgrade', upgrade: 'x' }).end(),
    '/large': (response) => response.end(Buffer.alloc(10_000_000, '啊')),
    '/packed': (response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('a'.repeat(1e6))),
    '/drip': (response) => {
      const dripping = setInterval(() => response.write('滴'), 10)
      response.on('close', () => clearInterval(dripping))
    },
    '/cut': (response) => {
      response
        .writeHead(202, { 'content-length': '100' })
        .write('半句', () => response.socket?.resetAndDestroy())
    },
    '/empty': (response) => response.writeHead(204).end(),
    '/fault': (response) => response.writeHead(503, { 'retry-after': '120' }).end('忙'),
  }
  const ask = async (path = '') => {
    await using strange = await receiver((response) => answers[path]?.(response, { path }))
    const endless = path === '/never' || path === '/drip'
    const sender = nodeSender({ allowedHosts: [port(strange)], ...(endless && { limit }) })
    return await sender.send({ ...message, url: `http://${port(strange)}${path}` })
  }

  test.for([
    ['/never', 'timed-out'],
    ['/reset', 'broken-off'],
    ['/hang-up', 'broken-off'],
    ['/nonsense', 'broken-off'],
    ['/upgrade', 'broken-off'],
  ])('%s: %s', async ([path, failed], { expect }) => {
    expect(await ask(path)).toEqual({ failed })
  })

  test('ten megabytes: the status counts, and the first 20,000 bytes are kept', async ({ expect }) => {
    // A character of three bytes that is cut in two is left out.
    expect(await ask('/large')).toMatchObject({ status: 200, body: '啊'.repeat(6666) })
  })

  test('drop by drop: the status counts when the time is over', async ({ expect }) => {
    expect(await ask('/drip')).toMatchObject({ status: 200, body: expect.stringMatching(/^滴+$/) })
  })

  test('broken off in the middle: the status counts', async ({ expect }) => {
    expect(await ask('/cut')).toMatchObject({ status: 202, body: '半句' })
  })

  test('packed although nobody asked: the status counts, nothing is unpacked', async ({ expect }) => {
    expect(await ask('/packed')).toMatchObject({ status: 200, body: '' })
  })

  test('empty, and a fault that says when to come again', async ({ expect }) => {
    expect(await ask('/empty')).toMatchObject({ status: 204, body: '' })
    expect(await ask('/fault')).toMatchObject({ status: 503, headers: { 'retry-after': '120' }, body: '忙' })
  })
})

describe('no answer at all', () => {
  test('nobody listens', async ({ expect }) => {
    const gone = await receiver((response) => response.end())
    await gone[Symbol.asyncDispose]()
    const sent = await allowing(port(gone)).send({ ...message, url: `http://${port(gone)}/` })
    expect(sent).toEqual({ failed: 'no-connection' })
  })

  test('nobody has that name', async ({ expect }) => {
    const nobody = { allowedHosts: [] }
    const url = 'https://nobody.example/'
    const unknown = nodeSender({ ...nobody, resolve: () => Promise.reject(new Error('ENOTFOUND')) })
    expect(await unknown.send({ ...message, url })).toEqual({ failed: 'no-such-host' })
    const empty = nodeSender({ ...nobody, resolve: () => Promise.resolve([]) })
    expect(await empty.send({ ...message, url })).toEqual({ failed: 'no-such-host' })
  })

  test('the resolver never answers', async ({ expect }) => {
    const resolve = () => new Promise<never>(() => undefined)
    const sender = nodeSender({ allowedHosts: [], limit, resolve })
    expect(await sender.send({ ...message, url: 'https://nobody.example/' })).toEqual({ failed: 'timed-out' })
  })

  test('a header that cannot be sent is a failure and no fault', async ({ expect }) => {
    await using hub = await receiver((response) => response.end())
    const sent = await allowing(port(hub)).send({
      url: `http://${port(hub)}/`,
      headers: { a: '\n' },
      body: '',
    })
    expect(sent).toEqual({ failed: 'no-connection' })
  })
})

describe('TLS', () => {
  test('a certificate that nobody vouches for is refused, and a plain server too', async ({ expect }) => {
    await using hub = await receiver((response) => response.end(), selfSigned)
    await using plain = await receiver((response) => response.end())
    for (const one of [hub, plain]) {
      const url = `https://hub.gov.test:${one.port}/`
      expect(await allowing('hub.gov.test').send({ ...message, url })).toEqual({ failed: 'no-tls' })
      expect(one.asked).toEqual([])
    }
  })

  test('a certificate is good for its own name only', async ({ expect }) => {
    await using hub = await receiver((response) => response.end('ok'), selfSigned)
    const before = getCACertificates('default')
    setDefaultCACertificates([...before, selfSigned.cert])
    try {
      const sender = allowing('hub.gov.test', 'other.gov.test')
      const ask = (name: string) => sender.send({ ...message, url: `https://${name}:${hub.port}/` })
      expect(await ask('hub.gov.test')).toMatchObject({ status: 200, body: 'ok' })
      expect(await ask('other.gov.test')).toEqual({ failed: 'no-tls' })
      expect(hub.asked).toHaveLength(1)
    } finally {
      setDefaultCACertificates(before)
    }
  })
})
