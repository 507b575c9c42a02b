import { typeAgain } from '@linli/domain/entries'
import type { StoredEntry } from '@linli/data/tenant/entries'
import { chanceOf } from '@linli/workers/demonstration/random'
import { openLedger } from '../support/ledgers.ts'
import { openOffice, type Ask } from '../support/offices.ts'
import { communities, dropTriggers, fill, invented, record } from './fillings.ts'
import { interleave, tell, tellRatio } from './medians.ts'

const size = 10_000
const page = 1000
const imports = '/streets/maple/communities/community-1/entry-imports'

const importAll = async (worker: Ask, entries: readonly StoredEntry[]): Promise<void> => {
  for (let first = 0; first < entries.length; first += page) {
    const rows = entries.slice(first, first + page).map(typeAgain)
    const reply = await worker('POST', imports, { body: { rows } })
    if (!reply.ok) throw new Error(await reply.text())
  }
}

/** Ten thousand rows pasted, against the same rows written by json_each where no trigger keeps balances. */
export const benchImports = async (): Promise<void> => {
  using office = await openOffice(communities, { watch: false })
  using whole = await openLedger(communities)
  using bare = await openLedger(communities)
  for (const ledger of [office, whole, bare]) await fill(ledger, 20_000)
  await dropTriggers(bare)
  const worker = await office.signIn('wang-fang')
  const chance = chanceOf(630)
  const batches = Array.from({ length: 5 }, () => invented(chance, size, 'community-1'))
  const turn = () => {
    let round = 0
    return () => batches[round++] ?? []
  }
  const [first, second, third] = [turn(), turn(), turn()]
  const medians = await interleave(
    {
      'the same rows by json_each, without triggers': () => record(bare, first()),
      'data layer, one batch': () => record(whole, second()),
      'through the API, pages of 1000': () => importAll(worker, third()),
    },
    batches.length,
  )
  tell(`(c) import of ${size} rows into one community`, medians)
  const [fast = 0, layer = 0, api = 0] = medians.values()
  tellRatio('bare ÷ data layer', fast / layer, 0.4)
  tellRatio('bare ÷ API', fast / api, 0.4)
}
