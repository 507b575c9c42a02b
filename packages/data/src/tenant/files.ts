import { and, asc, count, eq, sql } from 'drizzle-orm'
import type { FileQuota } from '@linli/domain/files'
import { reaches, reachesSection, type Reach, type TenantDb } from '../open.ts'
import { entry, file, fileUsage, idempotency, storedObject } from './tables.ts'

/** A file as it is kept. Moments are ms since 1970. `picture`: SHA-256 of its small picture, '' where it has none. */
export type StoredFile = typeof file.$inferSelect

/** How many bytes the community and its whole street keep. */
export type Used = { [Place in keyof FileQuota]: number }

const usageOf = (tenant: TenantDb, community: string) =>
  tenant.orm
    .select({
      community: sql<number>`coalesce(sum(iif(${fileUsage.community} = ${community}, ${fileUsage.bytes}, 0)), 0)`,
      street: sql<number>`coalesce(sum(${fileUsage.bytes}), 0)`,
    })
    .from(fileUsage)

const entryOf = (tenant: TenantDb, community: string, id: string) =>
  tenant.orm
    .select({ section: entry.section, deleted: entry.deleted })
    .from(entry)
    .where(and(eq(entry.id, id), eq(entry.community, community)))

const none: Used = { community: 0, street: 0 }

/**
 * The files of a record in reach, oldest first, and how much is kept; those of a deleted record are out of sight with it.
 * `removed`: those that were taken away and can still be brought back.
 */
export const listEntryFiles = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
  { entry: id, removed }: { entry: string; removed: boolean },
) => {
  if (!reaches(reach, community)) return undefined
  const [[found], rows, [used]] = await tenant.orm.batch([
    entryOf(tenant, community, id),
    tenant.orm
      .select()
      .from(file)
      .where(and(eq(file.entry, id), eq(file.removed, removed)))
      .orderBy(asc(file.id)),
    usageOf(tenant, community),
  ])
  if (found === undefined || !reachesSection(reach, found.section)) return undefined
  return { files: found.deleted ? [] : rows, used: used ?? none }
}

/** What somebody wants to add to a record, and under which Idempotency-Key. */
export type Adding = { entry: string; sha256: string; person: string; key: string }

/**
 * All that decides whether a file can be added to a record in reach: whether the record is deleted, which file of the same
 * content it holds, how many it holds, whether the object is stored already or just being swept away, how much is kept, and what
 * was answered under the key before. One round trip.
 */
export const readToAdd = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
  { entry: id, sha256, person, key }: Adding,
) => {
  if (!reaches(reach, community)) return undefined
  const live = and(eq(file.entry, id), eq(file.removed, false))
  const [[found], [same], [held], [object], [used], [before]] = await tenant.orm.batch([
    entryOf(tenant, community, id),
    tenant.orm
      .select()
      .from(file)
      .where(and(live, eq(file.sha256, sha256))),
    tenant.orm.select({ files: count() }).from(file).where(live),
    tenant.orm
      .select()
      .from(storedObject)
      .where(and(eq(storedObject.community, community), eq(storedObject.sha256, sha256))),
    usageOf(tenant, community),
    tenant.orm
      .select({ requestHash: idempotency.requestHash, reply: idempotency.reply })
      .from(idempotency)
      .where(and(eq(idempotency.person, person), eq(idempotency.key, key))),
  ])
  if (found === undefined || !reachesSection(reach, found.section)) return undefined
  return { deleted: found.deleted, same, held: held?.files ?? 0, object, used: used ?? none, before }
}

const again = sql<number>`EXISTS (SELECT 1 FROM file o WHERE o.entry = ${file.entry} AND o.sha256 = ${file.sha256}
  AND o.removed = 0 AND o.id <> ${file.id})`

/**
 * One file in reach, through the section of what it belongs to; whether that is deleted, and whether it holds the same content
 * again, as it may where this file was removed.
 */
export const readFile = async (tenant: TenantDb, reach: Reach, community: string, id: string) => {
  if (!reaches(reach, community)) return undefined
  const [row] = await tenant.orm
    .select({ file, section: entry.section, deleted: entry.deleted, again })
    .from(file)
    .innerJoin(entry, eq(entry.id, file.entry))
    .where(and(eq(file.id, id), eq(file.community, community)))
  if (row === undefined || !reachesSection(reach, row.section)) return undefined
  return { found: row.file, deleted: row.deleted, again: row.again === 1 }
}
