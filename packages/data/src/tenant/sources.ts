import { asc, eq, ne, sql } from 'drizzle-orm'
import type { InStatement } from '@libsql/client'
import type { SourceSettings } from '@linli/domain/sources'
import type { TenantDb } from '../open.ts'
import { statementOf } from '../statements.ts'
import { source } from './integration-tables.ts'

/** A secret that was replaced, and until when it is still good, in ms since 1970. */
export type FormerSecret = { secret: string; until: number }

/**
 * A system that sends messages. `secret` is sealed, or of a token the keyed hash; moments are ms since 1970; `mappingVersion` counts
 * the mappings it has had.
 */
export type StoredSource = SourceSettings & {
  id: string
  secret: string
  former: readonly FormerSecret[]
  mappingVersion: number
  version: number
  createdAt: number
  createdBy: string
  updatedAt: number
  updatedBy: string
}

type Row = typeof source.$inferSelect

const sourceFromRow = ({ kind: _, ...row }: Row): StoredSource => ({
  ...row,
  receiving: JSON.parse(row.receiving) as SourceSettings['receiving'],
  former: JSON.parse(row.former) as FormerSecret[],
  mapping: JSON.parse(row.mapping) as SourceSettings['mapping'],
  communities: JSON.parse(row.communities) as SourceSettings['communities'],
  sections: JSON.parse(row.sections) as SourceSettings['sections'],
})

const rowOf = (from: StoredSource): Row => ({
  ...from,
  kind: from.receiving.kind,
  receiving: JSON.stringify(from.receiving),
  former: JSON.stringify(from.former),
  mapping: JSON.stringify(from.mapping),
  communities: JSON.stringify(from.communities),
  sections: JSON.stringify(from.sections),
})

/** What has come of a source: how many messages wait in quarantine, and when the last one came. */
export type SourceTraffic = { waiting: number; lastAt: number | undefined }

/** A source that is not removed. */
export const readSource = async (tenant: TenantDb, id: string): Promise<StoredSource | undefined> => {
  const [row] = await tenant.orm.select().from(source).where(eq(source.id, id))
  return row === undefined || row.state === 'removed' ? undefined : sourceFromRow(row)
}

/** A source, removed or not, for what has come of it. */
export const readAnySource = async (tenant: TenantDb, id: string): Promise<StoredSource | undefined> => {
  const [row] = await tenant.orm.select().from(source).where(eq(source.id, id))
  return row && sourceFromRow(row)
}

type TrafficRow = { id: string; waiting: number; last_at: number | null }

/** What has come of each source. The newest id is the newest message, because ids sort by time. */
const traffic = sql<TrafficRow>`SELECT s.id,
    (SELECT count(*) FROM inbound_message m WHERE m.source = s.id AND m.state IN ('partly', 'quarantined')) AS waiting,
    (SELECT received_at FROM inbound_message m WHERE m.source = s.id ORDER BY m.id DESC LIMIT 1) AS last_at
  FROM source s WHERE s.state <> 'removed'`

/** The sources that are not removed, oldest first, each with what has come of it: one round trip. */
export const listSources = async (
  tenant: TenantDb,
): Promise<{ source: StoredSource; traffic: SourceTraffic }[]> => {
  const [rows, told] = await tenant.orm.batch([
    tenant.orm.select().from(source).where(ne(source.state, 'removed')).orderBy(asc(source.id)),
    tenant.orm.all<TrafficRow>(traffic),
  ])
  const byId = new Map(told.map((row) => [row.id, row]))
  return rows.map((row) => ({
    source: sourceFromRow(row),
    traffic: {
      waiting: byId.get(row.id)?.waiting ?? 0,
      lastAt: byId.get(row.id)?.last_at ?? undefined,
    },
  }))
}

export const addSourceStatement = (tenant: TenantDb, made: StoredSource): InStatement =>
  statementOf(tenant.orm.insert(source).values(rowOf(made)))

/** The guard that brings a source to its next version. */
export const changeSourceGuard = (next: StoredSource): InStatement => {
  const row = rowOf(next)
  return {
    sql: `UPDATE source SET name = ?, receiving = ?, secret = ?, former = ?, mapping = ?, mapping_version = ?, communities = ?,
      sections = ?, state = ?, updated_at = ?, updated_by = ?,
      version = iif(version = ? AND state <> 'removed', version + 1, NULL) WHERE id = ?`,
    args: [
      row.name,
      row.receiving,
      row.secret,
      row.former,
      row.mapping,
      row.mappingVersion,
      row.communities,
      row.sections,
      row.state,
      row.updatedAt,
      row.updatedBy,
      row.version - 1,
      row.id,
    ],
  }
}
