import type { File as FileReply } from '@linli/contract/files'
import {
  listFiles,
  readFile as findFile,
  type FileOwner,
  type StoredFile,
  type Used,
} from '@linli/data/tenant/files'
import { changeFileGuard } from '@linli/data/tenant/file-changes'
import { commit } from '@linli/data/commit'
import { eventOf } from './committing.ts'
import { fileHeaders } from './csv.ts'
import type { Given, Handlers, InCommunity } from './given.ts'
import { instant } from './ids.ts'
import { isRefusing, refuse, type Refusing } from './refusals.ts'

/** Where an object lies in the store: by whose it is and what it holds. */
export const objectName = (street: string, community: string, sha256: string): string =>
  `files/${street}/${community}/${sha256}`

export const fileReply = (file: StoredFile): FileReply => ({
  id: file.id,
  name: file.name,
  type: file.type,
  size: file.size,
  picture: file.picture !== '',
  version: file.version,
  createdAt: instant(file.createdAt),
  createdBy: file.createdBy,
  updatedAt: instant(file.updatedAt),
  updatedBy: file.updatedBy,
})

const usageReply = ({ outside }: Pick<Given<'listEntryFiles'>, 'outside'>, used: Used) => ({
  community: { used: used.community, allowed: outside.fileQuota.community },
  street: { used: used.street, allowed: outside.fileQuota.street },
})

/** What a file belongs to, for its events. */
export const ownerIn = ({ entry, target, item }: StoredFile): Readonly<Record<string, unknown>> =>
  entry === null ? { target, item } : { entry }

const list = async (given: Given<'listEntryFiles'> | Given<'listItemFiles'>, owner: FileOwner) => {
  const { tenant, reach, community, query } = given
  const listed = await listFiles(tenant, reach, community, { owner, removed: query.removed === 'only' })
  if (listed === undefined) return refuse('not-found')
  return { files: listed.files.map(fileReply), ...usageReply(given, listed.used) }
}

type AboutFile = InCommunity & { params: { file: string } }

/** A file in reach that is in sight: neither it nor what it belongs to is deleted. */
export const fileInSight = async ({
  tenant,
  reach,
  community,
  params,
}: AboutFile): Promise<StoredFile | Refusing> => {
  const read = await findFile(tenant, reach, community, params.file)
  return read === undefined || read.deleted || read.found.removed ? refuse('not-found') : read.found
}

/** What is stored under a hash, to be handed out in a way that no browser runs it. */
const handOut = async (
  given: Given<'readFile'> | Given<'readFilePicture'>,
  sha256: string,
): Promise<Uint8Array<ArrayBuffer> | Refusing> => {
  const { outside, street, community, headers } = given
  const name = objectName(street.id, community, sha256)
  const content = await outside.files.get(name)
  headers.set('content-security-policy', "sandbox; default-src 'none'")
  headers.set('cross-origin-resource-policy', 'same-origin')
  if (content !== undefined) return content
  outside.report('a stored file', new Error(`missing from the store: ${name}`))
  return refuse('not-working')
}

/** Takes a file away or brings it back. */
const change = async (
  given: Given<'removeFile'> | Given<'restoreFile'>,
  removed: boolean,
): Promise<FileReply | Refusing> => {
  const read = await findFile(given.tenant, given.reach, given.community, given.params.file)
  if (read === undefined || read.deleted) return refuse('not-found')
  const { found } = read
  if (found.version !== given.seen || found.removed === removed) return refuse('stale')
  if (!removed && read.again) return refuse('file-already-there')
  const [at, by] = [given.outside.now(), given.caller.person.name]
  const next = { ...found, removed, version: given.seen + 1, updatedAt: at, updatedBy: by }
  const event = eventOf(given, removed ? 'file.removed' : 'file.restored', found.id, ownerIn(found))
  const done = await commit(given.tenant, {
    guard: changeFileGuard(next),
    statements: [],
    events: [event],
  })
  return done === 'committed' ? fileReply(next) : refuse('stale')
}

export const fileHandlers: Pick<
  Handlers,
  'listEntryFiles' | 'listItemFiles' | 'readFile' | 'readFilePicture' | 'removeFile' | 'restoreFile'
> = {
  listEntryFiles: (given) => list(given, { entry: given.params.entry }),

  listItemFiles: (given) => list(given, { target: given.params.target, item: given.params.item }),

  readFile: async (given) => {
    const found = await fileInSight(given)
    if (isRefusing(found)) return found
    fileHeaders(given.headers, found.name)
    return handOut(given, found.sha256)
  },

  readFilePicture: async (given) => {
    const found = await fileInSight(given)
    if (isRefusing(found)) return found
    given.headers.set('content-disposition', 'inline')
    return found.picture === '' ? refuse('not-found') : handOut(given, found.picture)
  },

  removeFile: (given) => change(given, true),

  restoreFile: (given) => change(given, false),
}
