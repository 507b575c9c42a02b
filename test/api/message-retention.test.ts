import { forgetStatements } from '@linli/data/tenant/deliveries'
import { expect, test } from 'vitest'
import type { Client } from '../support/clients.ts'
import { town } from '../support/town.ts'
import { answer, network, Receiver } from '../support/webhook-receivers.ts'

const day = 24 * 3_600_000

const subscribe = async (admin: Client, name: string, daysKept: number, receiver: Receiver) => {
  const { id } = await admin.call('addEndpoint', {
    body: { name, url: `https://${name}.gov.cn/hooks`, daysKept },
  })
  const { secret } = await admin.call('readEndpointKeys', { params: { endpoint: id } })
  receiver.secret = secret
  return id
}

/** A town with two endpoints, of which one keeps what was sent for five days and the other for thirty, and one message to both. */
const told = async () => {
  const receivers = [0, 1].map(() => new Receiver(() => answer(200, {}, '收到')))
  const [brief = receivers[0], long = receivers[1]] = receivers
  if (brief === undefined || long === undefined) throw new Error('two receivers were made')
  const named = new Map([
    ['brief.gov.cn', brief],
    ['long.gov.cn', long],
  ])
  const clock = { now: () => 0 }
  const place = await town({ send: network(named, () => clock.now()) })
  clock.now = () => place.clock.now
  const admin = await place.signIn('xu-hui')
  const ids = [await subscribe(admin, 'brief', 5, brief), await subscribe(admin, 'long', 30, long)]
  const fang = await place.signIn('wang-fang')
  await fang.call('recordEntry', { body: { kind: 'birth', date: '2010-06-18' } })
  await place.tick()
  const { deliveries } = await admin.call('listDeliveries')
  expect(deliveries.map(({ state }) => state)).toEqual(['delivered', 'delivered'])
  const message = deliveries[0]?.message ?? ''
  const kept = async () => {
    const again = await place.signIn('xu-hui')
    const found = await Promise.all(
      ids.map((endpoint) => again.call('readDelivery', { params: { endpoint, message } })),
    )
    return found.map(({ body, log }) => [body !== undefined, ...log.map((one) => one.answer)])
  }
  return { place, kept }
}

test('answers are kept as long as their endpoint says, and a body as long as any endpoint that was sent it', async () => {
  const { place, kept } = await told()
  await using _ = place
  expect(await kept()).toEqual([
    [true, '收到'],
    [true, '收到'],
  ])
  await place.passTime(6 * day)
  await place.tick()
  expect(await kept()).toEqual([
    [true, ''],
    [true, '收到'],
  ])
  await place.passTime(25 * day)
  await place.tick()
  expect(await kept()).toEqual([
    [false, ''],
    [false, ''],
  ])
  expect(place.faults).toEqual([])
})

test('what is forgotten is found by indexes: no message and no attempt is looked at that is kept', async () => {
  await using place = await town()
  const plans = await Promise.all(
    forgetStatements(0).map(async (statement) => {
      const { sql, args = [] } = typeof statement === 'string' ? { sql: statement } : statement
      const { rows } = await place.connect('maple').execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args })
      return rows.map(({ detail }) => (typeof detail === 'string' ? detail : ''))
    }),
  )
  const lines = plans.flat()
  expect(lines.filter((line) => line.startsWith('SCAN'))).toEqual(['SCAN e'])
  expect(lines.flatMap((line) => /^SEARCH (.*)$/.exec(line)?.[1] ?? [])).toEqual([
    'message USING COVERING INDEX message_by_end (keep_until<?)',
    'attempt USING PRIMARY KEY (endpoint=? AND sequence=? AND number=?)',
    'a USING INDEX attempt_answered (endpoint=? AND at<?)',
  ])
})
