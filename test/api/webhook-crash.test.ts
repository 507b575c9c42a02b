import { createClient, type Client } from '@libsql/client'
import { chanceOf } from '@linli/workers/demonstration/random'
import { expect, test } from 'vitest'
import { startForeignReceiver, type ForeignReceiver } from '../support/foreign-receivers.ts'
import { startHost, type Host } from '../support/hosts.ts'
import { ledgerFile, openLedger, textIn } from '../support/ledgers.ts'
import { employ, signIn } from '../support/offices.ts'
import { subscribe } from '../support/subscriptions.ts'
import { settle, writeWhile, type Notebook, type Writing } from '../support/writers.ts'

const communities = ['elm', 'oak']
const crashes = 15
const writers = 3
const endpoints = ['well', 'faltering'] as const
const types = ['entry.recorded', 'entry.corrected']

/** People write until there is enough to tell; the process dies when so much of it has arrived, wherever the rest is. */
const sendUntilKilled = async (host: Host, other: ForeignReceiver, writing: Writing, enough: number) => {
  const before = other.got.length
  let [answered, alive] = [0, true]
  const killing = async (): Promise<void> => {
    await other.until(() => other.got.length >= before + enough)
    alive = false
    await host.kill()
  }
  const killed = killing()
  await writeWhile(
    () => alive && answered < enough,
    writing,
    () => (answered += 1),
  )
  await killed
  await other.caughtUp()
}

type Delivery = {
  key: string
  state: string
  underWay: boolean
  attempts: number
  noted: number
  good: number
}

const deliveriesIn = async (client: Client): Promise<Delivery[]> => {
  const { rows } = await client.execute(
    `SELECT e.name || ' ' || d.message AS key, d.state, d.leased_until > 0 AS under_way, d.attempts,
        (SELECT count(*) FROM attempt a WHERE a.endpoint = d.endpoint AND a.sequence = d.sequence) AS noted,
        (SELECT count(*) FROM attempt a WHERE a.endpoint = d.endpoint AND a.sequence = d.sequence AND a.status = 200) AS good
      FROM delivery d JOIN endpoint e ON e.id = d.endpoint`,
  )
  return rows.map((row) => ({
    key: textIn(row, 'key'),
    state: textIn(row, 'state'),
    underWay: row['under_way'] === 1,
    attempts: Number(row['attempts']),
    noted: Number(row['noted']),
    good: Number(row['good']),
  }))
}

