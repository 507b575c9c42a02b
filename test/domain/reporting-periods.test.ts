import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closedText, periodsChanged, periodsClosedTo, type HalfReading } from '@linli/domain/corrections'
import type { Precision } from '@linli/domain/dates'
import { period } from '@linli/domain/periods'
import type { Posting } from '@linli/domain/postings'
import {
  closesAt,
  isClosed,
  isLate,
  neverCloses,
  readException,
  readSchedule,
  type Schedule,
} from '@linli/domain/reporting-periods'

const none: Schedule = { opens: '', due: '', closes: '', cutOff: '' }
const frame = { period: period('2010-H1'), today: '2010-06-15' }

describe('the days of a period', () => {
  test.for<[string, Partial<Schedule>, Partial<Schedule>]>([
    ['may all be left empty', {}, {}],
    [
      'are read as they are typed',
      { opens: '6-21', due: '7月2日', closes: '２０１０.7.10', cutOff: '20100630' },
      { opens: '2010-06-21', due: '2010-07-02', closes: '2010-07-10', cutOff: '2010-06-30' },
    ],
    [
      'may be one and the same',
      { opens: '7-1', due: '7-1', closes: '7-1', cutOff: '7-1' },
      { opens: '2010-07-01', due: '2010-07-01', closes: '2010-07-01', cutOff: '2010-07-01' },
    ],
    ['need no day between', { opens: '6-21', closes: '7-10' }, { opens: '2010-06-21', closes: '2010-07-10' }],
    ['may lie years ahead', { closes: '2012-1-31' }, { closes: '2012-01-31' }],
  ])('%s', ([, typed, days]) => {
    expect(readSchedule({ ...none, ...typed }, frame)).toEqual({ ok: true, value: { ...none, ...days } })
  })

  test.for<[string, string, string]>([
    ['2010-H2', '12-31', '2010-12-31'],
    ['2010-H2', '1-10', '2011-01-10'],
    ['2010-Q3', '6-21', '2010-06-21'],
    ['2010-12', '1-5', '2011-01-05'],
    ['2010', '2-28', '2011-02-28'],
    ['2010-H2', '2010-01-10', '2010-01-10'],
  ])('without a year are the nearest to the end of the period: of %s %s is %s', ([name, typed, due]) => {
    const read = readSchedule({ ...none, due: typed }, { ...frame, period: period(name) })
    expect(read).toEqual({ ok: true, value: { ...none, due } })
  })

  test.for<[Partial<Schedule>, string, string]>([
    [{ opens: '7-2', due: '7-1' }, 'due', 'day-too-early'],
    [{ due: '7-2', closes: '7-1' }, 'closes', 'day-too-early'],
    [{ opens: '7-2', closes: '7-1' }, 'closes', 'day-too-early'],
    [{ closes: '7-1', cutOff: '7-2' }, 'cutOff', 'day-too-late'],
    [{ due: '2月30日' }, 'due', 'no-such-day'],
    [{ due: '7月' }, 'due', 'not-a-day'],
    [{ due: '上半年' }, 'due', 'not-a-day'],
    [{ opens: '明天' }, 'opens', 'not-a-date'],
    [{ closes: '2100-01-01' }, 'closes', 'out-of-range'],
  ])('%j are refused at %s: %s', ([typed, field, reason]) => {
    expect(readSchedule({ ...none, ...typed }, frame)).toMatchObject({
      ok: false,
      reason: [{ field, reason }],
    })
  })

  test('that are wrong in several places are told of all of them', () => {
    const read = readSchedule({ opens: 'x', due: '', closes: '7月', cutOff: '13-1' }, frame)
    expect(!read.ok && read.reason.map(({ field }) => field)).toEqual(['opens', 'closes', 'cutOff'])
  })

  test('read again say the same', () => {
    const day = fc
      .integer({ min: 0, max: 400 })
      .map((n) => new Date(Date.UTC(2010, 0, 1 + n)).toISOString().slice(0, 10))
    fc.assert(
      fc.property(fc.array(day, { minLength: 4, maxLength: 4 }), (days) => {
        const [cutOff = '', opens = '', due = '', closes = ''] = days.toSorted()
        const read = readSchedule({ opens, due, closes, cutOff }, frame)
        expect(read).toEqual({ ok: true, value: { opens, due, closes, cutOff } })
      }),
    )
  })
})

describe('an exception', () => {
  const own: Schedule = { opens: '2010-06-21', due: '2010-07-02', closes: '2010-07-10', cutOff: '' }
  const asked = { due: '', closes: '', reason: '书记住院' }

  test.for<[string, object, object]>([
    ['of the due day', { due: '7-5' }, { due: '2010-07-05', closes: '2010-07-10' }],
    ['of the closing day', { closes: '7-20' }, { due: '2010-07-02', closes: '2010-07-20' }],
    ['of both', { due: '7-15', closes: '7-20' }, { due: '2010-07-15', closes: '2010-07-20' }],
  ])('%s leaves the other as the street has it', ([, typed, days]) => {
    expect(readException({ ...asked, ...typed }, own, frame)).toEqual({
      ok: true,
      value: { reason: '书记住院', ...days },
    })
  })

  test.for<[string, object, Partial<Schedule>, string, string]>([
    ['without a reason', { due: '7-5', reason: ' ' }, {}, 'reason', 'required'],
    ['that gives no more time', {}, {}, 'due', 'no-later-day'],
    ['that gives no more time to close', {}, { due: '' }, 'closes', 'no-later-day'],
    ['with an earlier day', { due: '7-1' }, {}, 'due', 'day-too-early'],
    ['with an earlier closing day', { closes: '7-9' }, {}, 'closes', 'day-too-early'],
    ['due after it closes', { due: '7-12' }, {}, 'closes', 'day-too-early'],
    ['of a limit that there is not', { closes: '7-20' }, { closes: '' }, 'closes', 'nothing-to-extend'],
    ['with no such day', { due: '6月31日' }, {}, 'due', 'no-such-day'],
  ])('%s is refused', ([, typed, days, field, reason]) => {
    const read = readException({ ...asked, ...typed }, { ...own, ...days }, frame)
    expect(read).toMatchObject({ ok: false, reason: [{ field, reason }] })
  })
})

