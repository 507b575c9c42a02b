import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCoverage } from '@linli/data/tenant/coverages'
import { readStreetCoverage } from '@linli/data/tenant/street-coverages'
import { counters, type Counter } from '@linli/domain/targets'
import type { DayCell } from '@linli/domain/targets/coverage-days'
import { coverageProgress } from '@linli/domain/targets/coverage-phases'
import { campaign, census, countedBy, enter, plantCensus, setTracts, tractsOf } from '../support/coverages.ts'
import { openLedger, type Ledger } from '../support/ledgers.ts'

describe('52 tracts in 20 communities, entered daily for 40 days', () => {
  const communities = Array.from({ length: 20 }, (_, index) => `community-${index + 1}`)
  const tracts = tractsOf(52, 80)
  const days = campaign(40)
  let ledger: Ledger

  /** What a community enters on the n-th day: every tract's listing, and of the other counters what has begun. */
  const cellsOf = (nth: number): DayCell[] =>
    tracts.flatMap((tract) =>
      counters.flatMap((counter) => {
        const households = countedBy(counter, nth + 1, tract)
        return counter === 'listed' || households > 0 ? { tract: tract.code, counter, households } : []
      }),
    )

  const sumBy = (counter: Counter, nth: number) =>
    tracts.reduce((sum, tract) => sum + countedBy(counter, nth + 1, tract), 0)

  beforeAll(async () => {
    ledger = await openLedger(communities)
    await ledger.client.batch(plantCensus(communities), 'write')
    for (const community of communities) await setTracts(ledger, `census-${community}`, 2, tracts)
    for (const [nth, day] of days.entries())
      for (const community of communities) await enter(ledger, `census-${community}`, day, cellsOf(nth))
  }, 240_000)
  afterAll(() => ledger[Symbol.dispose]())

  test('are all kept', async () => {
    const { rows } = await ledger.client.execute(
      `SELECT (SELECT count(*) FROM coverage_count WHERE counter = 'listed') AS listed,
        (SELECT count(*) FROM coverage_day) AS days, (SELECT count(*) FROM tract) AS tracts`,
    )
    expect({ ...rows[0] }).toMatchObject({ listed: 41_600, days: 800, tracts: 1040 })
  })

  test('are summed in as many rows as there are days and counters, whatever the number of tracts', async () => {
    const { rows } = await ledger.client.execute('SELECT count(*) AS sums FROM coverage_sum')
    const reported = counters.map(
      (counter) => campaign(40).filter((_, nth) => sumBy(counter, nth) > 0).length,
    )
    expect(rows[0]?.['sums']).toBe(20 * reported.reduce((sum, of) => sum + of, 0))
  })

  test('are summed for the street on every day', async () => {
    const read = await readStreetCoverage(ledger.tenant, ledger.reach, 'census', days.at(-1) ?? '')
    expect(read?.parts).toHaveLength(20)
    expect(read?.series.map(({ day }) => day)).toEqual(days)
    for (const [nth, { sums }] of (read?.series ?? []).entries())
      for (const counter of counters) expect(sums[counter]?.households ?? 0).toBe(20 * sumBy(counter, nth))
    expect(read?.parts[7]).toMatchObject({
      community: 'community-8',
      tracts: 52,
      households: 4160,
      entered: 52,
      sums: { listed: { households: sumBy('listed', 39), tracts: 52 } },
    })
  })

  test('are summed for a community, with each tract’s latest count', async () => {
    const day = days[20] ?? ''
    const read = await readCoverage(ledger.tenant, ledger.reach, 'community-3', 'census-community-3', day)
    expect(read?.series).toHaveLength(40)
    expect(read?.tracts.map(({ entered }) => entered['listed'])).toEqual(
      tracts.map((tract) => countedBy('listed', 21, tract)),
    )
    const { share, reached } = coverageProgress(census, {
      tracts: read?.tracts ?? [],
      series: read?.series ?? [],
      marks: [],
      today: days.at(-1) ?? '',
    })
    const shares = counters.map((counter) => sumBy(counter, 39) / 4160)
    expect(share).toBeCloseTo(shares.reduce((sum, one) => sum + one, 0) / 4, 12)
    expect(reached).toBe(false)
  })
})