const counted = (keys: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** How often each message has arrived, by endpoint and id. */
const arrivals = ({ got }: ForeignReceiver) => counted(got.map(({ to, id }) => `${to} ${id}`))

/** What the process left behind when it died: what it had noted as delivered, and what was under way. */
type Crash = { noted: ReadonlyMap<string, number>; underWay: readonly string[] }

const lookAround = async (client: Client, other: ForeignReceiver): Promise<Crash> => {
  const [deliveries, times] = [await deliveriesIn(client), arrivals(other)]
  const done = deliveries.filter(({ state }) => state === 'delivered')
  return {
    noted: new Map(done.map(({ key }) => [key, times.get(key) ?? 0])),
    underWay: deliveries.filter(({ underWay }) => underWay).map(({ key }) => key),
  }
}

/** Every version of every record that somebody was told is kept. */
const acknowledged = (notebooks: readonly Notebook[]): string[] =>
  notebooks.flatMap(({ known }) =>
    [...known].flatMap(([id, { version }]) => Array.from({ length: version }, (_, i) => `${id} ${i + 1}`)),
  )

const aboutOf = ({ data }: ForeignReceiver['got'][number]): string =>
  `${String(data['entry'])} ${String(data['version'])}`

/** Whether every endpoint has taken each of these; asked again and again, it looks at what is new. */
const allTaken = ({ got }: ForeignReceiver, due: readonly string[]): (() => boolean) => {
  const left = new Set(endpoints.flatMap((name) => due.map((about) => `${name} ${about}`)))
  let seen = 0
  return () => {
    for (const one of got.slice(seen)) if (one.status === 200) left.delete(`${one.to} ${aboutOf(one)}`)
    seen = got.length
    return left.size === 0
  }
}

/** What is told has one id, one body and one event, wherever and however often it is sent. */
const checkMessages = async (client: Client, { got }: ForeignReceiver, due: readonly string[]) => {
  expect(got.filter(({ verified }) => !verified)).toEqual([])
  const pairs = [...new Set(got.map((one) => `${one.id} ${one.sha256} ${aboutOf(one)}`))]
  const parts = [0, 1].map((at) => new Set(pairs.map((pair) => pair.split(' ')[at])).size)
  expect(parts, 'one body and one event for every id').toEqual([pairs.length, pairs.length])
  const { rows } = await client.execute(
    `SELECT subject || ' ' || (data ->> 'version') AS about FROM event WHERE type LIKE 'entry.%'`,
  )
  const happened = rows.map((row) => textIn(row, 'about')).sort()
  expect([...new Set(got.map(aboutOf))].sort(), 'what happened and nothing else').toEqual(happened)
  expect(pairs).toHaveLength(happened.length)
  expect(happened).toEqual(expect.arrayContaining([...due]))
}

/** Nothing is sent again once its delivery is noted; all that is sent twice was under way when the process died. */
const checkRepetitions = async (client: Client, other: ForeignReceiver, crashed: readonly Crash[]) => {
  const [deliveries, times] = [await deliveriesIn(client), arrivals(other)]
  const lost = counted(crashed.flatMap(({ underWay }) => underWay))
  const wrong = deliveries.filter(
    ({ key, state, attempts, noted, good }) =>
      state !== 'delivered' ||
      good !== 1 ||
      attempts !== noted + (lost.get(key) ?? 0) ||
      (times.get(key) ?? 0) > attempts,
  )
  expect(wrong).toEqual([])
  const again = crashed.flatMap(({ noted }) =>
    [...noted].filter(([key, arrived]) => arrived !== times.get(key)),
  )
  expect(again).toEqual([])
  return {
    lost: lost.size,
    twice: deliveries.filter(({ key, noted }) => (times.get(key) ?? 0) > noted).length,
  }
}

test(
  'whatever was acknowledged is told to every endpoint, though the process dies fifteen times on the way',
  { timeout: 600_000 },
  async () => {
    using ledger = await openLedger(communities)
    await employ(ledger.connect, communities)
    ledger.close()
    await using other = await startForeignReceiver()
    const start = () => startHost(ledger.folder, { LINLI_ALLOWED_HOSTS: other.host })
    const chance = chanceOf(20100701)
    const notebooks = Array.from({ length: writers }, (): Notebook => ({ known: new Map(), open: [] }))
    const crashed: Crash[] = []
    let host = await start()
    const client = createClient({ url: `file:${ledgerFile(ledger.folder)}` })
    try {
      const admin = await signIn(fetch, () => host.origin, 'xu-hui')
      for (const name of endpoints) await subscribe(admin, other, { name, manner: name, types })
      const ask = await signIn(fetch, () => host.origin, 'wang-fang')
      for (let round = 1; round <= crashes; round += 1) {
        const writing = { ask, notebooks, chance, name: String(round) }
        await sendUntilKilled(host, other, writing, chance.whole(1, 150))
        crashed.push(await lookAround(client, other))
        host = await start()
        for (const notebook of notebooks) await settle(client, notebook)
      }
      const due = acknowledged(notebooks)
      await other.until(allTaken(other, due))
      await host.stop()
      await checkMessages(client, other, due)
      const { lost, twice } = await checkRepetitions(client, other, crashed)
      // Otherwise no crash came at a moment that matters.
      expect(lost).toBeGreaterThan(10)
      expect(twice).toBeGreaterThan(0)
    } finally {
      await host.kill()
      client.close()
    }
  },
)
