import type { Files, PutAway } from './outside.ts'

/** R2 removes at most so many objects in one call. */
const mostRemoved = 1000

/** Files in a bucket of R2, which shows an object when all of it is there. */
export const bucketFiles = (bucket: R2Bucket): Files => {
  async function* below(prefix: string): AsyncGenerator<readonly PutAway[]> {
    let cursor: string | undefined
    do {
      const page = await bucket.list({ prefix, ...(cursor === undefined ? {} : { cursor }) })
      yield page.objects.map(({ key, uploaded }) => ({ name: key, at: uploaded.getTime() }))
      cursor = page.truncated ? page.cursor : undefined
    } while (cursor !== undefined)
  }
  return {
    put: async (name, body) => void (await bucket.put(name, body)),
    get: async (name) => {
      const found = await bucket.get(name)
      return found === null ? undefined : new Uint8Array(await found.arrayBuffer())
    },
    list: below,
    remove: async (names) => {
      for (let from = 0; from < names.length; from += mostRemoved)
        await bucket.delete(names.slice(from, from + mostRemoved))
    },
  }
}
