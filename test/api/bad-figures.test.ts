import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../support/clients.ts'
import { whyRefused, type Told } from '../support/reasons.ts'
import { town } from '../support/town.ts'

const within = '2010-H1'

let place: Awaited<ReturnType<typeof town>>
let fang: Client
let lei: Client

beforeAll(async () => {
  place = await town()
  fang = await place.signIn('wang-fang')
  lei = await place.signIn('zhao-lei')
})
afterAll(() => place[Symbol.asyncDispose]())

describe('declared figures, targets and settings', () => {
  const good = { metric: 'births', period: within, value: 9, source: '旧账', reason: '补录' }
  const aim = {
    title: '出生登记',
    level: 'street',
    due: '2010-12-31',
    plan: { kind: 'metric', metric: 'births', value: 10 },
  }
  const cases: Record<string, [string, unknown, ...Told[]]> = {
    'a sum that is computed': [
      'declared-figures',
      { ...good, metric: 'article_adoption_rate' },
      { field: 'metric', reason: 'computed' },
    ],
    'a metric that there is not': [
      'declared-figures',
      { ...good, metric: 'constructor' },
      { field: 'metric', reason: 'not-a-metric' },
    ],
    'a breakdown that the metric has not': [
      'declared-figures',
      { ...good, dimension: 'colour=red' },
      { field: 'dimension', reason: 'not-a-dimension' },
    ],
    'a breakdown named like what every object has': [
      'declared-figures',
      { ...good, dimension: 'constructor=name' },
      { field: 'dimension', reason: 'not-a-dimension' },
    ],
    'a breakdown that is no such text': [
      'declared-figures',
      { ...good, dimension: '男' },
      { field: 'dimension', reason: 'malformed' },
    ],
    'a figure without a source or reason': [
      'declared-figures',
      { ...good, source: ' ', reason: '' },
      { field: 'source', reason: 'required' },
      { field: 'reason', reason: 'required' },
    ],
    'a negative figure': ['declared-figures', { ...good, value: -9 }, { field: 'value', reason: 'negative' }],
    'a target without a name': ['targets', { ...aim, title: ' ' }, { field: 'title', reason: 'required' }],
    'a target due on no day': [
      'targets',
      { ...aim, due: '2010-02-30' },
      { field: 'due', reason: 'no-such-day' },
    ],
    'a target due in a hundred years': [
      'targets',
      { ...aim, due: '2110-01-01' },
      { field: 'due', reason: 'out-of-range' },
    ],
    'a target of a kind that there is not': [
      'targets',
      { ...aim, plan: { kind: 'ranking' } },
      { field: 'plan.kind', reason: 'not-a-choice' },
    ],
    'a target without a kind': [
      'targets',
      { ...aim, plan: {} },
      { field: 'plan.kind', reason: 'not-a-choice' },
    ],
    'a target without a plan': [
      'targets',
      { ...aim, plan: undefined },
      { field: 'plan', reason: 'required' },
    ],
    'a value of at most that is not said': [
      'targets',
      { ...aim, plan: { kind: 'metric', metric: 'births', aim: 'at-most' } },
      { field: 'plan.value', reason: 'needs-value' },
    ],
    'steps that end before they begin': [
      'targets',
      {
        ...aim,
        plan: {
          kind: 'milestone',
          steps: [
            { key: 'a', text: '选址', planned: '2010-08-31' },
            { key: 'a', text: '', planned: '2010-07-31' },
          ],
        },
      },
      { field: 'plan.steps[1].text', reason: 'required' },
      { field: 'plan.steps[1].key', reason: 'twice' },
      { field: 'plan.steps[1].planned', reason: 'day-too-early' },
    ],
  }
  test.for(Object.entries(cases))('%s', async ([, [where, body, ...told]]) => {
    const send = (headers: Record<string, string>) =>
      lei.post(`/v1/streets/maple/communities/elm/${where}`, body, { headers })
    expect(await whyRefused(place, send)).toEqual(told)
  })

  test('a cut-off day that there is not', async () => {
    const hui = await place.signIn('xu-hui')
    const body = { cutOff: '6月31日', opening: '', closing: '' }
    const send = (headers: Record<string, string>) =>
      hui.put('/v1/streets/maple/settings', body, { headers, seen: 1 })
    expect(await whyRefused(place, send)).toEqual([{ field: 'cutOff', reason: 'no-such-day' }])
  })
})

describe('many rows at once', () => {
  const send = (rows: unknown) => (headers: Record<string, string>) =>
    fang.post('/v1/streets/maple/communities/elm/entry-imports', { within, rows }, { headers })
  const row = { kind: 'birth', date: '6-18' }

  test('no row, or more than a thousand, is refused', async () => {
    expect(await whyRefused(place, send([]))).toEqual([{ field: 'rows', reason: 'required' }])
    expect(await whyRefused(place, send(Array.from({ length: 1001 }, () => row)))).toEqual([
      { field: 'rows', reason: 'too-many' },
    ])
  })

  test('one wrong row among a thousand is named, and none is recorded', async () => {
    const rows = Array.from({ length: 1000 }, (_, i) =>
      i === 777 ? { ...row, fields: { count: '31起起' } } : row,
    )
    expect(await whyRefused(place, send(rows))).toEqual([
      { field: 'rows[777].count', reason: 'not-a-number', suggestion: '31' },
    ])
  })

  test('a row of the wrong shape is named by its place', async () => {
    expect(await whyRefused(place, send([row, { ...row, colour: 'red' }, 5]))).toEqual([
      { field: 'rows[1].colour', reason: 'unknown-field' },
      { field: 'rows[2]', reason: 'wrong-type' },
    ])
  })
})
