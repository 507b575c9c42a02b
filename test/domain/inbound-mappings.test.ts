import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkMapping } from '@linli/domain/inbound-checks'
import { readDay, readPeriod, type DayFormat } from '@linli/domain/inbound-days'
import {
  mapMessage,
  mostItems,
  saidAt,
  type DeclaredMake,
  type EntryMake,
  type Mapping,
} from '@linli/domain/inbound-mappings'
import { parsePath, placeText, valueAt } from '@linli/domain/inbound-paths'
import { refusalText } from '@linli/domain/refusals'

const at = (path: string, message: unknown, item: unknown = message): unknown => {
  const read = parsePath(path)
  return read.ok ? valueAt(read.value, message, item) : read.reason
}

describe('a path', () => {
  const item = { 'a b': { c: [10, { d: false }] }, 数据: { 月份: '2010-05' }, toString: 'own', n: null }
  const message = { rows: [item], month: 5 }

  test.for([
    ['', item],
    ['$', message],
    ['$.month', 5],
    ['$.rows[0].数据.月份', '2010-05'],
    ['数据.月份', '2010-05'],
    ['a b.c[1].d', false],
    ['a b.c[0]', 10],
    ['n', null],
    ['n.x', undefined],
    ['a b.c[2]', undefined],
    ['a b[0]', undefined],
    ['a b.c.length', undefined],
    ['toString', 'own'],
    ['valueOf', undefined],
    ['hasOwnProperty', undefined],
    ['数据.月份[0]', undefined],
    ['数据.月份.length', undefined],
  ] as const)(
    '%s leads to what the message holds there, and to nothing that it inherits',
    ([path, value]) => {
      expect(at(path, message, item)).toEqual(value)
    },
  )

  test.for([
    ['a..b', 3],
    ['.a', 1],
    ['a.', 3],
    ['a[', 2],
    ['a[x]', 2],
    ['a[-1]', 2],
    ['a[0', 2],
    ['a[0]b', 5],
    ['a]', 2],
    ['$a', 2],
    ['a.$b', 3],
    ['a. b', 3],
    ['__proto__', 1],
    ['a.constructor.b', 3],
    ['a.prototype', 3],
    ["a['b']", 2],
    [`a${'.b'.repeat(16)}`, 32],
  ] as const)('%s is none, and is told where', ([path, position]) => {
    const read = parsePath(path)
    expect(read.ok ? undefined : read.reason.at).toBe(position)
    expect(read.ok ? '' : read.reason.text.zh).toContain(`第${position}个字`)
    expect(read.ok ? '' : read.reason.text.en).toContain(`character ${position}`)
  })

  test('that is read is written again as it was, whatever it says; and no path ever throws', () => {
    const key = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[.[\]\s$]/.test(text))
    const step = fc.oneof(key, fc.nat(999))
    fc.assert(
      fc.property(key, fc.array(step, { maxLength: 8 }), (first, steps) => {
        const text = steps.reduce<string>(
          (all, one) => (typeof one === 'number' ? `${all}[${one}]` : `${all}.${one}`),
          first,
        )
        const read = parsePath(text)
        fc.pre(read.ok)
        expect(read.ok && placeText(read.value, [])).toBe(text)
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.jsonValue(), (text, value) => {
        expect(() => at(text, value)).not.toThrow()
      }),
    )
  })
})

describe('how days are written', () => {
  test.for<readonly [DayFormat, string, string | undefined]>([
    ['YYYY-MM', '2010-05', '2010-05'],
    ['YYYY-MM', '2010-13', undefined],
    ['YYYY-MM', '2010-5', undefined],
    ['YYYYMM', '201005', '2010-05'],
    ['YYYYMM', '20105', undefined],
    ['YYYY/M', '2010/5', '2010-05'],
    ['YYYY/M', '2010/05', '2010-05'],
    ['YYYY-MM-DD', '2010-05-31', '2010-05-31'],
    ['YYYY-MM-DD', '2010-05-31 08:00:00', '2010-05-31'],
    ['YYYY-MM-DD', '2010-05-32', undefined],
    ['YYYY-MM-DD', '2010-02-29', undefined],
    ['YYYY-MM-DD', '2012-02-29', '2012-02-29'],
    ['YYYYMMDD', '20100531', '2010-05-31'],
    ['YYYY/M/D', '2010/5/1', '2010-05-01'],
    ['instant', '2010-05-31T16:00:00Z', '2010-06-01'],
    ['instant', '2010-06-01T00:00:00+08:00', '2010-06-01'],
    ['instant', '2010-05-31', undefined],
    ['epoch-seconds', '1275321600', '2010-06-01'],
    ['epoch-milliseconds', '1275321599999', '2010-05-31'],
    ['epoch-seconds', '1275321600000', undefined],
    ['epoch-milliseconds', '-9e99', undefined],
    ['epoch-seconds', 'x', undefined],
  ])('%s: %s', ([format, said, day]) => {
    expect(readDay(said, format)).toBe(day)
  })

  test('a day lies in the month, quarter, half-year or year that is asked for', () => {
    const periods = (['month', 'quarter', 'half', 'year'] as const).map((grain) =>
      readPeriod('2010-05-31', 'YYYY-MM-DD', grain),
    )
    expect(periods).toEqual(['2010-05', '2010-Q2', '2010-H1', '2010'])
    expect(readPeriod('1275321599', 'epoch-seconds', 'month')).toBe('2010-05')
    expect(readPeriod('1812-05', 'YYYY-MM', 'month')).toBeUndefined()
  })
})

