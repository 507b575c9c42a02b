import type { Source } from '@linli/contract/sources'
import { refusalOf } from '../api.ts'
import { whyOf } from '../failures.ts'
import { announce } from '../parts/toast.tsx'
import { ask } from './asking.ts'
import type { Made } from './source-editing.ts'
import { sourcesChanged } from './source-loading.ts'
import type { SourceWords } from './source-words.ts'

const attempt = async <Value>(
  street: string,
  words: SourceWords,
  act: () => Promise<Value>,
): Promise<Value | undefined> => {
  try {
    return await act()
  } catch (error) {
    announce(refusalOf(error) === 'stale' ? words.stale : words.notDone(whyOf(error)))
    return undefined
  } finally {
    sourcesChanged(street)
  }
}

const put = (
  street: string,
  { id, version, name, receiving, mapping, communities, sections }: Source,
  state: Source['state'],
): Promise<Source> =>
  ask('changeSource', {
    params: { street, source: id },
    body: { name, receiving, mapping, communities, sections, state },
    version,
  })

/** Pauses a source or switches it on again, with a way back. */
export const setState = async (
  street: string,
  was: Source,
  state: Source['state'],
  words: SourceWords,
): Promise<void> => {
  const next = await attempt(street, words, () => put(street, was, state))
  if (next === undefined) return
  const back = async () => {
    if ((await attempt(street, words, () => put(street, next, was.state))) !== undefined)
      announce(words.undone)
  }
  announce(state === 'active' ? words.resumedDone : words.pausedDone, { undo: () => void back() })
}

/** Removes a source; true when it is gone. */
export const remove = async (
  street: string,
  { id, version }: Source,
  words: SourceWords,
): Promise<boolean> => {
  const gone = await attempt(street, words, () =>
    ask('removeSource', { params: { street, source: id }, version }),
  )
  if (gone !== undefined) announce(words.removed)
  return gone !== undefined
}

/** Gives a source a new secret, which is shown this once. */
export const rotate = (
  street: string,
  { id, version }: Source,
  words: SourceWords,
): Promise<Made | undefined> =>
  attempt(street, words, () =>
    ask('rotateSourceSecret', { params: { street, source: id }, body: {}, version }),
  )
