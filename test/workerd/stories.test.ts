import { afterAll, describe, expect, test } from 'vitest'
import { stories } from '../stories/all.ts'
import { undocumented } from '../stories/documented.ts'
import { edgeHost, edgeTown } from '../support/edge-towns.ts'

const host = await edgeHost()
afterAll(() => host[Symbol.asyncDispose]())

describe('on workerd, as wrangler.toml says', () => {
  test.for(Object.entries(stories))('%s', async ([, { demonstration = false, tell }]) => {
    await using place = await edgeTown(host, { demonstration })
    await tell(place)
    expect(place.log.some(({ rounds }) => rounds.length > 0)).toBe(true)
    expect(undocumented(place.log)).toEqual([])
  })
})
