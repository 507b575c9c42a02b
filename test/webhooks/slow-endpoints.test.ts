import { doJob } from '@linli/workers/jobs/tending'
import { processQueue } from '@linli/workers/node/queues'
import type { Outgoing, Outside, Sent } from '@linli/workers/outside'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { openOffice } from '../support/offices.ts'

const many = 200
const rows = Array.from({ length: many }, () => ({
  kind: 'dispute',
  date: '2010-05-18',
  title: '邻里纠纷',
  fields: { count: '1', kind: 'neighbour' },
}))
const well: Sent = { status: 200, headers: {}, body: '' }

/** Something that is waited for, and how to say that it is there. */
const moment = () => {
  let come: () => void = () => undefined
  const comes = new Promise<void>((settle) => (come = settle))
  return { comes, come: () => come() }
}

/** A slow system, which answers nothing until it is let go, and a quick one. */
const systems = () => {
  const got = { slow: new Set<string>(), quick: new Set<string>() }
  const [begun, complete, free] = [moment(), moment(), moment()]
  const send = async ({ url, method, headers }: Outgoing): Promise<Sent> => {
    if (method === 'OPTIONS') return { status: 404, headers: {}, body: '' }
    const name = new URL(url).hostname === 'slow.gov.cn' ? 'slow' : 'quick'
    got[name].add(headers['webhook-id'] ?? '')
    if (got.quick.size === many) complete.come()
    if (name === 'quick') return well
    begun.come()
    await free.comes
    return well
  }
  return { got, send, slowHasBegun: begun.comes, quickHasAll: complete.comes, letGo: free.come }
}

test('a quick endpoint has everything while the first attempts to a slow one are still open', async () => {
  const { got, send, slowHasBegun, quickHasAll, letGo } = systems()
  const faults: unknown[] = []
  const queue = processQueue(
    (job) => doJob(office.outside, job),
    (_, error) => faults.push(error),
  )
  const outside: Partial<Outside> = { send, enqueue: (jobs, after) => queue.enqueue(jobs, after) }
  using office = await openOffice(['elm'], { watch: false, outside })
  const admin = await office.signIn('xu-hui')
  for (const name of ['slow', 'quick']) {
    const body = { name, url: `https://${name}.gov.cn/hooks`, types: ['entry.recorded'] }
    expect((await admin('POST', '/streets/maple/endpoints', { body })).status).toBe(201)
  }
  const worker = await office.signIn('wang-fang')
  await worker('POST', '/streets/maple/communities/elm/entry-imports', { body: { rows } })
  await Promise.all([slowHasBegun, quickHasAll])
  const { rows: noted } = await office.client.execute(
    "SELECT count(*) AS noted FROM attempt JOIN endpoint ON id = endpoint WHERE name = 'slow'",
  )
  expect([z.object({ noted: z.number() }).parse(noted[0]), got.slow.size < many]).toEqual([
    { noted: 0 },
    true,
  ])
  letGo()
  await queue.close()
  expect(faults).toEqual([])
})
