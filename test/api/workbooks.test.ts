import fc from 'fast-check'
import { kinds } from '@linli/domain/kinds'
import { sheetNames } from '@linli/workers/documents/sheet-names'
import { workbook, type Sheet } from '@linli/workers/documents/workbooks'
import { describe, expect, test } from 'vitest'
import { sheetsOf } from '../support/workbook-cells.ts'
import { unzipped } from '../support/zips.ts'

const columns: Sheet['columns'] = [
  { title: '指标', width: 20 },
  { title: '数值', width: 10, format: 'number' },
  { title: '日期', width: 12, format: 'date' },
]
const sheet = (rows: Sheet['rows'], name = '数据'): Sheet => ({ name, columns, rows })

const partOf = async (sheets: Sheet[], path: string): Promise<string> =>
  unzipped(await workbook({ sheets })).get(path) ?? ''

const excelErrors = ['#N/A', '#VALUE!', '#DIV/0!', '#REF!', '#NAME?', '#NULL!', '#NUM!']

describe('an Excel file', () => {
  test('gives back every text as a text and every number as a number, and has no formula', async () => {
    const text = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom(
        ...excelErrors,
        '=1+1',
        '+1',
        '-2',
        '@A1',
        '＝1',
        '_x000D_',
        ' 前后 ',
        'TRUE',
        '007',
        '1e5',
      ),
    )
    const number = fc.double({ noNaN: true, noDefaultInfinity: true })
    const row = fc.tuple(fc.oneof(text, fc.constant(null)), fc.oneof(number, text, fc.constant(null)))
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        const [read] = sheetsOf(await workbook({ sheets: [sheet(rows.map((one) => [...one]))] }))
        const stored = rows.map((_, i) => [0, 1].map((column) => read?.rows[i + 1]?.[column] ?? null))
        const given = rows.map((one) => one.map((value) => (value === '' ? null : value)))
        expect(stored).toEqual(given.map((one) => one.map((value) => (Object.is(value, -0) ? 0 : value))))
        expect(read?.formulas).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  test('keeps a day as a day where the column is for days, and what is no day as the text it is', async () => {
    const [read] = sheetsOf(
      await workbook({
        sheets: [
          sheet([
            ['甲', 1, '2010-06-18'],
            ['乙', 2, '2010年上半年'],
          ]),
        ],
      }),
    )
    // Day 1 is 1 January 1900, and 1900 counts as a leap year.
    expect(read?.rows.slice(1).map((row) => row[2])).toEqual([40_347, '2010年上半年'])
  })

  test('shows the decimals of a number, also in a column of whole ones', async () => {
    const styles = await partOf(
      [
        sheet([
          ['捐款', 4943.5],
          ['人数', 9],
        ]),
      ],
      'xl/styles.xml',
    )
    expect(styles).toContain('formatCode="#,##0"')
    expect(styles).toContain('formatCode="#,##0.0##"')
  })

  test('keeps the head in sight, filters by it and prints it on every page', async () => {
    const one = { ...sheet([['甲', 1, null]], "2010 上半年's"), title: ['数据', '截至'] }
    const [xml, book] = [
      await partOf([one], 'xl/worksheets/sheet1.xml'),
      await partOf([one], 'xl/workbook.xml'),
    ]
    expect(xml).toContain('ySplit="3" topLeftCell="A4" state="frozen"')
    expect(xml).toContain('<autoFilter ref="A3:C4"/>')
    expect(book).toContain(`localSheetId="0">'2010 上半年''s'!$3:$3</definedName>`)
  })

  test('is the same, byte for byte, whenever it is made', async () => {
    const made = () => workbook({ sheets: [sheet([['甲', 1, '2010-06-18']])] })
    const [file, parts] = [await made(), unzipped(await made())]
    expect(file).toEqual(await made())
    const year = new Date().getFullYear()
    expect([...parts.values()].filter((part) => part.includes(`${year}-`))).toEqual([])
  })
})

describe('names of sheets', () => {
  test.for(['zh', 'en'] as const)('of the kinds of record are their own names (%s)', (language) => {
    const names = kinds.map((kind) => kind[language])
    expect(sheetNames(names)).toEqual(names.map((name) => name.slice(0, 31).trim()))
  })

  test.for([
    [
      ['台账', '台账', '台账'],
      ['台账', '台账 2', '台账 3'],
    ],
    [
      ['a', 'A'],
      ['a', 'A 2'],
    ],
    [
      ["'数据'", '[a]:b*?/\\c'],
      ['数据', 'a  b    c'],
    ],
    [
      ['History', ''],
      ['History_', '_'],
    ],
  ] as const)('%j become %j', ([wanted, names]) => {
    expect(sheetNames(wanted)).toEqual(names)
  })

  test('are always such as Excel takes', () => {
    const unit = fc.constantFrom('a', 'A', '台', '𠀀', "'", '[', '/', ' ', '\u0000', '\n')
    fc.assert(
      fc.property(fc.array(fc.string({ unit, maxLength: 40 }), { maxLength: 6 }), (wanted) => {
        const names = sheetNames(wanted)
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(wanted.length)
        for (const name of names) {
          expect(name).toMatch(/^(?!')[^[\]:*?/\\\p{Cc}\p{Surrogate}]{1,31}(?<!')$/u)
          expect(name.length).toBeLessThanOrEqual(31)
        }
      }),
    )
  })
})
