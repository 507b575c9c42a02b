import type { File as Kept } from '@linli/contract/files'
import { call, Refused } from '../api.ts'
import { announce } from '../parts/toast.tsx'
import { forget } from '../queries.ts'
import type { Owner } from './owners.ts'
import type { Words } from './words.ts'

const at = ({ street, community }: Owner, { id }: Kept) => ({ street, community, file: id })

const say = (error: unknown, said: Words): void =>
  announce(error instanceof Refused ? error.message : said.failed)

/** Brings a removed file back. */
export const restoreFile = async (owner: Owner, file: Kept, said: Words): Promise<void> => {
  try {
    await call('restoreFile', { params: at(owner, file), version: file.version })
    announce(said.restored(file.name))
  } catch (error) {
    say(error, said)
  }
  forget(owner.question)
}

/** Removes a file, and offers to take that back. */
export const removeFile = async (owner: Owner, file: Kept, said: Words): Promise<void> => {
  try {
    const removed = await call('removeFile', { params: at(owner, file), version: file.version })
    announce(said.removed(file.name), { undo: () => void restoreFile(owner, removed, said) })
  } catch (error) {
    say(error, said)
  }
  forget(owner.question)
}
