import type { StoredEntry } from '@linli/data/tenant/entries'
import { refusalText, suggestionOf, type Refusal } from '@linli/domain/refusals'
import { readTyped } from './entries.ts'
import { findMembers, withoutNames, type NamedMembers } from './entry-members.ts'
import { newEntry, recordOnce } from './entry-changes.ts'
import type { Given, Handlers } from './given.ts'
import { isRefusing, refuse, type Language } from './refusals.ts'
import { similarTo } from './similar-entries.ts'

type Checked = { entries: StoredEntry[]; refusals: { row: number; refusal: Refusal }[] }

const check = (given: Given<'importEntries'> | Given<'checkImport'>, { find }: NamedMembers): Checked => {
  const checked: Checked = { entries: [], refusals: [] }
  given.body.rows.forEach((typed, row) => {
    const entry = readTyped(given, typed, given.body.within, find)
    if (!isRefusing(entry)) checked.entries.push(newEntry(given, entry))
    else for (const refusal of entry.errors ?? []) checked.refusals.push({ row, refusal })
  })
  return checked
}

const problemOf = (row: number, refusal: Refusal, language: Language) => {
  const suggestion = suggestionOf(refusal)
  const message = refusalText(refusal)[language]
  const { field, reason } = refusal
  return { row, field, reason, message, ...(suggestion === undefined ? {} : { suggestion }) }
}

export const entryImportHandlers: Pick<Handlers, 'importEntries' | 'checkImport'> = {
  importEntries: async (given) => {
    const members = await findMembers(given, given.body.rows)
    if (isRefusing(members)) return members
    const { entries, refusals } = check(given, members)
    const errors = refusals.map(({ row, refusal }) => ({
      ...refusal,
      field: `rows[${row}].${refusal.field}`,
    }))
    if (errors.length > 0) return refuse('invalid', { errors })
    const ids = entries.map(({ id }) => id)
    const reply = { recorded: ids.length, ids }
    const request = await withoutNames(given, members)
    return recordOnce(request, 'importEntries', reply, entries, given.body.reason)
  },

  checkImport: async (given) => {
    const members = await findMembers(given, given.body.rows)
    if (isRefusing(members)) return members
    const { refusals } = check(given, members)
    const twins = await similarTo(given, given.body.rows, given.body.within)
    return {
      problems: refusals.map(({ row, refusal }) => problemOf(row, refusal, given.language)),
      similar: twins.flatMap(([twin], row) => (twin ? [{ row, ...twin }] : [])),
    }
  },
}
