import { largestFile } from '@linli/domain/files'
import { useEffect, useState } from 'preact/hooks'
import { fileLink, freshKey, Unreachable } from '../api.ts'
import { forget } from '../queries.ts'
import type { Owner } from './owners.ts'
import { send } from './sending.ts'
import { smallPicture } from './small-pictures.ts'

/** Why a file did not get there: found here before it was sent, or by the server in its words. */
export type Failure = 'empty' | 'too-large' | 'offline' | 'broken' | { said: string }

/** A file on its way. It goes on when its record is no longer shown, and is forgotten with the page. */
export type Upload = {
  id: number
  owner: Owner
  file: Blob
  name: string
  key: string
  /** How much has gone out, from 0 to 1. */
  share: number
  failure?: Failure
  stop: AbortController
}

let count = 0
let uploads: readonly Upload[] = []
const watchers = new Set<() => void>()

/** While files are on their way, the browser asks before it leaves the page. */
const hold = (event: BeforeUnloadEvent): void => event.preventDefault()

const show = (next: readonly Upload[]): void => {
  uploads = next
  const isBusy = next.some(({ failure }) => failure === undefined)
  if (isBusy) addEventListener('beforeunload', hold)
  else removeEventListener('beforeunload', hold)
  for (const watch of watchers) watch()
}

const change = (id: number, changes: Partial<Upload>): void =>
  show(uploads.map((one) => (one.id === id ? { ...one, ...changes } : one)))

const drop = (id: number): void => show(uploads.filter((one) => one.id !== id))

/** The files on their way to one owner. */
export const useUploads = ({ question }: Owner): readonly Upload[] => {
  const [, draw] = useState(0)
  useEffect(() => {
    const watch = () => draw((before) => before + 1)
    watchers.add(watch)
    return () => {
      watchers.delete(watch)
    }
  }, [])
  return uploads.filter(({ owner }) => owner.question === question)
}

const failureOf = (error: unknown): Failure => {
  if (error instanceof Unreachable) return error.slow ? 'broken' : 'offline'
  return error instanceof Error && error.message !== '' ? { said: error.message } : 'broken'
}

/** A photo without its small picture is still there: nothing is said when only this fails. */
const picture = async ({ owner, file }: Upload, id: string): Promise<void> => {
  const body = await smallPicture(file)
  if (body === undefined) return
  const { street, community } = owner
  const address = fileLink('setFilePicture', { params: { street, community, file: id } })
  await send<'setFilePicture'>({ method: 'PUT', address, body }).catch(() => undefined)
}

const upload = async (one: Upload, onDone: (name: string) => void): Promise<void> => {
  if (uploads.every(({ id }) => id !== one.id)) return
  try {
    const made = await send<'addEntryFile'>({
      method: 'POST',
      address: one.owner.address(one.name),
      body: one.file,
      key: one.key,
      onProgress: (share) => change(one.id, { share }),
      stop: one.stop.signal,
    })
    if (/^(jpeg|png|webp|heic)$/.test(made.type)) await picture(one, made.id)
    drop(one.id)
    onDone(made.name)
  } catch (error) {
    if (one.stop.signal.aborted) drop(one.id)
    else change(one.id, { failure: failureOf(error) })
  }
  forget(one.owner.question)
}

let line: Promise<void> = Promise.resolve()

/** One after another: on a weak network two at once would both be slow. */
const queue = (one: Upload, onDone: (name: string) => void): void => {
  line = line.then(() => upload(one, onDone))
}

const amiss = ({ size }: Blob): { failure?: Failure } => {
  if (size === 0) return { failure: 'empty' }
  if (size > largestFile) return { failure: 'too-large' }
  return navigator.onLine ? {} : { failure: 'offline' }
}

/** Sends files; what cannot be sent stays in the list with the reason. */
export const addFiles = (owner: Owner, files: readonly File[], onDone: (name: string) => void): void => {
  const added = files.map((file) => ({
    id: ++count,
    owner,
    file,
    name: file.name === '' ? 'photo' : file.name,
    key: freshKey(),
    share: 0,
    stop: new AbortController(),
    ...amiss(file),
  }))
  show([...uploads, ...added])
  for (const one of added) if (!('failure' in one)) queue(one, onDone)
}

/** Tries again, under the same key, so that what had arrived after all is not added twice. */
export const retry = (one: Upload, onDone: (name: string) => void): void => {
  const { failure: _, ...again } = { ...one, share: 0, stop: new AbortController() }
  show(uploads.map((each) => (each.id === one.id ? again : each)))
  queue(again, onDone)
}

/** Stops a file on its way, or puts one aside that did not get there. */
export const dismiss = ({ id, stop }: Upload): void => {
  stop.abort()
  drop(id)
}
