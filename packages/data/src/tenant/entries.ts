import { and, eq, getTableColumns, inArray, lt, or, sql, type SQL } from 'drizzle-orm'
import type { InStatement } from '@libsql/client'
import type { Precision } from '@linli/domain/dates'
import { isQuantity, type Entry, type FieldValue } from '@linli/domain/entries'
import { kindOf } from '@linli/domain/kinds'
import { postings } from '@linli/domain/postings'
import { countedPrecisions, firstDay, lastDay, type Period } from '@linli/domain/periods'
import type { Section } from '@linli/domain/sections'
import { reaches, reachesSection, type Reach, type TenantDb } from '../open.ts'
import { correction, entry, entryVersion } from './tables.ts'

/** A ledger record as it is kept. Moments are ms since 1970. */
export type StoredEntry = Entry & {
  id: string
  community: string
  deleted: boolean
  version: number
  createdAt: number
  createdBy: string
  updatedAt: number
  updatedBy: string
}

export type EntryFilter = {
  period?: Period | undefined
  kind?: string | undefined
  section?: Section | undefined
  words?: string | undefined
  deleted?: boolean
  notable?: boolean
}

/** The last row of the page before: the next one goes on after it. */
export type EntryCursor = { date: string; id: string }

type Row = typeof entry.$inferSelect

const storedEntry = (row: Row): StoredEntry => ({
  ...row,
  fact: { date: row.date, precision: row.precision },
  fields: JSON.parse(row.fields) as Record<string, FieldValue>,
})

const searched = (from: Entry): string =>
  [
    from.title,
    from.note,
    ...Object.values(from.fields).map((value) => (isQuantity(value) ? (value.said ?? '') : value)),
  ]
    .join('\n')
    .toLowerCase()

const like = (words: string): string => `%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`

const matching = (community: string, reach: Reach, filter: EntryFilter): SQL | undefined =>
  and(
    eq(entry.community, community),
    eq(entry.deleted, filter.deleted ?? false),
    filter.kind === undefined ? undefined : eq(entry.kind, filter.kind),
    filter.section === undefined ? undefined : eq(entry.section, filter.section),
    filter.notable === true ? eq(entry.notable, true) : undefined,
    reach.sections === 'all' ? undefined : inArray(entry.section, ['base', ...reach.sections]),
    filter.period && sql`${entry.date} BETWEEN ${firstDay(filter.period)} AND ${lastDay(filter.period)}`,
    filter.period && inArray(entry.precision, countedPrecisions(filter.period)),
    ...(filter.words ?? '')
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => sql`${entry.searched} LIKE ${like(word)} ESCAPE '\\'`),
  )

/** Records of a community, newest first; one more than `limit` when there are further ones. */
export const listEntries = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
  filter: EntryFilter,
  page: { after?: EntryCursor | undefined; limit: number },
): Promise<StoredEntry[]> => {
  if (!reaches(reach, community)) return []
  const after =
    page.after &&
    or(lt(entry.date, page.after.date), and(eq(entry.date, page.after.date), lt(entry.id, page.after.id)))
  const rows = await tenant.orm
    .select()
    .from(entry)
    .where(and(matching(community, reach, filter), after))
    .orderBy(sql`${entry.date} DESC, ${entry.id} DESC`)
    .limit(page.limit + 1)
  return rows.map(storedEntry)
}

/** How many records of each kind a period holds; deleted ones apart. */
export const countEntries = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
  period: Period | undefined,
) => {
  const count = (deleted: boolean) =>
    tenant.orm
      .select({ kind: entry.kind, count: sql<number>`count(*)` })
      .from(entry)
      .where(matching(community, reach, { period, deleted }))
      .groupBy(entry.kind)
  const [live, deleted] = await tenant.orm.batch([count(false), count(true)])
  return {
    counts: new Map(live.map((row) => [row.kind, row.count])),
    deleted: deleted.reduce((sum, row) => sum + row.count, 0),
  }
}

/** One record, if there is one in reach. */
export const readEntry = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
  id: string,
): Promise<StoredEntry | undefined> => {
  if (!reaches(reach, community)) return undefined
  const [row] = await tenant.orm
    .select()
    .from(entry)
    .where(and(eq(entry.id, id), eq(entry.community, community)))
  return row && reachesSection(reach, row.section) ? storedEntry(row) : undefined
}

/** Records of those kinds on those days: by the index, however many others there are. */
export const entriesOnDays = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
  wanted: { kinds: readonly string[]; days: readonly string[] },
): Promise<StoredEntry[]> => {
  if (!reaches(reach, community)) return []
  const rows = await tenant.orm
    .select()
    .from(entry)
    .where(
      and(
        matching(community, reach, {}),
        inArray(entry.kind, [...wanted.kinds]),
        inArray(entry.date, [...wanted.days]),
      ),
    )
    .limit(2000)
  return rows.map(storedEntry)
}

/** One record, if there is one in reach, with its versions and why they were made, newest first: one round trip. */
export const readEntryWithVersions = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
  id: string,
) => {
  if (!reaches(reach, community)) return undefined
  const [[row], kept] = await tenant.orm.batch([
    tenant.orm
      .select()
      .from(entry)
      .where(and(eq(entry.id, id), eq(entry.community, community))),
    tenant.orm
      .select({ ...getTableColumns(entryVersion), reason: correction.reason })
      .from(entryVersion)
      .leftJoin(
        correction,
        and(eq(correction.entry, entryVersion.entry), eq(correction.version, entryVersion.version)),
      )
      .where(eq(entryVersion.entry, id))
      .orderBy(sql`${entryVersion.version} DESC`),
  ])
  if (row === undefined || !reachesSection(reach, row.section)) return undefined
  const versions = kept.map(({ content, ...told }) => ({ ...told, content: JSON.parse(content) as Entry }))
  return { found: storedEntry(row), versions }
}

