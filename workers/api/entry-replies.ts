import type { Entry as EntryReply } from '@linli/contract/entries'
import type { StoredEntry } from '@linli/data/tenant/entries'
import { typedDate } from '@linli/domain/dates'
import { isQuantity, type FieldValue } from '@linli/domain/entries'
import { postings } from '@linli/domain/postings'
import { inUnits, type Bound } from '@linli/domain/quantities'
import { instant } from './ids.ts'

/** Thousandths as the wire says an amount: in the unit, null where it is not stated. */
export const amount = (thousandths: number, bound: Bound): number | null =>
  bound === 'unstated' ? null : inUnits(thousandths)

const fieldReply = (value: FieldValue): EntryReply['fields'][string] =>
  isQuantity(value)
    ? {
        value: amount(value.thousandths, value.bound),
        bound: value.bound,
        ...(value.said === undefined ? {} : { said: value.said }),
      }
    : value

/** A ledger record as it is answered. */
export const entryReply = (entry: StoredEntry): EntryReply => ({
  id: entry.id,
  kind: entry.kind,
  section: entry.section,
  date: typedDate(entry.fact),
  precision: entry.fact.precision,
  title: entry.title,
  fields: Object.fromEntries(Object.entries(entry.fields).map(([key, value]) => [key, fieldReply(value)])),
  note: entry.note,
  notable: entry.notable,
  posted: entry.deleted
    ? []
    : postings(entry).map(({ metric, dimension, quantity }) => ({
        metric,
        dimension,
        value: amount(quantity.thousandths, quantity.bound),
        bound: quantity.bound,
      })),
  deleted: entry.deleted,
  version: entry.version,
  createdAt: instant(entry.createdAt),
  createdBy: entry.createdBy,
  updatedAt: instant(entry.updatedAt),
  updatedBy: entry.updatedBy,
})