describe('closing', () => {
  test('comes when the closing day is over in China', () => {
    const midnight = Date.parse('2010-07-11T00:00:00+08:00')
    expect(closesAt('2010-07-10')).toBe(midnight)
    expect([isClosed(midnight, midnight - 1), isClosed(midnight, midnight)]).toEqual([false, true])
  })
  test('never comes without a day', () => {
    expect([closesAt(''), isClosed(neverCloses, Date.parse('2099-12-31'))]).toEqual([neverCloses, false])
  })
  test.for<[string, string, boolean]>([
    ['2010-07-02', '2010-07-02', false],
    ['2010-07-03', '2010-07-02', true],
    ['2010-07-03', '', false],
  ])('handed in on %s and due on %j is late: %s', ([submitted, due, late]) => {
    expect(isLate(submitted, due)).toBe(late)
  })
})

const line = (nature: 'flow' | 'stock', date: string, precision: Precision = 'day', value = 1): Posting => ({
  metric: nature === 'flow' ? 'births' : 'households',
  dimension: '',
  nature,
  fact: { date, precision },
  quantity: { thousandths: value * 1000, bound: 'exact' },
})
const reading = (half: string, date: string, metric = 'households'): HalfReading => ({
  metric,
  dimension: '',
  half: period(half),
  date,
})

describe('the figures that a correction changes', () => {
  const today = '2011-03-01'
  const changed = (before: Posting[], after: Posting[], readings: HalfReading[] = []) =>
    periodsChanged(before, after, { readings, today })

  test.for<[string, Posting[], Posting[], string[]]>([
    ['of a new record: its half-year and year', [], [line('flow', '2010-05-01')], ['2010-H1', '2010']],
    ['of one that is deleted', [line('flow', '2009-11-30', 'month')], [], ['2009-H2', '2009']],
    ['known of a half-year', [], [line('flow', '2010-06-30', 'half')], ['2010-H1', '2010']],
    ['known of a year: the year alone', [], [line('flow', '2009-12-31', 'year')], ['2009']],
    [
      'of one that is moved: there and here',
      [line('flow', '2009-11-30')],
      [line('flow', '2010-07-01')],
      ['2009-H2', '2009', '2010-H2', '2010'],
    ],
    [
      'of another amount',
      [line('flow', '2010-05-01')],
      [line('flow', '2010-05-01', 'day', 2)],
      ['2010-H1', '2010'],
    ],
    ['where none is counted otherwise: none', [line('flow', '2010-05-01')], [line('flow', '2010-05-01')], []],
  ])('%s', ([, before, after, periods]) => {
    expect(changed(before, after)).toEqual(periods)
  })

  test.for<[string, string, HalfReading[], string[]]>([
    [
      'with none after it: all up to now',
      '2009-11-30',
      [],
      ['2009-H2', '2009', '2010-H1', '2010-H2', '2010', '2011-H1', '2011'],
    ],
    [
      'up to the next reading',
      '2009-11-30',
      [reading('2010-H2', '2010-08-01')],
      ['2009-H2', '2009', '2010-H1'],
    ],
    ['with a later one in the same half-year: none', '2010-02-01', [reading('2010-H1', '2010-06-01')], []],
    [
      'with an earlier one in the same half-year',
      '2010-06-01',
      [reading('2010-H1', '2010-02-01'), reading('2010-H2', '2010-08-01')],
      ['2010-H1'],
    ],
    [
      'whatever others read',
      '2011-02-01',
      [reading('2011-H1', '2011-02-20', 'population')],
      ['2011-H1', '2011'],
    ],
  ])('of a reading %s', ([, date, readings, periods]) => {
    const lines = [line('stock', date)]
    expect([changed([], lines, readings), changed(lines, [], readings)]).toEqual([periods, periods])
  })

  test('stay told of once, in the order of their ends, a half-year before its year', () => {
    const lines = [
      line('flow', '2010-11-01'),
      line('flow', '2010-02-01'),
      line('flow', '2010-03-01', 'day', 3),
    ]
    expect(changed(lines, [])).toEqual(['2010-H1', '2010-H2', '2010'])
  })
})

describe('a closed period', () => {
  const closed = ['2010', '2010-H1', '2010-Q2', '2010-06', '2010-05'].map(period)
  test.for<[string, Precision, string[]]>([
    ['2010-06-18', 'day', ['2010-06', '2010-H1', '2010-Q2', '2010']],
    ['2010-06-30', 'month', ['2010-06', '2010-H1', '2010-Q2', '2010']],
    ['2010-06-30', 'half', ['2010-H1', '2010']],
    ['2010-12-31', 'year', ['2010']],
    ['2010-02-01', 'day', ['2010-H1', '2010']],
    ['2009-12-31', 'day', []],
  ])('is that of a record of %s (%s) if it is one of %j', ([date, precision, periods]) => {
    expect(periodsClosedTo(closed, [{ date, precision }]).toSorted()).toEqual(periods.toSorted())
  })
  test('is named, with what to do', () => {
    const { zh, en } = closedText([period('2010-H1'), period('2010')])
    expect(zh).toContain('2010年上半年、2010年已关闭')
    expect(zh).toContain('写明原因')
    expect(en).toContain('first half of 2010, 2010')
  })
})
