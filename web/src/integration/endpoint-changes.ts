import type { Endpoint } from '@linli/contract/endpoints'
import { refusalOf } from '../api.ts'
import { whyOf } from '../failures.ts'
import { announce } from '../parts/toast.tsx'
import { ask } from './asking.ts'
import { changeOf, formOf } from './endpoint-forms.ts'
import { endpointsChanged } from './endpoint-loading.ts'
import type { PanelWords } from './panel-words.ts'

const attempt = async <Value>(
  street: string,
  words: PanelWords,
  act: () => Promise<Value>,
): Promise<Value | undefined> => {
  try {
    return await act()
  } catch (error) {
    announce(refusalOf(error) === 'stale' ? words.stale : words.notDone(whyOf(error)))
    return undefined
  } finally {
    endpointsChanged(street)
  }
}

type Switched = 'active' | 'paused'

const put = (street: string, was: Endpoint, state: Switched): Promise<Endpoint> =>
  ask('changeEndpoint', {
    params: { street, endpoint: was.id },
    body: { ...changeOf(formOf(was)), state },
    version: was.version,
  })

/** Pauses an endpoint or switches it on again, with a way back. */
export const setState = async (
  street: string,
  was: Endpoint,
  state: Switched,
  words: PanelWords,
): Promise<void> => {
  const next = await attempt(street, words, () => put(street, was, state))
  if (next === undefined) return
  const back = async () => {
    const before = state === 'active' ? 'paused' : 'active'
    if ((await attempt(street, words, () => put(street, next, before))) !== undefined) announce(words.undone)
  }
  announce(state === 'active' ? words.resumedDone : words.pausedDone, { undo: () => void back() })
}

/** Removes an endpoint; true when it is gone. */
export const remove = async (street: string, was: Endpoint, words: PanelWords): Promise<boolean> => {
  const gone = await attempt(street, words, () =>
    ask('removeEndpoint', { params: { street, endpoint: was.id }, version: was.version }),
  )
  if (gone !== undefined) announce(words.removed)
  return gone !== undefined
}

/** Gives an endpoint new keys; true when it has them. */
export const rotate = async (street: string, was: Endpoint, words: PanelWords): Promise<boolean> => {
  const next = await attempt(street, words, () =>
    ask('rotateEndpointKeys', { params: { street, endpoint: was.id }, version: was.version }),
  )
  if (next !== undefined) announce(words.rotated)
  return next !== undefined
}
