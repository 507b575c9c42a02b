import { expect } from 'vitest'
import { startPlatform } from '../support/foreign-platforms.ts'
import { onLoopback } from '../support/loopbacks.ts'
import { submitAs } from '../support/planted-reports.ts'
import type { Stories } from './stories.ts'

const period = '2010-H1'
const report = `${period}-r1`
const params = { report }
const patience = { timeout: 20_000, interval: 100 }

export const webhooks: Stories = {
  'a city’s platform learns that a report is approved, fetches it once with its token, and says that it has it: the report shows that':
    {
      demonstration: true,
      tell: async (place) => {
        const [worker, secretary, officer, admin] = [
          await place.signIn('tianyun-worker'),
          await place.signIn('tianyun-secretary'),
          await place.signIn('street-officer'),
          await place.signIn('street-admin'),
        ]
        const { secret: token = '' } = await admin.call('makeToken', {
          body: {
            name: '市一表通',
            permissions: ['records.read', 'deliveries.acknowledge'],
            communities: 'all',
            sections: 'all',
            addresses: [],
            perMinute: 600,
            expires: new Date(place.now() + 30 * 86_400_000).toISOString().slice(0, 10),
          },
        })
        await using served = await onLoopback(place)
        await using platform = await startPlatform({ api: served.url, token })
        const endpoint = await admin.call('addEndpoint', {
          body: {
            name: '市一表通',
            url: `${platform.url}/hooks`,
            types: ['report.approved'],
            content: 'full',
            signatures: ['v1', 'v1a', 'v1sm3'],
          },
        })
        const at = { endpoint: endpoint.id }
        const { secret } = await admin.call('readEndpointKeys', { params: at })
        await platform.set({ secret, endpoint: endpoint.id })

        await worker.call('startReport', { body: { period } })
        const submitted = await submitAs(secretary, report)
        await officer.call('approveReport', { params, seen: submitted.version })
        await place.tick()
        const told = async () =>
          (await secretary.call('listAcknowledgements', { query: { subject: report } })).deliveries
        await expect.poll(async () => (await told())[0]?.acknowledgement?.state, patience).toBe('synced')
        expect((await told()).map(({ endpointName, state, type }) => [endpointName, state, type])).toEqual([
          ['市一表通', 'delivered', 'report.approved'],
        ])
        expect((await told())[0]?.acknowledgement?.reason).toBe('已入库 2010-H1')

        // Its figures are those that were approved, to the last one.
        const books = await platform.books()
        const [id = '', taken] = Object.entries(books.taken)[0] ?? []
        expect([taken?.type, taken?.state, books.refused, books.failures]).toEqual([
          'report.approved',
          'approved',
          [],
          [],
        ])
        const { rows } = await officer.call('listFigures', { query: { period } })
        const approved = rows.flatMap(({ metric, dimension, now }) =>
          now?.approved === true ? [`${metric}|${dimension}|${String(now.value)}`] : [],
        )
        const sent = new Set(
          taken?.figures.map((one) => `${one.metric}|${one.dimension}|${String(one.value)}`),
        )
        expect(approved.length).toBeGreaterThan(100)
        expect(approved.filter((one) => !sent.has(one))).toEqual([])

        // Sent again it is the same message, and taken once.
        await admin.call('replayDelivery', { params: { ...at, message: id } })
        await place.tick()
        await expect.poll(async () => (await platform.books()).repeated, patience).toEqual([id])
        const log = await admin.call('readDelivery', { params: { ...at, message: id } })
        expect([log.body, log.log.map(({ status }) => status)]).toEqual([taken?.body, [202, 200]])
      },
    },
}
