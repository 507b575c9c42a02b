import { expect, test } from 'vitest'
import { town } from '../support/town.ts'
import { answer, network, Receiver } from '../support/webhook-receivers.ts'

const hour = 3_600_000

test('what time brings about reaches other systems as soon as the timer notices it, with ids and days only', async () => {
  const receiver = new Receiver(() => answer(200))
  const clock = { now: () => 0 }
  const place = await town({ send: network(new Map([['hub.gov.cn', receiver]]), () => clock.now()) })
  await using _ = place
  clock.now = () => place.clock.now
  const [admin, lei] = [await place.signIn('xu-hui'), await place.signIn('zhao-lei')]
  const { id } = await admin.call('addEndpoint', {
    body: { name: '区平台', url: 'https://hub.gov.cn/hooks', types: ['target.behind', 'period.opened'] },
  })
  receiver.secret = (await admin.call('readEndpointKeys', { params: { endpoint: id } })).secret
  await place.tick()
  expect(receiver.got).toEqual([])

  const steps = [{ key: 'open', text: '开放', planned: '2010-06-30' }]
  const plan = { kind: 'milestone' as const, steps }
  const days = { start: '2010-01-01', due: '2010-06-30' }
  const target = await lei.call('setTarget', {
    body: { title: '老王家门口修路', level: 'street', ...days, plan },
  })
  const opening = { opens: '2010-07-05', due: '', closes: '', cutOff: '' }
  await admin.call('setReportingPeriod', { params: { period: '2010-H1' }, seen: 0, body: opening })
  await place.passTime(7 * hour)
  await place.tick()

  expect(receiver.got.map(({ verified }) => verified)).toEqual([true, true])
  expect(receiver.got.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
    {
      type: 'target.behind',
      data: { street: 'maple', community: 'elm', target: target.id, due: '2010-06-30' },
    },
    { type: 'period.opened', data: { street: 'maple', period: '2010-H1', day: '2010-07-05' } },
  ])
  expect(receiver.got.map(({ body }) => body).join()).not.toContain('老王')
  expect(place.faults).toEqual([])
})
