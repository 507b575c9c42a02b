import * as z from 'zod'
import { fileTypes, largestFile, largestPicture } from '@linli/domain/files'
import { operation } from './operation.ts'
import { bytes, id, instant, version } from './schemas.ts'
import { itemKey } from './target-plans.ts'

/** A file that bears witness to a record, or to an item, phase or step of a target: a photo or a document. */
export const File = z.strictObject({
  id,
  name: z.string().meta({ description: 'As it is downloaded, with the ending that its content has.' }),
  type: z.enum(fileTypes),
  size: z.int().meta({ description: 'In bytes.' }),
  picture: z.boolean().meta({ description: 'Whether it has a small picture.' }),
  version,
  createdAt: instant,
  createdBy: z.string(),
  updatedAt: instant,
  updatedBy: z.string(),
})
export type File = z.infer<typeof File>

const usage = z.strictObject({ used: z.int(), allowed: z.int() }).meta({
  description: 'Bytes that are kept, and how many may be; what was removed counts until it is gone.',
})

const params = { file: id }
const ofItem = { target: id, item: itemKey }
const which = { removed: z.enum(['only']).optional() }
const listed = z.strictObject({ files: z.array(File), community: usage, street: usage })
const adding = ['stale', 'file-not-taken', 'file-already-there', 'files-full', 'try-again'] as const
const called = {
  name: z.string().min(1).max(1000).meta({
    description: 'What the file is called; paths and what could deceive are taken out of it.',
  }),
}

export const fileOperations = {
  listEntryFiles: operation('listEntryFiles', {
    summary: 'The files of a record, oldest first; or those that were removed and can be brought back',
    params: { entry: id },
    query: which,
    reply: listed,
  }),
  listItemFiles: operation('listItemFiles', {
    summary: 'The files of an item, phase or step of a target, oldest first; or those that were removed',
    params: ofItem,
    query: which,
    reply: listed,
  }),
  addEntryFile: operation('addEntryFile', {
    summary: 'Add a photo or a document to a record',
    params: { entry: id },
    query: called,
    body: bytes,
    bodyLimit: largestFile,
    reply: File,
    problems: adding,
  }),
  addItemFile: operation('addItemFile', {
    summary: 'Add a photo or a document to an item, phase or step of a target',
    params: ofItem,
    query: called,
    body: bytes,
    bodyLimit: largestFile,
    reply: File,
    problems: adding,
  }),
  readFile: operation('readFile', {
    summary: 'A file as it was added, to be saved and never shown',
    params,
    reply: bytes,
    file: 'application/octet-stream',
  }),
  readFilePicture: operation('readFilePicture', {
    summary: 'The small picture of a file',
    params,
    reply: bytes,
    file: 'image/jpeg',
  }),
  setFilePicture: operation('setFilePicture', {
    summary: 'Give a photo its small picture, a JPEG; it has one, once',
    params,
    body: bytes,
    bodyLimit: largestPicture,
    reply: File,
    problems: ['stale', 'file-not-taken', 'file-already-there'],
  }),
  removeFile: operation('removeFile', {
    summary: 'Remove a file; it can be brought back for thirty days',
    params,
    reply: File,
  }),
  restoreFile: operation('restoreFile', {
    summary: 'Bring a removed file back',
    params,
    reply: File,
    problems: ['file-already-there'],
  }),
}
