import type { File as FileReply } from '@linli/contract/files'
import { commit } from '@linli/data/commit'
import { addFileStatements, pictureStatements } from '@linli/data/tenant/file-changes'
import { readToAdd, type FileOwner, type StoredFile } from '@linli/data/tenant/files'
import { fileTypeOf } from '@linli/domain/file-contents'
import { fileName } from '@linli/domain/file-names'
import { fullPlace, mostFiles, type FileType } from '@linli/domain/files'
import { both } from '@linli/domain/results'
import { answerAgain, commitOnce, eventOf } from './committing.ts'
import { fileInSight, fileReply, objectName, ownerIn } from './files.ts'
import type { Given, Handlers } from './given.ts'
import { newId } from './ids.ts'
import { isRefusing, refuse, type Refusing } from './refusals.ts'

const tryAgain = (): Refusing => refuse('try-again', { retryAfter: 60 })

/** The first bytes of a compound file, in which Office wrote until 2007 and still keeps documents under a password. */
const compound = [0xd0, 0xcf, 0x11, 0xe0]

/** Why a content is not taken, where more can be said than what is. */
const notTaken = (content: Uint8Array): Refusing => {
  if (content.length === 0)
    return refuse('file-not-taken', {
      detail: both('这是一个空文件，请重新选择', 'The file is empty: choose it again'),
    })
  if (compound.every((byte, at) => content[at] === byte))
    return refuse('file-not-taken', {
      detail: both(
        '这是旧格式（doc、xls）或加了密码的文件，请另存为 docx、xlsx 或 PDF',
        'This is an old format (doc, xls) or has a password: save it as docx, xlsx or PDF',
      ),
    })
  return refuse('file-not-taken')
}

const places = { community: both('本社区', 'The community'), street: both('本街道', 'The street') }

type AddingId = 'addEntryFile' | 'addItemFile'
type Adding = Given<'addEntryFile'> | Given<'addItemFile'>

type Read = NonNullable<Awaited<ReturnType<typeof readToAdd>>>

/** Why a file of a type that is taken cannot be added to this record now. */
const cannotAdd = (given: Adding, { same, held, object, used }: Read): Refusing | undefined => {
  if (same !== undefined) {
    const [zh, en] = [`这份文件已经在这里：${same.name}`, `This file is already there: ${same.name}`]
    return refuse('file-already-there', { detail: { zh, en } })
  }
  if (held >= mostFiles)
    return refuse('files-full', {
      detail: both(`最多 ${mostFiles} 个文件`, `At most ${mostFiles} files`),
    })
  const full = fullPlace(used, object === undefined ? given.body.length : 0, given.outside.fileQuota)
  if (full !== undefined)
    return refuse('files-full', {
      detail: both(`${places[full].zh}的文件空间已满`, `${places[full].en} has no room for more files`),
    })
  return object === undefined || object.sweptAt === null ? undefined : tryAgain()
}

const newFile = (given: Adding, owner: FileOwner, type: FileType): StoredFile => {
  const [at, by] = [given.outside.now(), given.caller.person.name]
  return {
    id: newId(given.outside),
    community: given.community,
    entry: null,
    target: null,
    item: null,
    ...owner,
    name: fileName(given.query.name, type),
    type,
    size: given.body.length,
    sha256: given.sent,
    picture: '',
    removed: false,
    kept: false,
    version: 1,
    createdAt: at,
    createdBy: by,
    updatedAt: at,
    updatedBy: by,
  }
}

/** The object is written before the row: a row never names what is not there, and what no row names is swept away. */
const store = async (given: Adding, id: AddingId, made: StoredFile, isStored: boolean) => {
  const { outside, street, community, tenant, body } = given
  if (!isStored) await outside.files.put(objectName(street.id, community, made.sha256), body)
  // The name may be a person's: it is not for the log, which is kept for ever.
  const { type, size, sha256 } = made
  const change = {
    statements: addFileStatements(tenant, made, outside.fileQuota),
    events: [eventOf(given, 'file.added', made.id, { ...ownerIn(made), type, size, sha256 })],
  }
  return commitOnce(given, id, fileReply(made), change, tryAgain())
}

const add = async (given: Adding, id: AddingId, owner: FileOwner): Promise<FileReply | Refusing> => {
  const { tenant, reach, community, caller, key, sent, body } = given
  const read = await readToAdd(tenant, reach, community, {
    owner,
    sha256: sent,
    person: caller.person.id,
    key,
  })
  if (read === undefined) return refuse('not-found')
  if (read.before !== undefined) return answerAgain(given, id, read.before) as FileReply | Refusing
  const detail = both('这一条已删除，请先恢复', 'This is deleted: restore it first')
  if (read.deleted) return refuse('stale', { detail })
  const type = fileTypeOf(body)
  if (type === undefined) return notTaken(body)
  return cannotAdd(given, read) ?? store(given, id, newFile(given, owner, type), read.object !== undefined)
}

const isPhoto: readonly FileType[] = ['jpeg', 'png', 'webp', 'heic']

const setFilePicture: Handlers['setFilePicture'] = async (given) => {
  const { tenant, outside, street, community, body, sent: sha256 } = given
  const found = await fileInSight(given)
  if (isRefusing(found)) return found
  if (fileTypeOf(body) !== 'jpeg' || !isPhoto.includes(found.type))
    return refuse('file-not-taken', {
      detail: both('小图只能是照片的 JPEG', 'A small picture is the JPEG of a photo'),
    })
  if (found.picture !== '' && found.picture !== sha256) return refuse('file-already-there')
  if (found.picture === sha256) return fileReply(found)
  await outside.files.put(objectName(street.id, community, sha256), body)
  const done = await commit(tenant, {
    ...pictureStatements(found, { sha256, size: body.length }),
    events: [eventOf(given, 'file.pictured', found.id, { ...ownerIn(found), sha256 })],
  })
  return done === 'committed' ? fileReply({ ...found, picture: sha256 }) : refuse('stale')
}

export const fileAdditionHandlers: Pick<Handlers, AddingId | 'setFilePicture'> = {
  addEntryFile: (given) => add(given, 'addEntryFile', { entry: given.params.entry }),

  addItemFile: (given) => add(given, 'addItemFile', { target: given.params.target, item: given.params.item }),

  setFilePicture,
}
