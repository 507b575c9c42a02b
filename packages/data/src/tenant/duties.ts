import { sql } from 'drizzle-orm'
import type { DutyCount } from '@linli/domain/duties'
import type { Reach, TenantDb } from '../open.ts'
import { membersQuery, reachesMembers, type MaskedMember } from './members.ts'

/** What a year's records of duties say. `unnamed`: those that name no member. */
export type YearOfDuties = {
  members: MaskedMember[]
  counts: DutyCount[]
  unnamed: { duty: string; times: number }[]
}

type Row = { member: string | null; duty: string; times: number }

/** How many live records of a year each member has for each duty, in one statement. */
const countsQuery = (tenant: TenantDb, community: string, year: number) =>
  tenant.orm
    .select({
      member: sql<string | null>`fields ->> 'member'`,
      duty: sql<string>`fields ->> 'duty'`,
      times: sql<number>`count(*)`,
    })
    .from(sql`entry`)
    .where(
      sql`community = ${community} AND kind = 'party_duty' AND deleted = 0
        AND date BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}`,
    )
    .groupBy(sql`1, 2`)

/** A community's members, and who did what in a year: one round trip. */
export const readDuties = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
  year: number,
): Promise<YearOfDuties> => {
  if (!reachesMembers(reach, community)) return { members: [], counts: [], unnamed: [] }
  const [members, rows]: [MaskedMember[], Row[]] = await tenant.orm.batch([
    membersQuery(tenant, community),
    countsQuery(tenant, community, year),
  ])
  return {
    members,
    counts: rows.flatMap(({ member, ...told }) => (member === null ? [] : { member, ...told })),
    unnamed: rows.flatMap(({ member, ...told }) => (member === null ? told : [])),
  }
}
