import type { Files } from '@linli/workers/outside'

/** A store of files in memory, which notes when each was put away. */
export const shelf = (now: () => number): Files => {
  const kept = new Map<string, { body: Uint8Array<ArrayBuffer>; at: number }>()
  return {
    put: async (name, body) => {
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : Uint8Array.from(body)
      kept.set(name, { body: bytes, at: now() })
    },
    get: async (name) => kept.get(name)?.body,
    async *list(folder) {
      yield [...kept].filter(([name]) => name.startsWith(folder)).map(([name, { at }]) => ({ name, at }))
    },
    remove: async (names) => {
      for (const name of names) kept.delete(name)
    },
  }
}

/** So little that a story can fill it: 3 MB in a community, 5 in a street. */
export const smallQuota = { community: 3_000_000, street: 5_000_000 }
