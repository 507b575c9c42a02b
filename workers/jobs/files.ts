import type { StreetLocation, TenantDb } from '@linli/data/open'
import {
  forgetOldFiles,
  markedObjects,
  markOrphans,
  unmarkObjects,
  type SweptObject,
} from '@linli/data/tenant/file-sweeps'
import { isDue } from '@linli/data/tenant/housekeeping'
import { removedFilesKept } from '@linli/domain/files'
import { objectName } from '../api/files.ts'
import type { Outside, PutAway } from '../outside.ts'

const hour = 3_600_000
const day = 24 * hour
/** For whom the job's events are told. */
const service = 'linli'
/** An upload has long ended when its object is so old and no row names it. */
const orphaned = day

const objectIn = (name: string): SweptObject | undefined => {
  const [, community, sha256] = /^files\/[^/]+\/([^/]+)\/([0-9a-f]{64})$/.exec(name) ?? []
  return community === undefined || sha256 === undefined ? undefined : { community, sha256 }
}

/** What an interrupted upload left behind: objects without a row are marked, and what is no object at all is removed. */
const findOrphans = async (outside: Outside, street: string, tenant: TenantDb): Promise<void> => {
  const isOld = ({ at }: PutAway): boolean => at <= outside.now() - orphaned
  for await (const page of outside.files.list(`files/${street}/`)) {
    const names = page.filter(isOld).map(({ name }) => name)
    const objects = names.flatMap((name) => objectIn(name) ?? [])
    if (objects.length > 0) await markOrphans(tenant, objects, outside.now())
    const strays = names.filter((name) => objectIn(name) === undefined)
    if (strays.length > 0) await outside.files.remove(strays)
  }
}

/**
 * Tends a street's files: forgets those removed long ago, looks for orphans once a day, and sweeps away the objects that nobody
 * names. An object is marked first and the mark stays for an hour, in which nobody can add it: so none is taken from under a
 * file that is being added.
 */
export const sweepFiles = async (
  outside: Outside,
  { id }: Pick<StreetLocation, 'id'>,
  tenant: TenantDb,
): Promise<void> => {
  const now = outside.now()
  const old = { before: now - removedFilesKept, now, actor: service }
  while (await forgetOldFiles(tenant, old));
  if (await isDue(tenant, 'orphans', day, now)) await findOrphans(outside, id, tenant)
  const marked = await markedObjects(tenant)
  if (marked.length === 0) return
  await outside.files.remove(marked.map(({ community, sha256 }) => objectName(id, community, sha256)))
  await unmarkObjects(tenant, now - hour)
}
