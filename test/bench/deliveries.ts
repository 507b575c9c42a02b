import { setTimeout as pass } from 'node:timers/promises'
import { startForeignReceiver, type ForeignReceiver } from '../support/foreign-receivers.ts'
import { startHost } from '../support/hosts.ts'
import { openLedger } from '../support/ledgers.ts'
import { employ, signIn, type Ask } from '../support/offices.ts'
import { subscribe } from '../support/subscriptions.ts'
import { quantile } from './medians.ts'

/** How many events are made a second, and in how many pastes. */
const rate = 100
const pastes = 10
/** How long the load lasts, in s: the whole, and beside an endpoint that never answers. */
const whole = 60
const beside = 15

const names = ['one', 'two', 'three']
const types = ['entry.recorded']
const place = '/streets/maple/communities/elm/entry-imports'

const row = {
  kind: 'dispute',
  date: '2010-05-18',
  title: '邻里纠纷',
  fields: { count: '1', kind: 'neighbour' },
}
const rows = Array.from({ length: rate / pastes }, () => row)

/** Pastes so many rows a second, whether those before are answered or not. */
const load = async (worker: Ask, seconds: number): Promise<void> => {
  const asked: Promise<void>[] = []
  const begun = performance.now()
  const paste = async () => {
    const reply = await worker('POST', place, { body: { rows } })
    if (!reply.ok) throw new Error(await reply.text())
  }
  for (let made = 0; made < seconds * pastes; made += 1) {
    await pass(Math.max(begun + (made * 1000) / pastes - performance.now(), 0))
    asked.push(paste())
  }
  await Promise.all(asked)
}

const tellDelays = (what: string, got: ForeignReceiver['got'], due: number): void => {
  const delays = got.map(({ delay }) => delay)
  const [half, most] = [quantile(delays, 0.5), quantile(delays, 0.95)]
  const verified = new Set(got.filter((one) => one.verified).map(({ to, id }) => `${to} ${id}`)).size
  console.log(
    `  ${what.padEnd(36)} verified ${verified} of ${due}, ${got.length - verified} twice, ` +
      `delay: median ${half} ms, 95th percentile ${most} ms`,
  )
}

/** Runs a load and waits until each of the three endpoints has had every message. */
const run = async (worker: Ask, other: ForeignReceiver, seconds: number, what: string): Promise<void> => {
  const due = seconds * rate * names.length
  const before = other.got.length
  const since = () => other.got.slice(before).filter(({ to }) => names.includes(to))
  await load(worker, seconds)
  await other.until(() => other.got.length - before >= due && since().length >= due)
  tellDelays(what, since(), due)
}

/** A steady load on a Node process whose messages go to three endpoints of another, and the same beside one that never answers. */
export const benchDeliveries = async (): Promise<void> => {
  await using other = await startForeignReceiver()
  using ledger = await openLedger(['elm'])
  await employ(ledger.connect, ['elm'])
  ledger.close()
  const host = await startHost(ledger.folder, { LINLI_ALLOWED_HOSTS: other.host })
  try {
    const admin = await signIn(fetch, () => host.origin, 'xu-hui')
    const worker = await signIn(fetch, () => host.origin, 'wang-fang')
    for (const name of names) await subscribe(admin, other, { name, manner: 'well', types })
    console.log(`\n(h) ${rate} events a second to ${names.length} endpoints, one Node process`)
    await run(worker, other, whole, `for ${whole} s`)
    await subscribe(admin, other, { name: 'silent', manner: 'silent', types })
    await run(worker, other, beside, `for ${beside} s, beside a silent one`)
  } finally {
    await host.kill()
  }
}
