import { and, asc, eq, getTableColumns, inArray, or, type InferSelectModel } from 'drizzle-orm'
import type { InStatement } from '@libsql/client'
import { reaches, reachesSection, type Reach, type TenantDb } from '../open.ts'
import { member } from './tables.ts'

/** A party member of a community. The name is sealed, and compared by its keyed hash; `updatedAt` in ms since 1970. */
export type StoredMember = InferSelectModel<typeof member>
/** A member as most need it: without what is sealed. */
export type MaskedMember = Omit<StoredMember, 'sealedName' | 'nameHash'>

/** Members belong to party building: whether a reach holds those of a community. */
export const reachesMembers = (reach: Reach, community: string): boolean =>
  reaches(reach, community) && reachesSection(reach, 'party')

const { sealedName: _sealed, nameHash: _hash, ...masked } = getTableColumns(member)

/** The query for a community's members in the order in which they were added, removed ones too. */
export const membersQuery = (tenant: TenantDb, community: string) =>
  tenant.orm.select(masked).from(member).where(eq(member.community, community)).orderBy(asc(member.id))

/** A community's members in the order in which they were added, removed ones too. */
export const listMembers = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
): Promise<MaskedMember[]> => (reachesMembers(reach, community) ? membersQuery(tenant, community) : [])

/** The sealed names of members that are not removed; of those with these ids, or of all. */
export const sealedNames = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
  ids: readonly string[] | undefined,
): Promise<Pick<StoredMember, 'id' | 'sealedName'>[]> => {
  if (!reachesMembers(reach, community)) return []
  const wanted = ids === undefined ? undefined : inArray(member.id, [...ids])
  return tenant.orm
    .select({ id: member.id, sealedName: member.sealedName })
    .from(member)
    .where(and(eq(member.community, community), eq(member.removed, false), wanted))
    .orderBy(asc(member.id))
}

/** Of a community's members that are not removed, the ids and hashes: all of them, or those with one of these. */
export const memberHashes = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
  wanted?: { ids: readonly string[]; hashes: readonly string[] },
): Promise<Pick<StoredMember, 'id' | 'nameHash'>[]> => {
  if (!reachesMembers(reach, community)) return []
  const one = wanted && or(inArray(member.id, [...wanted.ids]), inArray(member.nameHash, [...wanted.hashes]))
  return tenant.orm
    .select({ id: member.id, nameHash: member.nameHash })
    .from(member)
    .where(and(eq(member.community, community), eq(member.removed, false), one))
}

/** A member, removed or not, and whether another one that is not removed bears a name of that hash. */
export const readMember = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
  { id, hash }: { id: string; hash: string },
): Promise<{ found: StoredMember; twin: boolean } | undefined> => {
  if (!reachesMembers(reach, community)) return undefined
  const rows = await tenant.orm
    .select()
    .from(member)
    .where(and(eq(member.community, community), or(eq(member.id, id), eq(member.nameHash, hash))))
  const found = rows.find((row) => row.id === id)
  return found && { found, twin: rows.some((row) => row.id !== id && row.nameHash === hash && !row.removed) }
}

/**
 * Adds members to a community. The whole change fails when it would then hold more than `most`, and, unless `namesakes` are meant,
 * when a name is on the list by now.
 */
export const addMembersStatement = (
  rows: readonly StoredMember[],
  { community, most, namesakes }: { community: string; most: number; namesakes: boolean },
): InStatement => ({
  sql: `INSERT INTO member
    SELECT value ->> 'id', :community, value ->> 'sealedName', value ->> 'mask',
      CASE WHEN (SELECT count(*) FROM member m WHERE m.community = :community AND m.removed = 0) <= :room
        AND (:namesakes OR NOT EXISTS (SELECT 1 FROM member m WHERE m.community = :community
          AND m.name_hash = value ->> 'nameHash' AND m.removed = 0)) THEN value ->> 'nameHash' END,
      value ->> 'since', value ->> 'until', 0, value ->> 'version', value ->> 'updatedAt', value ->> 'updatedBy'
    FROM json_each(:rows)`,
  args: { community, room: most - rows.length, namesakes: namesakes ? 1 : 0, rows: JSON.stringify(rows) },
})

/** The guard that brings a member to its next version. */
export const changeMemberGuard = (next: StoredMember): InStatement => ({
  sql: `UPDATE member SET sealed_name = ?, mask = ?, name_hash = ?, since = ?, until = ?, removed = ?, updated_at = ?,
    updated_by = ?, version = iif(version = ?, version + 1, NULL) WHERE id = ?`,
  args: [
    next.sealedName,
    next.mask,
    next.nameHash,
    next.since,
    next.until,
    next.removed ? 1 : 0,
    next.updatedAt,
    next.updatedBy,
    next.version - 1,
    next.id,
  ],
})
