import { describe, expect, test } from 'vitest'
import { stories } from '../stories/all.ts'
import { undocumented } from '../stories/documented.ts'
import { tooManyRounds } from '../stories/round-trips.ts'
import { town } from '../support/town.ts'

describe('on Node', () => {
  test.for(Object.entries(stories))(
    '%s',
    { timeout: 60_000 },
    async ([, { demonstration = false, tell }]) => {
      await using place = await town({ demonstration, allowedHosts: ['127.0.0.1'] })
      await tell(place)
      expect(place.faults).toEqual([])
      expect(place.log.some(({ rounds }) => rounds.length > 0)).toBe(true)
      expect(tooManyRounds(place.log)).toEqual([])
      expect(undocumented(place.log)).toEqual([])
    },
  )
})
