import { nextDeliveries } from '@linli/data/tenant/delivery-runs'
import { openForJobs } from '@linli/data/open'
import { network, type Receiver } from './webhook-receivers.ts'
import { town } from './town.ts'

export type Place = Awaited<ReturnType<typeof town>>

/** A town whose messages go to these receivers, with its admin; each is an endpoint at its name. */
export const connected = async (receivers: Readonly<Record<string, Receiver>>) => {
  const clock = { now: 0 }
  const named = new Map(Object.entries(receivers).map(([name, one]) => [`${name}.gov.cn`, one]))
  const place = await town({ send: network(named, () => clock.now) })
  Object.defineProperty(clock, 'now', { get: () => place.clock.now })
  const admin = await place.signIn('xu-hui')
  return { place, admin }
}

export type Admin = Awaited<ReturnType<typeof connected>>['admin']

export const subscribe = async (
  admin: Admin,
  name: string,
  receiver: Receiver,
  more: { types?: ('figure.declared' | 'entry.recorded')[]; rate?: number; ordered?: boolean } = {},
) => {
  const made = await admin.call('addEndpoint', {
    body: { name, url: `https://${name}.gov.cn/hooks`, ...more },
  })
  const { secret } = await admin.call('readEndpointKeys', { params: { endpoint: made.id } })
  receiver.secret = secret
  return made
}

/**
 * Lets time pass from one due moment to the next until nothing is due any more, or so much of it has passed. `grain`: what is due
 * within so many ms is done together, as the minute's job does it.
 */
export const until = async (place: Place, last: number, grain = 0): Promise<void> => {
  const location = { id: 'maple', name: '', database: 'maple', schemaVersion: 0 }
  const { tenant } = openForJobs(place.outside.connect, location)
  await place.tick()
  for (;;) {
    const due = Math.min(...(await nextDeliveries(tenant)).map((one) => one.due))
    if (due > last) break
    place.clock.now = Math.max(place.clock.now, due + grain)
    // As the host's timer does.
    await place.outside.enqueue([{ kind: 'send-out', street: 'maple' }])
    await place.tick()
  }
  place.clock.now = Math.max(place.clock.now, last)
}

/** A figure of the community is declared, of a period that nobody has declared it for. */
export const declare = async (place: Place, value: number) => {
  const lei = await place.signIn('zhao-lei')
  await lei.call('declareFigure', {
    body: { metric: 'criminal_cases', period: '2009-H1', value, source: '派出所', reason: '往年数据' },
  })
}
