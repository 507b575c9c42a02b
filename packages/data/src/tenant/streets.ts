import { asc, sql } from 'drizzle-orm'
import type { InStatement } from '@libsql/client'
import { isPeriod, type Period } from '@linli/domain/periods'
import { reaches, type Reach, type TenantDb } from '../open.ts'
import { community, settings } from './tables.ts'

export type Community = { id: string; name: string; shortName: string; initials: string }
export type Settings = Omit<typeof settings.$inferSelect, 'id'>

const communities = (tenant: TenantDb) =>
  tenant.orm
    .select({
      id: community.id,
      name: community.name,
      shortName: community.shortName,
      initials: community.initials,
    })
    .from(community)
    .orderBy(asc(community.position))

/** The communities in reach, in the street's own order. */
export const listCommunities = async (tenant: TenantDb, reach: Reach): Promise<Community[]> =>
  (await communities(tenant)).filter(({ id }) => reaches(reach, id))

const theSettings = ([row]: (typeof settings.$inferSelect)[]): Settings => {
  if (row === undefined) throw new Error('a street without settings')
  return row
}

/** The street's own words and cut-off day. */
export const readSettings = async (tenant: TenantDb): Promise<Settings> =>
  theSettings(await tenant.orm.select().from(settings))

/** The half-years that hold figures: one step of the index for each span, however many balances it has. */
const halfYears = sql<{ span: string }>`WITH RECURSIVE spans (span) AS (
    SELECT min(span) FROM flow_balance
    UNION ALL SELECT (SELECT min(span) FROM flow_balance WHERE span > spans.span) FROM spans WHERE spans.span IS NOT NULL)
  SELECT span FROM spans WHERE span LIKE '____-H_' ORDER BY span DESC`

/** A street's communities in reach, and the half-years that hold figures, newest first: one round trip. */
export const readStreet = async (
  tenant: TenantDb,
  reach: Reach,
): Promise<{ communities: Community[]; periods: Period[] }> => {
  const [all, halves] = await tenant.orm.batch([
    communities(tenant),
    tenant.orm.all<{ span: string }>(halfYears),
  ])
  const periods = halves.map(({ span }) => span).filter((text): text is Period => isPeriod(text))
  return { communities: all.filter(({ id }) => reaches(reach, id)), periods }
}

/** The statements a comparison needs beside balances, in the same round trip. */
export const streetStatements: readonly InStatement[] = [
  "SELECT json_group_array(json_object('id', id, 'name', name, 'shortName', short_name, 'initials', initials)) FROM (SELECT * FROM community ORDER BY position)",
  'SELECT street_name, cut_off, opening, closing FROM settings',
]

/** The guard that brings the settings to their next version. */
export const changeSettingsGuard = (next: Settings): InStatement => ({
  sql: `UPDATE settings SET cut_off = ?, opening = ?, closing = ?, updated_at = ?, version = iif(version = ?, version + 1, NULL)`,
  args: [next.cutOff, next.opening, next.closing, next.updatedAt, next.version - 1],
})

/** Asks for a community's name. */
export const communityNameStatement = (id: string): InStatement => ({
  sql: 'SELECT name FROM community WHERE id = ?',
  args: [id],
})