const contentOf = ({ kind, section, fact, title, fields, note, notable }: Entry): Entry => ({
  kind,
  section,
  fact,
  title,
  fields,
  note,
  notable,
})

const rowOf = (from: StoredEntry) => ({
  ...contentOf(from),
  id: from.id,
  community: from.community,
  date: from.fact.date,
  precision: from.fact.precision,
  fields: from.fields,
  searched: searched(from),
  ruleVersion: kindOf(from.kind)?.version ?? 0,
  version: from.version,
  at: from.updatedAt,
  by: from.updatedBy,
})

type PostingRow = {
  community: string
  metric: string
  dimension: string
  date: string
  entry: string
  nature: 'flow' | 'stock'
  precision: Precision
  value: number
  bound: string
}

const postingRows = (from: StoredEntry): PostingRow[] =>
  postings(from).map(({ metric, dimension, nature, fact, quantity }) => ({
    community: from.community,
    metric,
    dimension,
    date: fact.date,
    entry: from.id,
    nature,
    precision: fact.precision,
    value: quantity.thousandths,
    bound: quantity.bound,
  }))

const insertPostings = (entries: readonly StoredEntry[]): InStatement => ({
  sql: `INSERT INTO posting
    SELECT value ->> 'community', value ->> 'metric', value ->> 'dimension', value ->> 'date', value ->> 'entry',
      value ->> 'nature', value ->> 'precision', value ->> 'value', value ->> 'bound'
    FROM json_each(?)`,
  args: [JSON.stringify(entries.flatMap(postingRows))],
})

const insertVersions = (entries: readonly StoredEntry[], change: string): InStatement => ({
  sql: `INSERT INTO entry_version
    SELECT value ->> 'id', value ->> 'version', ?, value -> 'content', value ->> 'at', value ->> 'by' FROM json_each(?)`,
  args: [
    change,
    JSON.stringify(
      entries.map((one) => ({
        id: one.id,
        version: one.version,
        content: contentOf(one),
        at: one.updatedAt,
        by: one.updatedBy,
      })),
    ),
  ],
})

/** The statements that record new entries, any number of them. */
export const recordStatements = (entries: readonly StoredEntry[]): InStatement[] => [
  {
    sql: `INSERT INTO entry
      SELECT value ->> 'id', value ->> 'community', value ->> 'kind', value ->> 'section', value ->> 'date', value ->> 'precision',
        value ->> 'title', value -> 'fields', value ->> 'note', value ->> 'notable', value ->> 'searched', value ->> 'ruleVersion',
        0, value ->> 'version', value ->> 'at', value ->> 'by', value ->> 'at', value ->> 'by'
      FROM json_each(?)`,
    args: [JSON.stringify(entries.map(rowOf))],
  },
  insertVersions(entries, 'recorded'),
  insertPostings(entries),
]

/**
 * The statements that bring an entry to its next version: the guard fails when `next.version - 1` is not the current one.
 * Postings are deleted and inserted anew; a deleted entry posts nothing.
 */
export const reviseStatements = (next: StoredEntry, change: 'edited' | 'deleted' | 'restored') => ({
  guard: {
    sql: `UPDATE entry SET section = :section, date = :date, precision = :precision, title = :title, fields = :fields, note = :note,
      notable = :notable, searched = :searched, rule_version = :rule, deleted = :deleted, updated_at = :at, updated_by = :by,
      version = iif(version = :seen, version + 1, NULL) WHERE id = :id`,
    args: {
      id: next.id,
      seen: next.version - 1,
      section: next.section,
      date: next.fact.date,
      precision: next.fact.precision,
      title: next.title,
      fields: JSON.stringify(next.fields),
      note: next.note,
      notable: next.notable ? 1 : 0,
      searched: searched(next),
      rule: kindOf(next.kind)?.version ?? 0,
      deleted: next.deleted ? 1 : 0,
      at: next.updatedAt,
      by: next.updatedBy,
    },
  },
  statements: [
    insertVersions([next], change),
    { sql: 'DELETE FROM posting WHERE entry = ?', args: [next.id] },
    ...(next.deleted ? [] : [insertPostings([next])]),
  ],
})

/** Posts anew up to `limit` entries whose kind's posting rule has changed since; returns how many there were. */
export const repostEntries = async (
  tenant: TenantDb,
  versions: Readonly<Record<string, number>>,
  limit: number,
): Promise<number> => {
  const outdated = await tenant.orm
    .select()
    .from(entry)
    .where(sql`${entry.ruleVersion} <> (${JSON.stringify(versions)} ->> ${entry.kind})`)
    .limit(limit)
  if (outdated.length === 0) return 0
  const ids = JSON.stringify(outdated.map((row) => row.id))
  await tenant.client.batch(
    [
      { sql: 'DELETE FROM posting WHERE entry IN (SELECT value FROM json_each(?))', args: [ids] },
      insertPostings(outdated.filter((row) => !row.deleted).map(storedEntry)),
      {
        sql: 'UPDATE entry SET rule_version = (? ->> kind) WHERE id IN (SELECT value FROM json_each(?))',
        args: [JSON.stringify(versions), ids],
      },
    ],
    'write',
  )
  return outdated.length
}
