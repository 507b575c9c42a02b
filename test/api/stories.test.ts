import { describe, expect, test } from 'vitest'
import { stories } from '../stories/all.ts'
import { tooManyRounds } from '../stories/round-trips.ts'
import { town } from '../support/town.ts'

describe('on Node', () => {
  for (const [name, { demonstration = false, tell }] of Object.entries(stories))
    test(name, { timeout: 60_000 }, async () => {
      await using place = await town({ demonstration })
      await tell(place)
      expect(place.faults).toEqual([])
      expect(tooManyRounds(place.log)).toEqual([])
    })
})
