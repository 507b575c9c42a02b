import { useEffect, useReducer, useRef } from 'preact/hooks'

type Held = {
  value?: unknown
  failure?: Error
  /** When the value came, in milliseconds; 0: it must be loaded again. */
  at: number
  /** Counts the loads, so that only the latest one's answer is kept. */
  turn: number
  running: boolean
  watchers: Set<() => void>
  load: () => Promise<unknown>
}

/** What is known of a question. `value` stays while it is asked again, and also when asking again failed. */
export type Query<Value> = { value?: Value; failure?: Error; loading: boolean; reload: () => void }

/** A value younger than this is shown again without asking, in milliseconds. */
const freshness = 5_000

const cache = new Map<string, Held>()

const heldOf = (key: string, load: () => Promise<unknown>): Held => {
  const found = cache.get(key)
  if (found !== undefined) return found
  const made: Held = { at: 0, turn: 0, running: false, watchers: new Set(), load }
  cache.set(key, made)
  return made
}

const settle = (held: Held, turn: number, result: { value: unknown } | { failure: Error }): void => {
  if (turn !== held.turn) return
  held.running = false
  if ('value' in result) {
    held.value = result.value
    held.at = Date.now()
    delete held.failure
  } else held.failure = result.failure
  for (const draw of held.watchers) draw()
}

const run = (held: Held): void => {
  const turn = ++held.turn
  held.running = true
  for (const draw of held.watchers) draw()
  held.load().then(
    (value) => settle(held, turn, { value }),
    (failure: unknown) =>
      settle(held, turn, { failure: failure instanceof Error ? failure : new Error(String(failure)) }),
  )
}

/**
 * A question to the server, answered from memory at once where it was asked before, and asked again.
 * @param key names the question and everything it depends on, such as `entries/tianyun/2010-H1`
 * @param fresh how long an answer is shown without asking again, in milliseconds
 */
export const useQuery = <Value>(
  key: string,
  load: () => Promise<Value>,
  fresh: number = freshness,
): Query<Value> => {
  const [, draw] = useReducer((count: number) => count + 1, 0)
  const latest = useRef(load)
  latest.current = load
  const held = heldOf(key, load)
  useEffect(() => {
    const watch = () => draw(undefined)
    held.load = () => latest.current()
    held.watchers.add(watch)
    if (!held.running && (held.at === 0 || Date.now() - held.at > fresh)) run(held)
    return () => {
      held.watchers.delete(watch)
    }
  }, [held])
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only this key's own `load` fills it
    ...(held.at === 0 && held.value === undefined ? {} : { value: held.value as Value }),
    ...(held.failure === undefined ? {} : { failure: held.failure }),
    loading: held.running || (held.at === 0 && held.failure === undefined),
    reload: () => run(held),
  }
}

/** After a change: answers whose key begins so are asked again where they are shown, and otherwise dropped. */
export const forget = (prefix: string): void => {
  for (const [key, held] of cache) {
    if (!key.startsWith(prefix)) continue
    if (held.watchers.size > 0) run(held)
    else cache.delete(key)
  }
}

/** Drops everything that was learnt, as when another person signs in. */
export const forgetAll = (): void => {
  for (const held of cache.values()) held.turn += 1
  cache.clear()
}
