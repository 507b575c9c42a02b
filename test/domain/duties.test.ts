import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dutyProgress, owesDuties, threeOnes, type DutyCount, type DutyFrame } from '@linli/domain/duties'

const duties = [
  { key: 'service', times: 1 },
  { key: 'deed', times: 1 },
  { key: 'suggestion', times: 1 },
]
const did = (member: string, duty: string, times = 1): DutyCount => ({ member, duty, times })
const frame = (changes: Partial<DutyFrame>): DutyFrame => ({
  members: [{ id: 'fang' }],
  duties,
  counts: [],
  year: 2010,
  today: '2010-07-05',
  ...changes,
})

test('the three ones are one service, one deed and one suggestion', () => {
  expect(threeOnes).toEqual([
    { key: 'public_service', times: 1 },
    { key: 'good_deed', times: 1 },
    { key: 'suggestion', times: 1 },
  ])
})

describe('who owes the duties of 2010', () => {
  test.each([
    ['a member of old, in the year', {}, '2010-07-05', true],
    ['a member of old, after the year', {}, '2011-03-01', true],
    ['a member of old, before the year', {}, '2009-12-31', false],
    ['on the first day of the year', {}, '2010-01-01', true],
    ['who joined in spring', { since: '2010-03-01' }, '2010-07-05', true],
    ['who joins in spring, before that', { since: '2010-03-01' }, '2010-02-28', false],
    ['who joined on 1 October', { since: '2010-10-01' }, '2010-12-31', true],
    ['who joined on 2 October', { since: '2010-10-02' }, '2010-12-31', false],
    ['who joined a year later', { since: '2011-01-01' }, '2011-06-01', false],
    ['who left the year before', { until: '2009-12-31' }, '2010-07-05', false],
    ['who leaves in autumn, while still there', { until: '2010-09-30' }, '2010-07-05', true],
    ['who leaves in autumn, on the last day', { until: '2010-09-30' }, '2010-09-30', true],
    ['who left in autumn', { until: '2010-09-30' }, '2010-10-01', false],
    ['who left in autumn, seen from a later year', { until: '2010-09-30' }, '2012-01-01', false],
    ['who left with the year', { until: '2010-12-31' }, '2011-01-15', true],
  ])('%s', (_, days, today, owes) => {
    expect(owesDuties({ id: 'fang', ...days }, 2010, today)).toBe(owes)
  })

  test('in a leap year the last of February counts', () => {
    expect(owesDuties({ id: 'fang', until: '2012-02-29' }, 2012, '2012-02-29')).toBe(true)
    expect(owesDuties({ id: 'fang', until: '2012-02-29' }, 2012, '2012-03-01')).toBe(false)
  })
})

describe('the progress of duties', () => {
  test('nothing done yet: everything is lacking', () => {
    expect(dutyProgress(frame({}))).toEqual({
      members: [
        {
          member: 'fang',
          owes: true,
          cells: duties.map(({ key: duty }) => ({ duty, done: 0, needed: 1, met: false })),
          lacking: ['service', 'deed', 'suggestion'],
        },
      ],
      met: 0,
      owed: 3,
      share: 0,
    })
  })

  test('two good deeds do not make up for a missing suggestion', () => {
    const counts = [did('fang', 'deed', 2), did('fang', 'service')]
    const progress = dutyProgress(frame({ counts }))
    expect([progress.met, progress.owed, progress.share]).toEqual([2, 3, 2 / 3])
    expect(progress.members[0]?.lacking).toEqual(['suggestion'])
    expect(progress.members[0]?.cells[1]).toEqual({ duty: 'deed', done: 2, needed: 1, met: true })
  })

  test('counts of one cell add up, and a duty that is owed twice is met by two', () => {
    const twice = [{ key: 'deed', times: 2 }]
    const once = dutyProgress(frame({ duties: twice, counts: [did('fang', 'deed')] }))
    const again = dutyProgress(frame({ duties: twice, counts: [did('fang', 'deed'), did('fang', 'deed')] }))
    expect([once.share, again.share]).toEqual([0, 1])
  })

  test('who owes nothing is told with what they did, and neither helps nor harms the share', () => {
    const members = [{ id: 'fang' }, { id: 'lei', since: '2010-11-01' }]
    const counts = [did('lei', 'deed'), did('fang', 'deed')]
    const progress = dutyProgress(frame({ members, counts, today: '2010-12-31' }))
    expect([progress.met, progress.owed]).toEqual([1, 3])
    expect(progress.members[1]).toMatchObject({ owes: false, lacking: [] })
    expect(progress.members[1]?.cells[1]).toEqual({ duty: 'deed', done: 1, needed: 0, met: false })
  })

  test('without members, duties or anybody who owes them there is no share', () => {
    for (const none of [{ members: [] }, { duties: [] }, { members: [{ id: 'x', until: '2009-01-01' }] }])
      expect(dutyProgress(frame(none))).toMatchObject({ met: 0, owed: 0, share: undefined })
  })

  test('what somebody unknown did, or a duty nobody owes, counts for nothing', () => {
    const counts = [did('stranger', 'deed'), did('fang', 'singing')]
    expect(dutyProgress(frame({ counts }))).toEqual(dutyProgress(frame({})))
  })
})

const day = fc
  .date({ min: new Date('2008-01-01'), max: new Date('2012-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const members = fc.uniqueArray(
  fc.record(
    { id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), since: day, until: day },
    { requiredKeys: ['id'] },
  ),
  { selector: ({ id }) => id },
)
const record = fc.record({
  member: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  duty: fc.constantFrom('service', 'deed', 'suggestion', 'singing'),
  times: fc.constant(1),
})
const frames = fc.record({
  members,
  duties: fc.constant(duties),
  counts: fc.array(record, { maxLength: 30 }),
  year: fc.integer({ min: 2009, max: 2011 }),
  today: day,
})

describe('whatever the records', () => {
  test('one more never lowers the progress, and taking it away restores the former state exactly', () => {
    fc.assert(
      fc.property(frames, record, (told, more) => {
        const before = dutyProgress(told)
        const after = dutyProgress({ ...told, counts: [...told.counts, more] })
        expect(after.met).toBeGreaterThanOrEqual(before.met)
        expect(after.owed).toBe(before.owed)
        const without = [...told.counts, more].slice(0, -1)
        expect(dutyProgress({ ...told, counts: without })).toEqual(before)
      }),
    )
  })

  test('the share lies between 0 and 1, and is 1 just when nobody lacks anything', () => {
    fc.assert(
      fc.property(frames, (told) => {
        const { share, members: by, owed, met } = dutyProgress(told)
        const lacking = by.flatMap((one) => one.lacking)
        expect(lacking.length).toBe(owed - met)
        expect(share === undefined || (share >= 0 && share <= 1)).toBe(true)
        expect(share === 1).toBe(owed > 0 && lacking.length === 0)
      }),
    )
  })

  test('the order in which they come does not matter', () => {
    fc.assert(
      fc.property(frames, (told) => {
        expect(dutyProgress({ ...told, counts: told.counts.toReversed() })).toEqual(dutyProgress(told))
      }),
    )
  })
})
