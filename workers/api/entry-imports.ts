import { recordStatements, similarEntries, type StoredEntry } from '@linli/data/tenant/entries'
import { readDate, typedDate } from '@linli/domain/dates'
import { isPeriod } from '@linli/domain/periods'
import { refusalText, refused, suggestionOf, type Refusal } from '@linli/domain/refusals'
import { commitOnce, eventOf } from './committing.ts'
import { newEntry, readTyped } from './entries.ts'
import type { Given, Handlers, InCommunity } from './given.ts'
import { today } from './ids.ts'
import { isRefusing, refuse } from './refusals.ts'

type Row = Given<'importEntries'>['body']['rows'][number]
type Checked = { entries: StoredEntry[]; refusals: { row: number; refusal: Refusal }[] }

const check = (given: Given<'importEntries'> | Given<'checkImport'>): Checked => {
  const checked: Checked = { entries: [], refusals: [] }
  given.body.rows.forEach((typed, row) => {
    const entry = readTyped(given, typed, given.body.within)
    if (!isRefusing(entry)) checked.entries.push(newEntry(given, entry))
    else for (const refusal of entry.errors ?? []) checked.refusals.push({ row, refusal })
  })
  return checked
}

const shortOf = (entry: StoredEntry) => ({ id: entry.id, date: typedDate(entry.fact), title: entry.title })

const overlap = (one: string, other: string): boolean =>
  one.length > 1 && other.length > 1 && (one.includes(other) || other.includes(one))

const similarTo = async (
  given: InCommunity,
  kind: string,
  days: { date: string; title: string }[],
): Promise<StoredEntry[]> =>
  days.length === 0 ? [] : similarEntries(given.tenant, given.reach, given.community, { kind, days })

const dayOf = (given: Given<'checkImport'>, row: Row): { date: string; title: string } | undefined => {
  const { within } = given.body
  const frame = {
    today: today(given.outside),
    ...(within !== undefined && isPeriod(within) ? { period: within } : {}),
  }
  const date = readDate(row.date, frame)
  return date.ok && row.title.length > 1 ? { date: date.value.date, title: row.title } : undefined
}

export const entryImportHandlers: Pick<Handlers, 'importEntries' | 'checkImport' | 'findSimilarEntries'> = {
  importEntries: async (given) => {
    const { entries, refusals } = check(given)
    const errors = refusals.map(({ row, refusal }) => ({
      ...refusal,
      field: `rows[${row}].${refusal.field}`,
    }))
    if (errors.length > 0) return refuse('invalid', { errors })
    const ids = entries.map(({ id }) => id)
    const events = entries.map((entry) =>
      eventOf(given, 'entry.recorded', entry.id, { kind: entry.kind, version: 1 }),
    )
    return commitOnce(
      given,
      'importEntries',
      { recorded: ids.length, ids },
      { statements: recordStatements(entries), events },
    )
  },

  checkImport: async (given) => {
    const { refusals } = check(given)
    const days = given.body.rows.map((row) => dayOf(given, row))
    const kinds = [...new Set(given.body.rows.map(({ kind }) => kind))].slice(0, 5)
    const found = (
      await Promise.all(
        kinds.map((kind) =>
          similarTo(
            given,
            kind,
            days
              .filter((day, i) => day && given.body.rows[i]?.kind === kind)
              .filter((day) => day !== undefined),
          ),
        ),
      )
    ).flat()
    const similar = given.body.rows.flatMap(({ kind }, row) => {
      const day = days[row]
      const twin =
        day &&
        found.find((one) => one.kind === kind && one.fact.date === day.date && overlap(one.title, day.title))
      return twin ? [{ row, ...shortOf(twin) }] : []
    })
    const problems = refusals.map(({ row, refusal }) => {
      const suggestion = suggestionOf(refusal)
      const message = refusalText(refusal)[given.language]
      return {
        row,
        field: refusal.field,
        reason: refusal.reason,
        message,
        ...(suggestion === undefined ? {} : { suggestion }),
      }
    })
    return { problems, similar }
  },

  findSimilarEntries: async (given) => {
    const { kind, title, period } = given.query
    const frame = {
      today: today(given.outside),
      ...(period !== undefined && isPeriod(period) ? { period } : {}),
    }
    const date = readDate(given.query.date, frame)
    if (!date.ok) return refuse('invalid', { errors: [refused('date', date.reason.problem, date.reason)] })
    const found = await similarTo(given, kind, title === '' ? [] : [{ date: date.value.date, title }])
    return { similar: found.slice(0, 5).map(shortOf) }
  },
}
