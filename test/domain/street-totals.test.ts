import { expect, test } from 'vitest'
import type { Figure } from '@linli/domain/figures'
import { totalOf, type Everywhere } from '@linli/domain/street-totals'

const figure = (units: number | null, more: Partial<Figure> = {}): Figure => ({
  value: units === null ? null : units * 1000,
  bound: units === null ? 'unstated' : 'exact',
  from: 'records',
  records: 1,
  ...more,
})

const everywhere =
  (told: Record<string, (Figure | undefined)[]>): Everywhere =>
  ({ metric }) =>
    told[metric] ?? []
const all = () => true
const total = (told: Record<string, (Figure | undefined)[]>, metric: string) =>
  totalOf(everywhere(told), { metric, dimension: '' }, all)

test('a street sums what its communities report, and says what the sum is worth', () => {
  expect(total({ births: [figure(5), undefined, figure(0)] }, 'births')).toMatchObject({
    value: 5000,
    bound: 'exact',
  })
  expect(total({ births: [figure(5), figure(null)] }, 'births')).toMatchObject({
    value: 5000,
    bound: 'at-least',
  })
  expect(total({ births: [figure(null)] }, 'births')).toMatchObject({ value: null, bound: 'unstated' })
  expect(total({ births: [undefined, undefined] }, 'births')).toBeUndefined()
  expect(total({ births: [figure(5), figure(7, { from: 'declared' })] }, 'births')).toMatchObject({
    from: 'declared',
  })
})

test('a sum of readings is as old as its oldest', () => {
  const readings = [
    figure(10, { from: 'reading', asOf: '2010-06-30' }),
    figure(20, { from: 'reading', asOf: '2008-06-30', stale: true }),
  ]
  expect(total({ households: readings }, 'households')).toMatchObject({
    value: 30_000,
    asOf: '2008-06-30',
    stale: true,
  })
})

test('a ratio of the street is that of the sums over who knows both; percentages are never summed', () => {
  const told = {
    info_articles_submitted: [figure(60), figure(40), figure(100)],
    info_articles_adopted: [figure(30), figure(10), undefined],
  }
  expect(total(told, 'article_adoption_rate')).toMatchObject({ value: 40_000, from: 'ratio' })
  expect(total({ census_progress_pct: [figure(50), figure(70)] }, 'census_progress_pct')).toBeUndefined()
})
