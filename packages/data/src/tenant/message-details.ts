import type { Row } from '@libsql/client'
import type { Bound } from '@linli/domain/quantities'
import type { TenantDb } from '../open.ts'

/** An amount of a metric, in thousandths of its unit; null where none was stated. */
export type DetailValue = { metric: string; dimension: string; value: number | null; bound: Bound }

/** What a record says beyond its id, without a word that people wrote. */
export type EntryDetails = {
  section: string
  date: string
  notable: boolean
  deleted: boolean
  values: DetailValue[]
}

/** What an approved report froze. */
export type ApprovalDetails = { sha256: string; values: DetailValue[] }

const valueFrom = (row: Row): DetailValue => ({
  metric: String(row['metric']),
  dimension: String(row['dimension']),
  value: row['value'] === null ? null : Number(row['value']),
  bound: String(row['bound']) as Bound,
})

/** What full messages about records and approved reports tell besides their ids, by id. */
export const readMessageDetails = async (
  tenant: TenantDb,
  { entries, reports }: { entries: readonly string[]; reports: readonly string[] },
): Promise<{ entries: Map<string, EntryDetails>; approvals: Map<string, ApprovalDetails> }> => {
  const [entryRows, postings, approvals, values] = await tenant.client.batch(
    [
      {
        sql: 'SELECT id, section, date, notable, deleted FROM entry WHERE id IN (SELECT value FROM json_each(?))',
        args: [JSON.stringify(entries)],
      },
      {
        sql: `SELECT entry, metric, dimension, value, bound FROM posting WHERE entry IN (SELECT value FROM json_each(?))
          ORDER BY metric, dimension`,
        args: [JSON.stringify(entries)],
      },
      {
        sql: 'SELECT report, community, period, sha256 FROM approved_report WHERE report IN (SELECT value FROM json_each(?))',
        args: [JSON.stringify(reports)],
      },
      {
        sql: `SELECT r.report, v.metric, v.dimension, v.value, v.bound FROM approved_report r
          JOIN approved_value v ON v.period = r.period AND v.community = r.community
          WHERE r.report IN (SELECT value FROM json_each(?)) ORDER BY v.metric, v.dimension`,
        args: [JSON.stringify(reports)],
      },
    ],
    'read',
  )
  const of = (rows: readonly Row[] | undefined, column: string, id: unknown) =>
    (rows ?? []).filter((row) => row[column] === id).map(valueFrom)
  return {
    entries: new Map(
      (entryRows?.rows ?? []).map((row) => [
        String(row['id']),
        {
          section: String(row['section']),
          date: String(row['date']),
          notable: row['notable'] === 1,
          deleted: row['deleted'] === 1,
          values: of(postings?.rows, 'entry', row['id']),
        },
      ]),
    ),
    approvals: new Map(
      (approvals?.rows ?? []).map((row) => [
        String(row['report']),
        { sha256: String(row['sha256']), values: of(values?.rows, 'report', row['report']) },
      ]),
    ),
  }
}
