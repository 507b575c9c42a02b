import { describe, expect, test } from 'vitest'
import type { Client } from '../support/clients.ts'
import { town } from '../support/town.ts'
import { answer, network, Receiver } from '../support/webhook-receivers.ts'

const day = 24 * 3_600_000

/** What somebody is told of the street's connections to other systems. */
const noticesOf = async (client: Client) => {
  const { notices } = await client.call('listNotices')
  return notices.filter(({ endpoint }) => endpoint !== '')
}

/** A town whose admin has an endpoint that answers so, with one message to it sent. */
const sent = async (answering: ConstructorParameters<typeof Receiver>[0]) => {
  const receiver = new Receiver(answering)
  const clock = { now: () => 0 }
  const place = await town({ send: network(new Map([['hub.gov.cn', receiver]]), () => clock.now()) })
  clock.now = () => place.clock.now
  const [admin, fang] = [await place.signIn('xu-hui'), await place.signIn('wang-fang')]
  const { id } = await admin.call('addEndpoint', {
    body: { name: '省一表通', url: 'https://hub.gov.cn/hooks' },
  })
  const { secret } = await admin.call('readEndpointKeys', { params: { endpoint: id } })
  receiver.secret = secret
  const record = () => fang.call('recordEntry', { body: { kind: 'birth', date: '2010-06-18' } })
  await record()
  await place.tick()
  return { place, admin, fang, id, record }
}

describe('who keeps the connections to other systems is told', () => {
  test('of an endpoint that answered that it is gone, and nobody else is', async () => {
    const { place, admin, id } = await sent(() => answer(410))
    await using _ = place
    const [notice, ...more] = await noticesOf(admin)
    expect(more).toEqual([])
    expect(notice).toMatchObject({
      type: 'endpoint.gone',
      community: '',
      communityName: '',
      endpoint: id,
      message: '',
      note: '省一表通',
      unseen: true,
    })
    for (const name of ['wang-fang', 'zhao-lei', 'wu-qiang', 'chen-jing', 'gao-yuan', 'lin-na'])
      expect([name, await noticesOf(await place.signIn(name))]).toEqual([name, []])
    await admin.call('seeNotices', { body: { sequence: notice?.sequence ?? 0 } })
    expect((await admin.call('listNotices')).unseen).toBe(0)
  })

  test('of one that could not be reached for five days', async () => {
    const { place, id, record } = await sent(() => ({ failed: 'no-connection' }))
    await using _ = place
    const told = async () =>
      (await noticesOf(await place.signIn('xu-hui'))).map(({ type, endpoint }) => [type, endpoint])
    await place.passTime(4 * day)
    await place.tick()
    expect(await told()).toEqual([])
    await record()
    await place.passTime(2 * day)
    await place.tick()
    expect(await told()).toEqual([['endpoint.failing', id]])
  })

  test('of a message that the receiver did not take into its books, with its reason', async () => {
    const words = JSON.stringify({ acknowledgement: { state: 'rejected', reason: '缺少统计口径' } })
    const { place, admin, fang, id } = await sent(() => answer(200, {}, words))
    await using _ = place
    const { deliveries } = await admin.call('listDeliveries')
    expect(await noticesOf(admin)).toMatchObject([
      {
        type: 'delivery.rejected',
        endpoint: id,
        message: deliveries[0]?.message,
        note: '缺少统计口径',
        by: '省一表通',
      },
    ])
    expect(await noticesOf(fang)).toEqual([])
  })
})
