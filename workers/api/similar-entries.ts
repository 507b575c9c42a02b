import { entriesOnDays, type StoredEntry } from '@linli/data/tenant/entries'
import { readDate, typedDate } from '@linli/domain/dates'
import { periodIn } from '@linli/domain/periods'
import { refused } from '@linli/domain/refusals'
import type { Handlers, InCommunity, Said } from './given.ts'
import { today } from './ids.ts'
import { invalid } from './refusals.ts'

type Typed = { kind: string; date: string; title: string }
type Here = InCommunity & Pick<Said<'checkImport'>, 'outside'>

const read = (given: Here, typed: Pick<Typed, 'date'>, within: string | undefined) => {
  const period = periodIn(within)
  return readDate(typed.date, { today: today(given.outside), ...(period === undefined ? {} : { period }) })
}

const overlap = (one: string, other: string): boolean =>
  one.length > 1 && other.length > 1 && (one.includes(other) || other.includes(one))

/** A record in a line: enough to recognise it. */
const shortOf = (entry: StoredEntry) => ({ id: entry.id, date: typedDate(entry.fact), title: entry.title })

/** For each typed row the records that may tell of the same event: of its kind, on its day, one title holding the other. */
export const similarTo = async (given: Here, rows: readonly Typed[], within: string | undefined) => {
  const days = rows.map((typed) => read(given, typed, within)).map((date) => (date.ok ? date.value.date : ''))
  const found = await entriesOnDays(given.tenant, given.reach, given.community, {
    kinds: [...new Set(rows.map(({ kind }) => kind))],
    days: [...new Set(days)],
  })
  return rows.map(({ kind, title }, i) =>
    found
      .filter((one) => one.kind === kind && one.fact.date === days[i] && overlap(one.title, title.trim()))
      .map(shortOf),
  )
}

export const similarEntryHandlers: Pick<Handlers, 'findSimilarEntries'> = {
  findSimilarEntries: async (given) => {
    const { period, ...typed } = given.query
    const date = read(given, typed, period)
    if (!date.ok) return invalid(refused('date', date.reason.problem, date.reason))
    const [similar = []] = await similarTo(given, [typed], period)
    return { similar: similar.slice(0, 5) }
  },
}
