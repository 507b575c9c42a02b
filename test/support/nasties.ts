import { dimensionValues } from '@linli/domain/dimensions'
import { kinds, type Field } from '@linli/domain/kinds'
import * as fc from 'fast-check'

// Stands for a number that JSON can say and no program can hold.
export const beyond = '@beyond@'

/** What nobody should send: the wrong type, the wrong range, what trips up parsers and databases. */
export const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    -1,
    0,
    1.5,
    2 ** 53,
    -1e-7,
    1e300,
    '',
    ' ',
    '0',
    '-1',
    '31起起',
    '有，数未记',
    'NaN',
    '１２',
    'a\0b',
    '\ud800',
    '<script>',
    '=1+1',
    '__proto__',
    'constructor',
    'toString',
    '2月30日',
    '0000-00-00',
    '9999-12-31',
    '1949-10-01',
    '2010-H3',
    '1949',
    '2098-H2',
    '2010-Q2',
    '上半年',
    '今天',
    'x'.repeat(3000),
    '😀'.repeat(90),
    '零',
    '十万亿',
    'births',
    'births|sex=male',
    'sex=male',
    'reading',
    'party_members',
    'dispute',
    'all',
    'core',
    ',',
    '|',
    'eyJ9',
    beyond,
  ),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.jsonValue({ maxDepth: 2 }),
)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value with something in it replaced, left away or added, at a place that `turns` lead to. */
export const spoiled = (value: unknown, turns: readonly number[], evil: unknown): unknown => {
  const [turn = 0, ...rest] = turns
  if (Array.isArray(value))
    return value.map((item, i) => (i === turn % value.length ? spoiled(item, rest, evil) : item))
  if (!isRecord(value)) return evil
  const keys = Object.keys(value)
  const at = turn % (keys.length + 2)
  const key = keys[at]
  if (key === undefined) return at === keys.length ? evil : { ...value, [String(evil).slice(0, 20)]: evil }
  const { [key]: gone, ...others } = value
  return rest[0] === 0 ? others : { ...value, [key]: spoiled(gone, rest, evil) }
}

const amounts = ['0', '3', '1,234', '三十一', '10余', '近百', '约30', '有，数未记', '999999999', 4.5]
const days = ['2010-06-18', '6月18日', '2010-05', '2010-H1', '2009', '今天', '1949-10-01']

/** What somebody could well type into a field. */
const typable = (field: Field): readonly unknown[] => {
  switch (field.type) {
    case 'choice':
      return Object.keys(dimensionValues(field.of))
    case 'flag':
      return [true, false, '是', '×']
    case 'year':
      return ['2009', 2010, '1900']
    case 'metric':
      return ['population', 'party_members', 'households']
    case 'dimension':
      return ['', 'residence=floating', 'sex=male']
    case 'text':
      return ['桥下', '<b>', '=1+1']
    default:
      return amounts
  }
}

/** An entry of any kind, much of which is right. */
export const typedEntry: fc.Arbitrary<Record<string, unknown>> = fc.constantFrom(...kinds).chain((kind) =>
  fc.record({
    kind: fc.constant(kind.code),
    date: fc.constantFrom(...days),
    title: fc.constantFrom('小满', '“六一”活动'),
    fields: fc.record(
      Object.fromEntries(kind.fields.map((field) => [field.key, fc.constantFrom(...typable(field))])),
    ),
  }),
)
