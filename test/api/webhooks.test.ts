import { deliverySteps } from '@linli/domain/delivery-schedules'
import { describe, expect, test } from 'vitest'
import { connected, declare, subscribe, until, type Place } from '../support/connected-towns.ts'
import { answer, Receiver } from '../support/webhook-receivers.ts'

const manyEvents = 10_000
const hour = 3_600_000
const minute = 60_000
const half = '2010-H1'

const birth = (day: number) => ({
  kind: 'birth',
  date: `2010-0${(day % 6) + 1}-1${day % 9}`,
  title: '新生儿',
  fields: { count: 1 },
})

const record = async (place: Place, many: number): Promise<void> => {
  const fang = await place.signIn('wang-fang')
  for (let left = many; left > 0; left -= 1000) {
    const rows = Array.from({ length: Math.min(left, 1000) }, (_, i) => birth(i))
    await fang.call('importEntries', { body: { within: half, rows } })
  }
}

/** How long after the first attempt each of a message was made, in ms. */
const gaps = (at: readonly number[]): number[] => at.slice(1).map((one, i) => one - (at[i] ?? 0))

/** Whether the moments follow the schedule: each gap its step, up to a fifth longer or shorter, and up to `late` ms more. */
const onSchedule = (at: readonly number[], late = 0): boolean =>
  gaps(at).every((gap, i) => {
    const step = deliverySteps[i + 1] ?? 0
    return gap >= step * 0.8 && gap <= step * 1.2 + late
  })

describe('a full run', () => {
  test('every event reaches every endpoint that can be reached, once, as the schedule says', async () => {
    const down = { from: Date.UTC(2010, 6, 5, 1), to: Date.UTC(2010, 6, 5, 9) }
    const receivers = {
      well: new Receiver(() => answer(200)),
      flaky: new Receiver((attempt) => answer(attempt % 2 === 1 ? 500 : 204)),
      away: new Receiver((_, at) => (at < down.to ? { failed: 'no-connection' } : answer(200))),
    }
    const { place, admin } = await connected(receivers)
    await using _ = place
    for (const [name, receiver] of Object.entries(receivers)) await subscribe(admin, name, receiver)
    await record(place, manyEvents)
    await until(place, down.from + 20 * hour, minute)
    for (const [name, receiver] of Object.entries(receivers)) {
      expect([name, receiver.got.every(({ verified }) => verified)]).toEqual([name, true])
      expect([name, receiver.attempts().size]).toEqual([name, manyEvents])
      expect([name, [...receiver.attempts().values()].filter((at) => !onSchedule(at, minute))]).toEqual([
        name,
        [],
      ])
    }
    expect([...receivers.well.attempts().values()].every((at) => at.length === 1)).toBe(true)
    expect([...receivers.flaky.attempts().values()].every((at) => at.length === 2)).toBe(true)
    // Down for eight hours: tried at 0, 5 s, 5 min, 30 min, 2 h and 5 h, and then there.
    expect([...receivers.away.attempts().values()].every((at) => at.length === 7 || at.length === 6)).toBe(
      true,
    )
    const { endpoints } = await admin.call('listEndpoints')
    expect(endpoints.map(({ health }) => [health.waiting, health.failed])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ])
    expect(place.faults).toEqual([])
  }, 240_000)
})

describe('what a receiver answers', () => {
  const run = async (answering: ConstructorParameters<typeof Receiver>[0], hours = 24 * 6) => {
    const receiver = new Receiver(answering)
    const { place, admin } = await connected({ hub: receiver })
    const made = await subscribe(admin, 'hub', receiver)
    await declare(place, 12)
    await until(place, place.clock.now + hours * hour)
    const { deliveries } = await admin.call('listDeliveries')
    const [delivery] = deliveries
    const { endpoints } = await admin.call('listEndpoints')
    const log = await admin.call('readDelivery', {
      params: { endpoint: made.id, message: delivery?.message ?? '' },
    })
    await place[Symbol.asyncDispose]()
    return { receiver, delivery, endpoint: endpoints[0], log, at: receiver.got.map((one) => one.at) }
  }

  test.each([
    ['a fault', answer(500)],
    ['a redirect, which is not followed', answer(302, { location: 'https://other.gov.cn' })],
    ['a refusal', answer(400)],
    ['silence', { failed: 'timed-out' } as const],
    ['a broken connection', { failed: 'broken-off' } as const],
  ])('%s is tried ten times over three days, and then given up', async (_, sent) => {
    const { at, delivery, log } = await run(() => sent)
    expect(at).toHaveLength(10)
    expect(onSchedule(at)).toBe(true)
    expect([delivery?.state, delivery?.attempts, log.log.length]).toEqual(['failed', 10, 10])
  })

  test('ten megabytes in answer to a message are no fault, and the first 20 kB are kept', async () => {
    const { delivery, log } = await run(() => answer(200, {}, 'x'.repeat(20_000)))
    expect([delivery?.state, log.log[0]?.answer.length]).toEqual(['delivered', 20_000])
  })

  test('410 switches the endpoint off at once, and somebody is told', async () => {
    const { at, endpoint, delivery } = await run(() => answer(410))
    expect([at.length, endpoint?.state, delivery?.state]).toEqual([1, 'gone', 'failed'])
  })

  test.each([
    ['within the step and twice it, it is kept to', 8, 8_000],
    ['more than twice the step is too long', 600, 10_000],
    ['less than the step is too soon', 1, 5_000],
  ])('Retry-After of a 429: %s', async (_, seconds, expected) => {
    const busy = answer(429, { 'retry-after': String(seconds) })
    const { at } = await run((attempt) => (attempt === 1 ? busy : answer(200)))
    expect(gaps(at)).toEqual([expected])
  })

  test('Retry-After of a 503 may be a date; without one the step counts', async () => {
    const dated = (at: number) => answer(503, { 'retry-after': new Date(at + 9_000).toUTCString() })
    const { at } = await run((attempt, now) =>
      attempt === 1 ? dated(now) : attempt === 2 ? answer(429) : answer(200),
    )
    expect(gaps(at)[0]).toBe(9_000)
    expect(Math.abs((gaps(at)[1] ?? 0) / (5 * minute) - 1)).toBeLessThanOrEqual(0.2)
  })

  test('what it says of the message in its own books is kept, and found at what the message is about', async () => {
    const words = JSON.stringify({ acknowledgement: { state: 'rejected', reason: '缺少统计口径' } })
    const { delivery } = await run(() => answer(200, {}, words))
    expect(delivery?.acknowledgement).toMatchObject({ state: 'rejected', reason: '缺少统计口径' })
  })
})
