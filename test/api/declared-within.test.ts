import { expect, test } from 'vitest'
import { town } from '../support/town.ts'

const words = { source: '派出所通报', reason: '案件由派出所统计', statement: '' }
const theft = { kind: 'criminal_case', title: '盗窃' }

test('what the police declare of single months makes the half-year and the year, beside the records of other months', async () => {
  await using place = await town()
  const lei = await place.signIn('zhao-lei')
  const params = { metric: 'criminal_cases' }
  const value = async (period: string) => (await lei.call('readFigure', { params, query: { period } })).now
  const declare = (period: string, told: string) =>
    lei.call('declareFigure', { body: { ...params, dimension: '', period, value: told, ...words } })

  for (const date of ['2010-01-09', '2010-02-09', '2010-03-09', '2010-H1'])
    await lei.call('recordEntry', { body: { ...theft, date } })
  expect(await value('2010-H1')).toEqual({ value: 4, bound: 'exact', from: 'records', records: 4 })

  // March and April are declared: their one record is replaced, those of January, February and the half-year stay.
  await declare('2010-03', '5')
  await declare('2010-04', '7')
  expect(await value('2010-H1')).toEqual({
    value: 15,
    bound: 'exact',
    from: 'declared',
    records: 4,
    recordsValue: 4,
  })
  expect(await value('2010-Q1')).toMatchObject({ value: 7, from: 'declared', recordsValue: 3 })
  expect(await value('2010')).toMatchObject({ value: 15, from: 'declared' })

  // A quarter's declaration counts before that of its month, a half-year's before both.
  await declare('2010-Q1', '10余')
  expect(await value('2010-H1')).toMatchObject({ value: 18, bound: 'at-least' })
  await declare('2010-H1', '31')
  expect(await value('2010-H1')).toMatchObject({ value: 31, bound: 'exact', recordsValue: 4 })
  expect(await value('2010')).toMatchObject({ value: 31, bound: 'exact' })

  const year = await lei.call('readFigure', { params, query: { period: '2010' } })
  expect(year.declared).toBeNull()
  expect(year.declaredWithin.map(({ period }) => period)).toEqual([
    '2010-03',
    '2010-04',
    '2010-H1',
    '2010-Q1',
  ])
})
