import { announcedAt, settleWork } from '@linli/data/directory/work'
import { allStreets, streetById } from '@linli/data/directory/people'
import { openDirectory, openForJobs, tenantSchema, type StreetLocation } from '@linli/data/open'
import { nextDeliveries, releaseLeases } from '@linli/data/tenant/delivery-runs'
import type { Outside } from '../outside.ts'
import { deliverTo } from '../webhooks/delivering.ts'
import { fanOut } from '../webhooks/outboxes.ts'

/** What is due later than this is left to the minute's job, in ms. */
const hurried = 10 * 60_000

const servedStreet = async (outside: Outside, id: string): Promise<StreetLocation | undefined> => {
  const street = await streetById(openDirectory(outside.connect), id)
  return street?.schemaVersion === tenantSchema ? street : undefined
}

/** Has what is due, and what will be soon, sent to each endpoint by a job of its own: a slow one delays no other. */
const hurry = async (outside: Outside, street: string, next: Awaited<ReturnType<typeof nextDeliveries>>) => {
  const now = outside.now()
  for (const { endpoint, due } of next)
    if (due <= now + hurried)
      await outside.enqueue([{ kind: 'deliver', street, endpoint }], Math.max(due - now, 0))
}

/**
 * Makes a street's deliveries of what happened and has them sent. The minute's job (`timed`) also tells the directory when the street
 * has work again.
 */
export const sendOut = async (outside: Outside, id: string, timed: boolean): Promise<void> => {
  const directory = openDirectory(outside.connect)
  const announced = timed ? await announcedAt(directory, id) : 0
  const street = await servedStreet(outside, id)
  if (street === undefined) return
  const { tenant } = openForJobs(outside.connect, street)
  await fanOut(outside, id, tenant)
  const next = await nextDeliveries(tenant)
  await hurry(outside, id, next)
  if (!timed) return
  const due = next.length === 0 ? undefined : Math.min(...next.map((one) => one.due))
  await settleWork(directory, id, { announced, due, now: outside.now() })
}

/** Sends one endpoint what is due, and comes back for what will be soon. */
export const deliver = async (outside: Outside, id: string, endpoint: string): Promise<void> => {
  const street = await servedStreet(outside, id)
  if (street === undefined) return
  await deliverTo(outside, street, endpoint)
  const { tenant } = openForJobs(outside.connect, street)
  const now = outside.now()
  const later = (await nextDeliveries(tenant)).filter((one) => one.endpoint === endpoint && one.due > now)
  await hurry(outside, id, later)
}

/**
 * Gives free whatever an earlier process was sending when it died. Only for a host that owns its databases alone: what another
 * host is just sending would be sent twice.
 */
export const takeUp = async (outside: Pick<Outside, 'connect'>): Promise<void> => {
  for (const street of await allStreets(openDirectory(outside.connect)))
    if (street.schemaVersion === tenantSchema)
      await releaseLeases(openForJobs(outside.connect, street).tenant)
}
