import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examples, listening, ran } from '../support/programs.ts'
import { published, type Published } from '../support/published.ts'

let product: Published

beforeAll(async () => {
  product = await published()
})
afterAll(() => product?.[Symbol.asyncDispose]())

const patience = { timeout: 20_000, interval: 100 }

/** An endpoint of 枫林街道 that does not lead anywhere yet, and its secret. */
const endpointFor = async (name: string) => {
  const { admin } = product
  const settings = { name, types: ['entry.recorded' as const] }
  const { id, version } = await admin.call('addEndpoint', {
    body: { ...settings, url: 'http://127.0.0.1:1/' },
  })
  const { secret } = await admin.call('readEndpointKeys', { params: { endpoint: id } })
  const lead = (url: string) =>
    admin.call('changeEndpoint', {
      params: { endpoint: id },
      seen: version,
      body: { ...settings, url, state: 'active' },
    })
  return { id, secret, lead }
}

const receivers = [
  ['receive-webhooks.ts', ''],
  ['receive_webhooks.py', ''],
  ['../receiver.mjs', '?acknowledge=synced'],
] as const

describe('what the product sends', () => {
  test.each(receivers)('%s takes, verifies and acknowledges', async (name, how) => {
    const { admin } = product
    const endpoint = await endpointFor(name)
    await using receiver = await listening(join(examples, name), [], {
      PORT: '0',
      LINLI_WEBHOOK_SECRET: endpoint.secret,
    })
    await endpoint.lead(`http://127.0.0.1:${receiver.port}/${how}`)
    const { message } = await admin.call('pingEndpoint', { params: { endpoint: endpoint.id } })
    const at = { endpoint: endpoint.id, message }
    const read = () => admin.call('readDelivery', { params: at })
    await expect.poll(async () => (await read()).state, patience).toBe('delivered')
    expect((await read()).acknowledgement?.state).toBe('synced')
    await expect.poll(receiver.said).toContain(message)
    expect(receiver.said()).toContain('endpoint.ping')
  })
})

/** What other systems call the communities of 枫林街道. */
const codes = { tianyun: 'elm', yuyin: 'oak' }

/** A source that declares what it is sent as one metric of each community. */
const sourceFor = (name: string, metric: string) =>
  product.admin.call('addSource', {
    body: {
      name,
      receiving: { kind: 'standard' },
      mapping: {
        items: 'rows',
        makes: [
          {
            becomes: 'declared',
            community: { path: 'community', codes },
            period: { path: '$.period', format: 'YYYY-MM' },
            metric: { value: metric },
            value: { path: 'cases' },
            source: { value: name },
            reason: { value: '按月推送' },
          },
        ],
      },
    },
  })

describe('what is pushed into the product', () => {
  test.each([
    ['push-figures.ts', 'criminal_cases'],
    ['push-figures.py', 'disputes_mediated'],
    ['push-figures.sh', 'disputes_settled'],
  ])('%s: its figures are declared, once', async (name, metric) => {
    const { admin, origin } = product
    const { source, secret } = await sourceFor(name, metric)
    const hook = `${origin}${new URL(source.address, origin).pathname}`
    const push = () =>
      ran(join(examples, name), [join(examples, 'figures.json')], {
        LINLI_HOOK: hook,
        LINLI_SOURCE_SECRET: secret,
      })
    const runs = [await push(), await push()]
    expect(runs.map(({ code, complained }) => [code, complained])).toEqual([
      [0, ''],
      [0, ''],
    ])
    expect(runs[1]?.said).toBe(runs[0]?.said)
    expect(runs[0]?.said).toContain('"state":"accepted"')
    const declared = async (community: string) => {
      const figure = await admin.call('readFigure', {
        params: { community, metric },
        query: { period: '2010-06' },
      })
      return [figure.declared?.value, figure.declared?.source, figure.declared?.version]
    }
    expect(await declared('elm')).toEqual([3, name, 1])
    expect(await declared('oak')).toEqual([0, name, 1])
  })
})