const cases: DeclaredMake = {
  becomes: 'declared',
  community: { path: 'code', codes: { '1': 'elm' } },
  period: { path: '$.month', format: 'YYYYMM' },
  metric: { value: 'criminal_cases' },
  value: { path: 'count' },
  source: { value: '公安' },
  reason: { path: 'note', otherwise: '按月推送' },
}
const theft: DeclaredMake = {
  ...cases,
  dimension: { value: 'type=theft' },
  value: { path: 'theft' },
  optional: true,
}
const dispute: EntryMake = {
  becomes: 'entry',
  community: { path: 'place' },
  kind: { value: 'dispute' },
  date: { path: 'day' },
  title: { path: 'what' },
  fields: { kind: { path: 'kind', codes: { a: 'neighbour' } } },
}
const reasons = (mapping: Mapping, message: unknown) => {
  const read = mapMessage(mapping, message)
  return read.ok
    ? read.value.map(({ problems }) =>
        problems.map(({ make, refusal, at: place }) => [make, refusal.field, refusal.reason, place]),
      )
    : [read.reason.refusal.reason]
}

describe('a message becomes what its mapping says', () => {
  const mapping: Mapping = { items: 'data.rows', makes: [cases, theft] }
  const send = (...rows: unknown[]) => ({ month: '201005', data: { rows } })

  test('each item makes its figures; an optional one only where a value is said', () => {
    const read = mapMessage(
      mapping,
      send({ code: 1, count: 3 }, { code: '1', count: '10余', theft: 0, note: '补' }),
    )
    const typed = read.ok ? read.value.map(({ makes }) => makes.map((one) => one.typed)) : []
    const first = {
      metric: 'criminal_cases',
      dimension: '',
      period: '2010-05',
      value: 3,
      source: '公安',
      reason: '按月推送',
      statement: '',
    }
    expect(typed).toEqual([
      [first],
      [
        { ...first, value: '10余', reason: '补' },
        { ...first, value: 0, dimension: 'type=theft', reason: '补' },
      ],
    ])
    expect(reasons(mapping, send({ code: 1, count: 3 }))).toEqual([[]])
  })

  test.for<readonly [unknown, unknown]>([
    [send({ code: 2, count: 1 }), [[[0, 'community', 'not-in-codes', 'data.rows[0].code']]]],
    [send({ code: 1 }), [[[0, 'value', 'required', 'data.rows[0].count']]]],
    [send({ code: 1, count: null }), [[[0, 'value', 'required', 'data.rows[0].count']]]],
    [send({ code: 1, count: '' }), [[[0, 'value', 'required', 'data.rows[0].count']]]],
    [send({ code: 1, count: [3] }), [[[0, 'value', 'not-one-value', 'data.rows[0].count']]]],
    [
      send({ code: 1, count: Number.POSITIVE_INFINITY }),
      [[[0, 'value', 'not-one-value', 'data.rows[0].count']]],
    ],
    [send({ code: 'toString', count: 1 }), [[[0, 'community', 'not-in-codes', 'data.rows[0].code']]]],
    [
      { month: '2010-05', data: { rows: [{ code: 1, count: 3 }] } },
      [[[0, 'period', 'not-so-written', 'month']]],
    ],
    [
      send('text'),
      [
        [
          [0, 'community', 'required', 'data.rows[0].code'],
          [0, 'value', 'required', 'data.rows[0].count'],
        ],
      ],
    ],
    [send(), []],
    [{ month: '201005' }, ['not-a-list']],
    [{ data: { rows: { 0: {} } } }, ['not-a-list']],
    [null, ['not-a-list']],
    [send(...Array.from({ length: mostItems + 1 }, () => 0)), ['too-many-items']],
  ])('what does not fit says why and where (%#)', ([message, told]) => {
    expect(reasons(mapping, message)).toEqual(told)
  })

  test('a record of the ledger is typed as by hand; a field of its own may bear the name of another part', () => {
    const message = { place: 'elm', day: '2010-05-03', what: '噪声', kind: 'a' }
    const read = mapMessage({ items: '', makes: [dispute] }, message)
    expect(read.ok && read.value[0]?.makes).toEqual([
      {
        make: 0,
        becomes: 'entry',
        community: 'elm',
        typed: {
          kind: 'dispute',
          date: '2010-05-03',
          title: '噪声',
          note: '',
          fields: { kind: 'neighbour' },
        },
      },
    ])
    expect(reasons({ items: '', makes: [dispute] }, { ...message, kind: 'b', day: undefined })).toEqual([
      [
        [0, 'kind', 'not-in-codes', 'kind'],
        [0, 'date', 'required', 'day'],
      ],
    ])
  })

  test('what was said at a place is told in short', () => {
    const message = send({ code: 'x'.repeat(500), count: { a: 1 } })
    expect(saidAt('data.rows[0].code', message)?.length).toBe(100)
    expect(saidAt('data.rows[0].count', message)).toBeUndefined()
    expect(saidAt('', message)).toBeUndefined()
  })

  test('whatever a message says, it is mapped or refused, and nothing breaks', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = mapMessage({ items: '$', makes: [cases, theft, dispute] }, value)
        expect(read.ok).toBe(Array.isArray(value))
      }),
    )
  })
})

