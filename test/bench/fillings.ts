import { commit } from '@linli/data/commit'
import { recordStatements, type StoredEntry } from '@linli/data/tenant/entries'
import { chanceOf, type Chance } from '@linli/workers/demonstration/random'
import { storedByChance } from '../support/chances.ts'
import { textIn, type Ledger } from '../support/ledgers.ts'

export const communities = Array.from({ length: 20 }, (_, i) => `community-${i + 1}`)

let number = 0

/** So many new records, spread over the communities (or all of one), each with an id of its own. */
export const invented = (chance: Chance, count: number, only?: string): StoredEntry[] =>
  Array.from({ length: count }, () => {
    number += 1
    return storedByChance(chance, {
      number,
      community: only ?? communities[number % communities.length] ?? '',
    })
  })

/** The event that the log keeps of a recording. */
const eventsOf = (entries: readonly StoredEntry[]) =>
  entries.map(({ id, kind, community }) => ({
    type: 'entry.recorded',
    community,
    subject: id,
    actor: 'wang-fang',
    at: 0,
    data: { kind, version: 1 },
  }))

/** Records them as the product does, in one batch. */
export const record = async ({ tenant }: Ledger, entries: readonly StoredEntry[]): Promise<void> => {
  const done = await commit(tenant, { statements: recordStatements(entries), events: eventsOf(entries) })
  if (done !== 'committed') throw new Error(`${entries.length} records: ${done}`)
}

/** Fills a ledger with so many records, as the product writes them. */
export const fill = async (ledger: Ledger, count: number): Promise<void> => {
  const chance = chanceOf(2010)
  for (let done = 0; done < count; done += 5000)
    await record(ledger, invented(chance, Math.min(5000, count - done)))
}

/** Takes the triggers away: what is then written keeps no balances. */
export const dropTriggers = async ({ client }: Ledger): Promise<void> => {
  const { rows } = await client.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
  for (const row of rows) await client.execute(`DROP TRIGGER ${textIn(row, 'name')}`)
}
