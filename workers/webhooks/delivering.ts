import type { Event } from '@linli/data/commit'
import type { StreetLocation, TenantDb } from '@linli/data/open'
import { openForJobs } from '@linli/data/open'
import { takeDeliveries, writeAttempts, type Attempted } from '@linli/data/tenant/delivery-runs'
import { readEndpoint, type StoredEndpoint } from '@linli/data/tenant/endpoints'
import { listCommunities } from '@linli/data/tenant/streets'
import { givesUpAfter } from '@linli/domain/delivery-schedules'
import { isRefusing } from '../api/refusals.ts'
import { sealerOf } from '../api/sealing.ts'
import type { Outside } from '../outside.ts'
import { attempt, type Attempting } from './attempts.ts'
import { openEndpoint } from './endpoint-secrets.ts'

/** How many messages are taken at once, and how many of them are under way at a time: all are over before others may take them. */
const mostTaken = 48
const mostAtOnce = 16
/** A queue's job is ended after some minutes: what is left then is taken up by the next. */
const mostRounds = 50

/** For whom the events of jobs are told. */
const service = 'linli'

/** Does something with each of a list, at most `most` at a time. */
const withEach = async <Item, Done>(
  items: readonly Item[],
  most: number,
  act: (item: Item) => Promise<Done>,
): Promise<Done[]> => {
  const done: Done[] = []
  const left = items.entries()
  const work = async () => {
    for (const [index, item] of left) done[index] = await act(item)
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work))
  return done
}

/** Whether an endpoint is to be switched off after what was just tried. */
const offAfter = (
  { failingSince }: StoredEndpoint,
  done: readonly Attempted[],
  now: number,
): 'gone' | 'failing' | undefined => {
  if (done.some(({ after }) => after.next === 'gone')) return 'gone'
  if (done.some(({ after }) => after.next === 'delivered') || failingSince === null) return undefined
  return now - failingSince >= givesUpAfter ? 'failing' : undefined
}

const acknowledged = ({ id, name }: StoredEndpoint, done: readonly Attempted[], at: number): Event[] =>
  done.flatMap(({ delivery: { community, subject, message, type }, acknowledgement }) =>
    acknowledgement === undefined
      ? []
      : [
          {
            type: `delivery.${acknowledgement.state}`,
            // Told of the street: an event of the community's would make who is about to submit its report look again.
            community: null,
            subject,
            actor: `endpoint:${id}`,
            at,
            data: { endpoint: id, by: name, message, told: type, community, note: acknowledgement.reason },
          },
        ],
  )

const switchedOff = ({ id, name }: StoredEndpoint, off: 'gone' | 'failing', at: number): Event => ({
  type: `endpoint.${off}`,
  community: null,
  subject: id,
  actor: service,
  at,
  data: { endpoint: id, note: name, by: '' },
})

/** One row of attempts. @returns whether there may be more to send */
const round = async (tenant: TenantDb, attempting: Attempting): Promise<boolean> => {
  const { outside, endpoint } = attempting
  const taken = await takeDeliveries(tenant, endpoint.id, outside.now(), mostTaken)
  if (taken.length === 0) return false
  const done = await withEach(taken, mostAtOnce, (delivery) => attempt(attempting, delivery))
  const now = outside.now()
  const off = offAfter(endpoint, done, now)
  const events = [
    ...acknowledged(endpoint, done, now),
    ...(off === undefined ? [] : [switchedOff(endpoint, off, now)]),
  ]
  await writeAttempts(tenant, endpoint, done, { off, events, now })
  return off === undefined
}

/** Sends an endpoint what is due, and stops when nothing is or when it is switched off. */
export const deliverTo = async (outside: Outside, street: StreetLocation, id: string): Promise<void> => {
  const { tenant, reach } = openForJobs(outside.connect, street)
  const sealer = await sealerOf(outside, street.id)
  if (isRefusing(sealer)) return outside.report(`endpoint ${id}`, new Error('there is no master key'))
  for (let rounds = 0; rounds < mostRounds; rounds += 1) {
    // Read anew each time: it may have been paused, changed or given other keys meanwhile.
    const endpoint = await readEndpoint(tenant, id)
    if (endpoint?.state !== 'active') return
    const secrets = await openEndpoint(sealer, endpoint, outside.now())
    if (secrets === undefined)
      return outside.report(`endpoint ${id}`, new Error('its address was sealed with another master key'))
    const communities = endpoint.kind === 'webhook' ? [] : await listCommunities(tenant, reach)
    const names = new Map(communities.map((one) => [one.id, one.name]))
    if (!(await round(tenant, { outside, endpoint, secrets, names }))) return
  }
  await outside.enqueue([{ kind: 'deliver', street: street.id, endpoint: id }])
}
