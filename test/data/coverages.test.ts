import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commit } from '@linli/data/commit'
import { enterDayGuard } from '@linli/data/tenant/coverage-changes'
import { readCoverage } from '@linli/data/tenant/coverages'
import { readStreetCoverage } from '@linli/data/tenant/street-coverages'
import { counters, type Counter } from '@linli/domain/targets'
import type { DayCell } from '@linli/domain/targets/coverage-days'
import { changesOf, standingsOn, sumsOf, sumsOn, type DayCount } from '@linli/domain/targets/coverages'
import { campaign, enter, plantCensus, setTracts, tractsOf } from '../support/coverages.ts'
import { openLedger, textIn, type Ledger } from '../support/ledgers.ts'

describe('what is kept of a census in one community', () => {
  let ledger: Ledger
  const target = 'census-elm'
  const tracts = tractsOf(3, 40)

  beforeAll(async () => {
    ledger = await openLedger(['elm', 'oak'])
    await ledger.client.batch(plantCensus(['elm', 'oak']), 'write')
    await setTracts(ledger, target, 2, tracts)
  })
  afterAll(() => ledger[Symbol.dispose]())

  const emptied = () =>
    ledger.client.batch([
      'DELETE FROM coverage_count',
      'DELETE FROM coverage_day',
      'DELETE FROM coverage_sum',
    ])

  const sumsKept = async () => {
    const { rows } = await ledger.client.execute(
      `SELECT day || ' ' || counter || ' ' || households || ' ' || tracts AS text FROM coverage_sum
        WHERE households <> 0 OR tracts <> 0 ORDER BY day, counter`,
    )
    return rows.map((row) => textIn(row, 'text'))
  }

  /** The sums as they must be, worked out anew from all counts. */
  const sumsDue = (counts: readonly DayCount[]): string[] => {
    const sums = new Map<string, [number, number]>()
    for (const { day, counter, households, tracts: first } of changesOf(counts)) {
      const [before, known] = sums.get(`${day} ${counter}`) ?? [0, 0]
      sums.set(`${day} ${counter}`, [before + households, known + first])
    }
    return [...sums]
      .filter(([, [households, known]]) => households !== 0 || known !== 0)
      .map(([key, [households, known]]) => `${key} ${households} ${known}`)
      .sort()
  }

  const anyCell = fc
    .record({
      tract: fc.constantFrom('01', '02', '03'),
      counter: fc.constantFrom<Counter>(...counters),
      households: fc.option(fc.nat(40), { nil: undefined }),
    })
    .map((cell): DayCell => cell)
  const anyEntry = fc.record({
    day: fc.constantFrom(...campaign(5)),
    cells: fc.uniqueArray(anyCell, { selector: ({ tract, counter }) => `${tract} ${counter}`, maxLength: 6 }),
  })

  test('the sums kept are those of all counts, whatever is entered, corrected and taken back in which order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEntry, { maxLength: 8 }), async (entries) => {
        await emptied()
        const kept = new Map<string, DayCount>()
        for (const { day, cells } of entries) {
          expect(await enter(ledger, target, day, cells)).toBe('committed')
          for (const { tract, counter, households } of cells) {
            const key = `${day} ${tract} ${counter}`
            if (households === undefined) kept.delete(key)
            else kept.set(key, { day, tract, counter, households })
          }
        }
        const counts = [...kept.values()]
        expect(await sumsKept()).toEqual(sumsDue(counts))
        const last = campaign(5).at(-1) ?? ''
        const read = await readCoverage(ledger.tenant, ledger.reach, 'elm', target, last)
        expect(sumsOn(read?.series ?? [], last)).toEqual(sumsOf(standingsOn(tracts, counts, last)))
        expect(read?.tracts.map((tract) => tract.counts)).toEqual(
          standingsOn(tracts, counts, last).map((tract) => tract.counts),
        )
      }),
      { numRuns: 40 },
    )
  })

  test('a day shows what was entered for it and what each tract had before', async () => {
    await emptied()
    const [monday = '', tuesday = '', wednesday = ''] = campaign(3)
    await enter(ledger, target, monday, [{ tract: '01', counter: 'listed', households: 10 }])
    await enter(ledger, target, tuesday, [{ tract: '02', counter: 'listed', households: 0 }])
    await enter(ledger, target, wednesday, [{ tract: '01', counter: 'listed', households: 15 }])
    const read = await readCoverage(ledger.tenant, ledger.reach, 'elm', target, tuesday)
    expect(read?.day).toMatchObject({ day: tuesday, version: 1, updatedBy: '王芳' })
    expect(read?.tracts.map(({ counts, before, entered }) => ({ counts, before, entered }))).toEqual([
      { counts: { listed: 15 }, before: { listed: 10 }, entered: {} },
      { counts: { listed: 0 }, before: {}, entered: { listed: 0 } },
      { counts: {}, before: {}, entered: {} },
    ])
  })

  test('is kept from a count above the tract’s households, and from a tract that loses what it counted', async () => {
    await emptied()
    const [monday = '', tuesday = ''] = campaign(2)
    const cell = { tract: '01', counter: 'listed' } as const
    expect(await enter(ledger, target, monday, [{ ...cell, households: 41 }])).toBe('conflict')
    expect(await enter(ledger, target, monday, [{ ...cell, tract: '09', households: 1 }])).toBe('conflict')
    expect(await sumsKept()).toEqual([])
    await enter(ledger, target, monday, [{ ...cell, households: 30 }])
    await enter(ledger, target, tuesday, [{ ...cell, households: 20 }])
    const smaller = (households: number) =>
      tracts.map((tract) => (tract.code === '01' ? { ...tract, households } : tract))
    expect(await setTracts(ledger, target, 3, tracts.slice(1))).toBe('conflict')
    expect(await setTracts(ledger, target, 3, smaller(19))).toBe('conflict')
    expect(await setTracts(ledger, target, 3, smaller(20))).toBe('committed')
    expect(await setTracts(ledger, target, 3, tracts)).toBe('stale')
    expect(await setTracts(ledger, target, 4, tracts.toReversed().slice(0, 3))).toBe('committed')
    const read = await readCoverage(ledger.tenant, ledger.reach, 'elm', target, tuesday)
    expect(read?.tracts.map(({ code }) => code)).toEqual(['03', '02', '01'])
  })

  test('of two who enter the same day the second is told', async () => {
    await emptied()
    const [monday = ''] = campaign(1)
    await enter(ledger, target, monday, [{ tract: '01', counter: 'listed', households: 10 }])
    const again = { day: monday, version: 1, updatedAt: 0, updatedBy: '李娟' }
    expect(
      await commit(ledger.tenant, { guard: enterDayGuard(target, again), statements: [], events: [] }),
    ).toBe('stale')
  })

  test('is nothing to another community, nor to one whose reach ends before', async () => {
    const [day = ''] = campaign(1)
    expect(await readCoverage(ledger.tenant, ledger.reach, 'oak', target, day)).toBeUndefined()
    const own = Object.assign({ ...ledger.reach }, { communities: ['oak'] })
    expect(await readCoverage(ledger.tenant, own, 'elm', target, day)).toBeUndefined()
    const street = await readStreetCoverage(ledger.tenant, own, 'census', day)
    expect(street?.parts.map(({ community }) => community)).toEqual(['oak'])
  })
})
