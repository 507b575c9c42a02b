import { and, desc, eq, sql } from 'drizzle-orm'
import type { InStatement, Row } from '@libsql/client'
import type { TenantDb } from '../open.ts'
import { targetTemplate } from './tables.ts'

/** A version of a template of the street's own. Every version is kept; taking it off the list is a version too. */
export type StoredTemplate = typeof targetTemplate.$inferSelect

/** A version from a row of a statement written by hand. */
export const templateFromRow = (row: Row): StoredTemplate => ({
  id: String(row['id']),
  version: Number(row['version']),
  name: String(row['name']),
  kind: String(row['kind']) as StoredTemplate['kind'],
  source: String(row['source']),
  text: String(row['text']),
  plan: JSON.parse(String(row['plan'])) as StoredTemplate['plan'],
  removed: row['removed'] === 1,
  updatedAt: Number(row['updated_at']),
  updatedBy: String(row['updated_by']),
})

/** The newest version of each of the street's templates that are on its list, oldest first. */
export const listTemplates = async (tenant: TenantDb): Promise<StoredTemplate[]> =>
  tenant.orm
    .select()
    .from(targetTemplate)
    .where(
      and(
        eq(targetTemplate.removed, false),
        sql`(${targetTemplate.id}, ${targetTemplate.version}) IN (SELECT id, max(version) FROM target_template GROUP BY id)`,
      ),
    )
    .orderBy(targetTemplate.id)

/** The newest version of a template of the street's own, if it is on the list. */
export const readTemplate = async (tenant: TenantDb, id: string): Promise<StoredTemplate | undefined> => {
  const [row] = await tenant.orm
    .select()
    .from(targetTemplate)
    .where(eq(targetTemplate.id, id))
    .orderBy(desc(targetTemplate.version))
    .limit(1)
  return row?.removed === false ? row : undefined
}

/** The guard that adds a version; it fails where the version before is no longer the newest. */
export const templateGuard = (next: StoredTemplate): InStatement => ({
  sql: `INSERT INTO target_template (id, version, name, kind, source, text, plan, removed, updated_at, updated_by)
    VALUES (?1, iif(coalesce((SELECT max(version) FROM target_template WHERE id = ?1), 0) = ?2 - 1, ?2, NULL),
      ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`,
  args: [
    next.id,
    next.version,
    next.name,
    next.kind,
    next.source,
    next.text,
    JSON.stringify(next.plan),
    next.removed ? 1 : 0,
    next.updatedAt,
    next.updatedBy,
  ],
})
