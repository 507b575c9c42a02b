import { allStreets, forgetExpired, streetById } from '@linli/data/directory/people'
import { streetsWithWork } from '@linli/data/directory/work'
import { forgetKeys } from '@linli/data/commit'
import { openDirectory, openForJobs, tenantSchema, type TenantDb } from '@linli/data/open'
import { eventsAfter, lastSeal, writeSeal } from '@linli/data/tenant/events'
import { sha256 } from '../api/hashes.ts'
import { deliver, sendOut } from './deliveries.ts'
import { sweepFiles } from './files.ts'
import { forgetInboundBodies } from './inbound-messages.ts'
import { forgetOldMessages } from './messages.ts'
import { notePeriodTurns } from './period-turns.ts'
import { remindOfTargets } from './target-reminders.ts'
import { noteTargetTurns } from './target-turns.ts'
import type { Job, Outside } from '../outside.ts'

const day = 24 * 3_600_000
const keysKept = 7 * day
/** An event younger than this is left for the next seal, so that none is written under a seal already made. */
const settled = 60_000
const mostInSeal = 2000

/**
 * Seals the log: the events since the last seal are written to a file together with the hash of the seal before, and the hash of
 * that file is kept. Who changes an event later changes a hash that every later seal contains.
 * @returns whether there may be more to seal
 */
const seal = async (outside: Outside, street: string, tenant: TenantDb): Promise<boolean> => {
  const before = await lastSeal(tenant)
  const events = await eventsAfter(tenant, before?.last ?? 0, outside.now() - settled, mostInSeal)
  const [first, last] = [events[0], events[events.length - 1]]
  if (first === undefined || last === undefined) return false
  const number = (before?.number ?? 0) + 1
  const lines = [
    JSON.stringify({ street, number, before: before?.hash ?? '' }),
    ...events.map((event) => JSON.stringify(event)),
  ]
  const body = `${lines.join('\n')}\n`
  const hash = sha256(body)
  // The hash is part of the name: of two jobs that seal at once one fails, and its file must not stand in for the other's.
  await outside.files.put(
    `seals/${street}/${String(number).padStart(8, '0')}-${hash.slice(0, 16)}.ndjson`,
    body,
  )
  await writeSeal(tenant, {
    number,
    first: first.sequence,
    last: last.sequence,
    hash,
    at: outside.now(),
  })
  return events.length === mostInSeal
}

const tendStreet = async (outside: Outside, id: string): Promise<void> => {
  const street = await streetById(openDirectory(outside.connect), id)
  if (street?.schemaVersion !== tenantSchema) return
  const { tenant, reach } = openForJobs(outside.connect, street)
  await forgetKeys(tenant, outside.now() - keysKept)
  await sweepFiles(outside, street, tenant)
  await forgetInboundBodies(outside, tenant)
  await forgetOldMessages(outside, tenant)
  await remindOfTargets(outside, tenant, reach)
  await noteTargetTurns(outside, id, tenant, reach)
  await notePeriodTurns(outside, id, tenant, reach)
  while (await seal(outside, id, tenant));
}

/** Does one job; throws when it could not be done, so that the queue tries again. */
export const doJob = async (outside: Outside, job: Job): Promise<void> => {
  switch (job.kind) {
    case 'tend-street':
      return tendStreet(outside, job.street)
    case 'send-out':
      return sendOut(outside, job.street, job.timed === true)
    case 'deliver':
      return deliver(outside, job.street, job.endpoint)
  }
}

/** What happens every minute: the streets that have work to do have it done. */
export const onMinute = async (outside: Outside): Promise<void> => {
  const streets = await streetsWithWork(openDirectory(outside.connect), outside.now())
  await outside.enqueue(streets.map((street) => ({ kind: 'send-out', street, timed: true })))
}

/** What happens on the clock, every quarter of an hour: forgets what has run out, and puts one job per street on the queue. */
export const onTick = async (outside: Outside): Promise<void> => {
  const directory = openDirectory(outside.connect)
  await forgetExpired(directory, outside.now())
  const streets = await allStreets(directory)
  await outside.enqueue(streets.map(({ id }) => ({ kind: 'tend-street', street: id })))
}