describe('a mapping is checked before any message comes', () => {
  const check = (makes: Mapping['makes'], items = 'rows') =>
    checkMapping({ items, makes }).map(({ field, reason }) => `${field.replace('mapping.', '')} ${reason}`)

  test.for<readonly [Mapping['makes'], readonly string[]]>([
    [[cases, theft, dispute], []],
    [[{ ...cases, metric: { value: 'no_such' } }], ['makes[0].metric.value not-a-metric']],
    [[{ ...cases, metric: { value: 'preventable_share' } }], ['makes[0].metric.value computed']],
    [
      [{ ...cases, metric: { path: 'm', codes: { a: 'births', b: 'no_such' } } }],
      ['makes[0].metric.codes.b not-a-metric'],
    ],
    [[{ ...cases, dimension: { value: 'sex=male' } }], ['makes[0].dimension.value not-a-dimension']],
    [[{ ...cases, period: { value: '2010-5' } }], ['makes[0].period.value not-a-period']],
    [[{ ...cases, period: { path: 'p', codes: { a: '五月' } } }], ['makes[0].period.codes.a not-a-period']],
    [[{ ...cases, community: { path: 'c', codes: {} } }], ['makes[0].community.codes codes-empty']],
    [[{ ...cases, value: { path: 'v', format: 'YYYYMM' } }], ['makes[0].value.format format-not-here']],
    [[{ ...cases, reason: { value: '' } }], ['makes[0].reason.value required']],
    [[cases, { ...cases, value: { path: 'a..b' } }], ['makes[1].value.path bad-path']],
    [[{ ...dispute, kind: { value: 'no_such' } }], ['makes[0].kind.value unknown-kind']],
    [[{ ...dispute, fields: { colour: { value: 'red' } } }], ['makes[0].fields.colour unknown-field']],
    [[{ ...dispute, fields: { kind: { path: '[x]' } } }], ['makes[0].fields.kind.path bad-path']],
  ])('(%#)', ([makes, told]) => {
    expect(check(makes)).toEqual(told)
  })

  test('every fault is told in both languages, a path with its position', () => {
    const faults = checkMapping({ items: 'rows[', makes: [{ ...cases, metric: { value: 'x' } }] })
    for (const fault of faults) {
      const { zh, en } = refusalText(fault)
      expect([zh === en, zh.length > 1, en.length > 1]).toEqual([false, true, true])
    }
    expect(faults[0]?.details).toMatchObject({ at: 5 })
  })

  test('what a required field of a kind needs must be drawn from somewhere', () => {
    const reading: EntryMake = { ...dispute, kind: { value: 'reading' }, title: undefined, fields: {} }
    expect(check([reading])).toEqual(['makes[0].fields.metric required', 'makes[0].fields.value required'])
  })
})
