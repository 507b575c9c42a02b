import { and, asc, count, eq, sql } from 'drizzle-orm'
import type { FileQuota } from '@linli/domain/files'
import type { Section } from '@linli/domain/sections'
import { keysOf, type TargetPlan } from '@linli/domain/targets'
import { reaches, reachesSection, type Reach, type TenantDb } from '../open.ts'
import { entry, file, fileUsage, idempotency, storedObject, target } from './tables.ts'
import { reachesTarget } from './targets.ts'

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

/** What a file belongs to: a record, or an item, phase or step of a target. */
export type FileOwner = { entry: string } | { target: string; item: string }

const entryOf = (tenant: TenantDb, community: string, owner: FileOwner) =>
  tenant.orm
    .select({ section: entry.section, deleted: entry.deleted })
    .from(entry)
    .where(and(eq(entry.id, 'entry' in owner ? owner.entry : ''), eq(entry.community, community)))

const targetOf = (tenant: TenantDb, community: string, owner: FileOwner) =>
  tenant.orm
    .select({ section: target.section, plan: target.plan, deleted: target.removed })
    .from(target)
    .where(and(eq(target.id, 'target' in owner ? owner.target : ''), eq(target.community, community)))

const of = (owner: FileOwner) =>
  'entry' in owner
    ? eq(file.entry, owner.entry)
    : and(eq(file.target, owner.target), eq(file.item, owner.item))

type Rows = {
  entries: readonly { section: Section; deleted: boolean }[]
  targets: readonly { section: Section; plan: TargetPlan; deleted: boolean }[]
}

/** Whether what a file belongs to is there in reach, and whether it is deleted. */
const stateIn = (
  reach: Reach,
  owner: FileOwner,
  { entries, targets }: Rows,
): { deleted: boolean } | undefined => {
  if ('entry' in owner) return entries.find(({ section }) => reachesSection(reach, section))
  return targets.find((one) => reachesTarget(reach, one) && keysOf(one.plan).includes(owner.item))
}

const none: Used = { community: 0, street: 0 }

/**
 * The files of what is in reach, oldest first, and how much is kept; those of a deleted record or target are out of sight with it.
 * `removed`: those that were taken away and can still be brought back.
 */
export const listFiles = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
  { owner, removed }: { owner: FileOwner; removed: boolean },
) => {
  if (!reaches(reach, community)) return undefined
  const [entries, targets, rows, [used]] = await tenant.orm.batch([
    entryOf(tenant, community, owner),
    targetOf(tenant, community, owner),
    tenant.orm
      .select()
      .from(file)
      .where(and(of(owner), eq(file.removed, removed)))
      .orderBy(asc(file.id)),
    usageOf(tenant, community),
  ])
  const found = stateIn(reach, owner, { entries, targets })
  if (found === undefined) return undefined
  return { files: found.deleted ? [] : rows, used: used ?? none }
}

/** What somebody wants to add to what, and under which Idempotency-Key. */
export type Adding = { owner: FileOwner; sha256: string; person: string; key: string }

/**
 * All that decides whether a file can be added to what is in reach: whether that is deleted, which file of the same content
 * it holds, how many it holds, whether the object is stored already or just being swept away, how much is kept, and what
 * was answered under the key before. One round trip.
 */
export const readToAdd = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
  { owner, sha256, person, key }: Adding,
) => {
  if (!reaches(reach, community)) return undefined
  const live = and(of(owner), eq(file.removed, false))
  const [entries, targets, [same], [held], [object], [used], [before]] = await tenant.orm.batch([
    entryOf(tenant, community, owner),
    targetOf(tenant, community, owner),
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
  const found = stateIn(reach, owner, { entries, targets })
  if (found === undefined) return undefined
  return { deleted: found.deleted, same, held: held?.files ?? 0, object, used: used ?? none, before }
}

const again = sql<number>`EXISTS (SELECT 1 FROM file o WHERE o.community = ${file.community} AND o.sha256 = ${file.sha256}
  AND o.entry IS ${file.entry} AND o.target IS ${file.target} AND o.item IS ${file.item}
  AND o.removed = 0 AND o.id <> ${file.id})`

const ownerOf = ({ entry: record, target: aim, item }: StoredFile): FileOwner =>
  record === null ? { target: aim ?? '', item: item ?? '' } : { entry: record }

/**
 * One file in reach, through what it belongs to; whether that is deleted, and whether it holds the same content again, as it
 * may where this file was removed.
 */
export const readFile = async (tenant: TenantDb, reach: Reach, community: string, id: string) => {
  if (!reaches(reach, community)) return undefined
  const [row] = await tenant.orm
    .select({
      found: file,
      record: { section: entry.section, deleted: entry.deleted },
      aim: { section: target.section, plan: target.plan, deleted: target.removed },
      again,
    })
    .from(file)
    .leftJoin(entry, eq(entry.id, file.entry))
    .leftJoin(target, eq(target.id, file.target))
    .where(and(eq(file.id, id), eq(file.community, community)))
  if (row === undefined) return undefined
  const rows = {
    entries: row.record === null ? [] : [row.record],
    targets: row.aim === null ? [] : [row.aim],
  }
  const state = stateIn(reach, ownerOf(row.found), rows)
  return state && { found: row.found, deleted: state.deleted, again: row.again === 1 }
}
