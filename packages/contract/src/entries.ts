import * as z from 'zod'
import { precisions } from '@linli/domain/dates'
import { operation } from './operation.ts'
import {
  bound,
  bytes,
  figureKey,
  id,
  instant,
  page,
  period,
  quantity,
  section,
  text,
  typedValue,
  version,
  workbookType,
} from './schemas.ts'

const kind = z.string().regex(/^[a-z0-9_]{1,64}$/)

/** An entry as it is typed; the kind's fields say which there are and what they take. */
export const TypedEntry = z.strictObject({
  kind,
  date: text(40),
  title: text(200).default(''),
  fields: z.record(z.string().max(64), typedValue).default({}),
  note: text(2000).default(''),
  notable: z.boolean().optional(),
})
export type TypedEntry = z.input<typeof TypedEntry>

/** What an entry adds to which figure. */
const Posted = z.strictObject({ ...figureKey.shape, value: z.number().nullable(), bound })

export const Entry = z.strictObject({
  id,
  kind,
  section,
  date: z.string().meta({ description: 'As precise as it is known: 2010-06-18, 2010-06, 2010-H1 or 2010.' }),
  precision: z.enum(precisions),
  title: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), quantity])),
  note: z.string(),
  notable: z.boolean(),
  posted: z.array(Posted),
  deleted: z.boolean(),
  version,
  createdAt: instant,
  createdBy: z.string(),
  updatedAt: instant,
  updatedBy: z.string(),
})
export type Entry = z.infer<typeof Entry>

const Version = z.strictObject({
  version,
  change: z.enum(['recorded', 'edited', 'deleted', 'restored']),
  at: instant,
  by: z.string(),
  reason: z.string().optional().meta({ description: 'Why it was made although its period was closed.' }),
  entry: Entry,
})
const Similar = z.strictObject({ id, date: z.string(), title: z.string() })

/** Words for one wrong cell: the row (from 0), the field, what is wrong and what it could be. */
const CellProblem = z.strictObject({
  row: z.int(),
  field: z.string(),
  reason: z.string(),
  message: z.string(),
  suggestion: z.string().optional(),
})
const rows = z.strictObject({ within: period.optional(), rows: z.array(TypedEntry).min(1).max(1000) })
const params = { entry: id }

/** Why a record of a closed period is corrected; kept only where the period is closed. */
const reason = text(500)
  .optional()
  .meta({ description: 'Why this is to be corrected although its period is closed; else not kept.' })
const closable = ['period-closed'] as const
/** A record may name a member, who is found by a keyed hash of the name. */
const typable = [...closable, 'not-set-up'] as const
const filter = {
  period: period.optional(),
  kind: kind.optional(),
  section: section.optional(),
  q: text(100).optional(),
  deleted: z.enum(['only']).optional(),
  notable: z.enum(['only']).optional(),
}

const exported = { ...filter, lang: z.enum(['zh', 'en']).default('zh') }

export const entryOperations = {
  listEntries: operation('listEntries', {
    summary: 'Ledger records, newest first',
    query: { ...filter, ...page },
    reply: z.strictObject({ entries: z.array(Entry), next: z.string().optional() }),
  }),
  countEntries: operation('countEntries', {
    summary: 'How many records of each kind a period holds',
    query: { period: period.optional() },
    reply: z.strictObject({ counts: z.record(z.string(), z.int()), deleted: z.int() }),
  }),
  exportEntries: operation('exportEntries', {
    summary: 'Ledger records as CSV for Excel',
    query: exported,
    reply: z.string(),
    file: 'text/csv; charset=utf-8',
  }),
  exportEntriesWorkbook: operation('exportEntriesWorkbook', {
    summary: 'Ledger records as an Excel file, a sheet for each kind',
    query: exported,
    reply: bytes,
    file: workbookType,
  }),
  findSimilarEntries: operation('findSimilarEntries', {
    summary: 'Records that may tell of the same event',
    query: { kind, date: text(40), title: text(200), period: period.optional() },
    reply: z.strictObject({ similar: z.array(Similar) }),
  }),
  recordEntry: operation('recordEntry', {
    summary: 'Record one entry in the ledger',
    body: z.strictObject({ ...TypedEntry.shape, within: period.optional(), reason }),
    reply: Entry,
    problems: typable,
  }),
  importEntries: operation('importEntries', {
    summary: 'Record many entries at once: all of them or none',
    body: rows.extend({ reason }),
    reply: z.strictObject({ recorded: z.int(), ids: z.array(id) }),
    problems: typable,
    bodyLimit: 2 * 1024 * 1024,
  }),
  checkImport: operation('checkImport', {
    summary: 'Say what is wrong in rows before they are recorded',
    body: rows,
    reply: z.strictObject({
      problems: z.array(CellProblem),
      similar: z.array(z.strictObject({ row: z.int(), ...Similar.shape })),
    }),
    problems: ['not-set-up'],
    bodyLimit: 2 * 1024 * 1024,
  }),
  readEntry: operation('readEntry', { summary: 'One record', params, reply: Entry }),
  editEntry: operation('editEntry', {
    summary: 'Correct a record; the version before is kept',
    params,
    body: z.strictObject({ ...TypedEntry.shape, within: period.optional(), reason }),
    reply: Entry,
    problems: typable,
  }),
  deleteEntry: operation('deleteEntry', {
    summary: 'Delete a record; it can be restored',
    params,
    query: { reason },
    reply: Entry,
    problems: closable,
  }),
  restoreEntry: operation('restoreEntry', {
    summary: 'Bring a record back as it was in one of its versions (the last one before deletion by default)',
    params,
    body: z.strictObject({ version: version.optional(), reason }),
    reply: Entry,
    problems: closable,
  }),
  listEntryVersions: operation('listEntryVersions', {
    summary: 'Every version of a record, newest first',
    params,
    reply: z.strictObject({ versions: z.array(Version) }),
  }),
}
