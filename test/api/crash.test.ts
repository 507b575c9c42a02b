import { createClient, type Client } from '@libsql/client'
import { chanceOf } from '@linli/workers/demonstration/random'
import { expect, test } from 'vitest'
import { startHost, type Host } from '../support/hosts.ts'
import { booksFrom, booksIn, differences, entriesIn, ledgerFile, openLedger } from '../support/ledgers.ts'
import { employ, signIn } from '../support/offices.ts'
import { settle, writeWhile, type Notebook, type Writing } from '../support/writers.ts'

const communities = ['elm', 'oak']
const crashes = 50
const writers = 4

/** Every way in which a record, its versions, its events and the key it came under could be apart. */
const halves = `
  SELECT 'versions of ' || id AS broken FROM entry
    WHERE version <> (SELECT count(*) FROM entry_version WHERE entry = entry.id)
      OR version <> (SELECT max(version) FROM entry_version WHERE entry = entry.id)
  UNION ALL SELECT 'events of ' || entry.id FROM entry LEFT JOIN (
      SELECT subject, count(*) AS times, count(DISTINCT data ->> 'version') AS versions FROM event GROUP BY subject) AS told
    ON told.subject = entry.id WHERE (version, version) IS NOT (told.times, told.versions)
  UNION ALL SELECT 'event without a record: ' || subject FROM event WHERE subject NOT IN (SELECT id FROM entry)
  UNION ALL SELECT 'content of ' || id FROM entry JOIN entry_version AS v ON v.entry = id AND v.version = entry.version
    WHERE v.content ->> 'title' <> title OR (v.content -> 'fields') <> json(fields) OR (v.change = 'deleted') <> deleted
  UNION ALL SELECT 'record without a key: ' || id FROM entry WHERE id NOT IN (
    SELECT reply ->> 'id' FROM idempotency WHERE operation = 'recordEntry'
    UNION ALL SELECT made.value FROM idempotency, json_each(reply, '$.ids') AS made WHERE operation = 'importEntries')
  UNION ALL SELECT 'key without its record: ' || key FROM idempotency
    WHERE operation = 'recordEntry' AND reply ->> 'id' NOT IN (SELECT id FROM entry)
  UNION ALL SELECT 'key without all its records: ' || idempotency.key FROM idempotency, json_each(reply, '$.ids') AS made
    WHERE operation = 'importEntries' AND made.value NOT IN (SELECT id FROM entry)
  UNION ALL SELECT 'twice: ' || title FROM entry GROUP BY title HAVING count(*) > 1`

/** Four people write at once until so many writes were answered; then the process dies, wherever the others are. */
const writeUntilKilled = async (host: Host, writing: Writing, left: number) => {
  let killed: Promise<void> | undefined
  let [answered, alive] = [0, true]
  const killing = async () => {
    alive = false
    await host.kill()
  }
  const onAnswer = () => {
    if ((answered += 1) >= left) killed ??= killing()
  }
  await writeWhile(() => alive, writing, onAnswer)
  await killed
  expect(alive).toBe(false)
}

const checkBooks = async (client: Client): Promise<void> => {
  const entries = await entriesIn(client)
  expect(differences(await booksIn(client), booksFrom(entries.values()))).toEqual([])
  const { rows } = await client.execute(halves)
  expect(rows.map((row) => row['broken'])).toEqual([])
}

const checkAcknowledged = async (client: Client, notebooks: readonly Notebook[]): Promise<number> => {
  const entries = await entriesIn(client)
  const known = notebooks.flatMap((notebook) => [...notebook.known])
  const wrong = known.filter(([id, due]) => {
    const kept = entries.get(id)
    const { title, version, deleted, community } = due
    return (
      JSON.stringify({ title, version, deleted, community }) !==
      JSON.stringify(
        kept && {
          title: kept.title,
          version: kept.version,
          deleted: kept.deleted,
          community: kept.community,
        },
      )
    )
  })
  expect(wrong).toEqual([])
  expect(entries.size, 'nothing is there that nobody wrote').toBe(known.length)
  return known.length
}

test(
  'what was acknowledged outlives fifty crashes, and nothing is ever half there',
  { timeout: 600_000 },
  async () => {
    using ledger = await openLedger(communities)
    await employ(ledger.connect, communities)
    ledger.close()
    const chance = chanceOf(20100630)
    const notebooks = Array.from({ length: writers }, (): Notebook => ({ known: new Map(), open: [] }))
    const settled = { done: 0, undone: 0 }
    let host = await startHost(ledger.folder)
    const ask = await signIn(fetch, () => host.origin, 'wang-fang')
    const client = createClient({ url: `file:${ledgerFile(ledger.folder)}` })
    try {
      for (let round = 1; round <= crashes; round += 1) {
        const writing = { ask, notebooks, chance, name: String(round) }
        await writeUntilKilled(host, writing, chance.whole(1, 24))
        host = await startHost(ledger.folder)
        await checkBooks(client)
        for (const notebook of notebooks) {
          const { done, undone } = await settle(client, notebook)
          settled.done += done
          settled.undone += undone
        }
        await checkAcknowledged(client, notebooks)
        await checkBooks(client)
      }
    } finally {
      await host.kill()
      client.close()
    }
    // Otherwise no crash came at a moment that matters.
    expect(settled.undone).toBeGreaterThan(10)
  },
)
