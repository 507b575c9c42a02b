import { chanceOf } from '@linli/workers/demonstration/random'
import { doJob } from '@linli/workers/jobs/tending'
import { nodeSender } from '@linli/workers/node/sending'
import type { Outside } from '@linli/workers/outside'
import { signV1 } from '@linli/workers/webhooks/signatures'
import { startForeignReceiver, type ForeignReceiver } from '../support/foreign-receivers.ts'
import { textIn } from '../support/ledgers.ts'
import { openOffice, type Office } from '../support/offices.ts'
import { subscribe } from '../support/subscriptions.ts'
import { communities, invented, record } from './fillings.ts'
import { interleave, tell, tellRatio } from './medians.ts'

const backlog = 3000
const rounds = 5
/** How many requests are open at a time, as many as the product has to one endpoint. */
const atOnce = 16

type Hook = { name: string; id: string; secret: string }

const arrivedAt = ({ got }: ForeignReceiver, name: string) => got.filter(({ to }) => to === name)

/** Sends an endpoint all that waits for it. */
const deliver = async ({ outside }: Office, other: ForeignReceiver, { name, id }: Hook): Promise<void> => {
  do {
    await doJob(outside, { kind: 'deliver', street: 'maple', endpoint: id })
    await other.caughtUp()
  } while (arrivedAt(other, name).length < backlog)
}

type Ready = { url: string; headers: Record<string, string>; body: string }

/** What the product would send to a hook, signed beforehand. */
const readyFor = async ({ client }: Office, other: ForeignReceiver, hook: Hook): Promise<Ready[]> => {
  const { rows } = await client.execute({
    sql: 'SELECT d.message, m.body FROM delivery d JOIN message m USING (sequence) WHERE d.endpoint = ?',
    args: [hook.id],
  })
  const timestamp = Math.floor(Date.now() / 1000)
  return Promise.all(
    rows.map(async (row) => {
      const [id, body] = [textIn(row, 'message'), textIn(row, 'body')]
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'bare',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': await signV1(hook.secret, { id, timestamp, body }),
      }
      return { url: `http://${other.host}/bare`, headers, body }
    }),
  )
}

const byFetch = async ({ url, headers, body }: Ready): Promise<unknown> =>
  (await fetch(url, { method: 'POST', headers, body })).text()

const sendAll = async (ready: readonly Ready[], send: (one: Ready) => Promise<unknown>): Promise<void> => {
  const left = ready.values()
  const work = async () => {
    for (const one of left) await send(one)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

const perSecond = (ms: number): string => `${Math.round((backlog / ms) * 1000)} a second`

/** A backlog of messages to one endpoint in another process, against the same requests by bare fetch. */
export const benchBacklogs = async (): Promise<void> => {
  await using other = await startForeignReceiver()
  const sender = nodeSender({ allowedHosts: [other.host] })
  const send: Outside['send'] = (outgoing) => sender.send(outgoing)
  const outside = { allowedHosts: [other.host], send }
  using office = await openOffice(communities, { watch: false, outside })
  const admin = await office.signIn('xu-hui')
  const hooks: Hook[] = []
  for (let i = 0; i < rounds; i += 1) {
    const [name, types] = [`hook-${i}`, ['entry.recorded']]
    hooks.push({ name, ...(await subscribe(admin, other, { name, manner: 'well', types })) })
  }
  await record(office, invented(chanceOf(100), backlog))
  await doJob(office.outside, { kind: 'send-out', street: 'maple' })
  const [first] = hooks
  if (first === undefined) return
  const ready = await readyFor(office, other, first)
  await other.hook('bare', first.secret, 'well')
  let round = 0
  const medians = await interleave(
    {
      [`the same ${backlog} requests by bare fetch`]: () => sendAll(ready, byFetch),
      'the same, by the sender of the Node host alone': () => sendAll(ready, send),
      'from the outbox, signed, noted': () => deliver(office, other, hooks[round++] ?? first),
    },
    rounds,
  )
  tell(`(g) a backlog of ${backlog} messages to one endpoint, ${atOnce} at a time`, medians)
  const [bare = 0, , whole = 0] = medians.values()
  const verified = other.got.filter((one) => one.verified).length
  console.log(`  bare ${perSecond(bare)}, delivered ${perSecond(whole)}`)
  console.log(`  verified by the receiver: ${verified} of ${3 * rounds * backlog}`)
  tellRatio('delivered ÷ bare', bare / whole, 0.5)
  sender.close()
}
