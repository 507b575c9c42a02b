import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dimensionName } from '@linli/domain/dimensions'
import { figureText } from '@linli/domain/figure-texts'
import { metricOf } from '@linli/domain/metrics'
import { officialDate } from '@linli/domain/official-texts'
import { half, openReferenceCase, type ReferenceCase } from '../fixtures/reference-case.ts'
import { currentOf, submitAs } from '../support/planted-reports.ts'
import { unzipped } from '../support/zips.ts'

const report = '2010-H1-r1'
const params = { report }

/** The texts of a Word file's paragraphs, those in the cells of tables too. */
const paragraphsIn = (file: Uint8Array): string[] =>
  [...(unzipped(file).get('word/document.xml') ?? '').matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => text).join(''),
  )

/** Begins the report, submits it and has it approved, as in the first week of July. */
const approve = async ({ secretary, place }: ReferenceCase) => {
  await secretary.call('startReport', { body: { period: half } })
  const { version } = await submitAs(secretary, report)
  const officer = await place.signIn('street-officer')
  const at = { ...params, community: secretary.place.community }
  await officer.call('approveReport', { params: at, seen: version })
  return currentOf(secretary, report)
}

let tianyun: ReferenceCase
let told: Awaited<ReturnType<typeof approve>>
let said: string[]

beforeAll(async () => {
  tianyun = await openReferenceCase()
  told = await approve(tianyun)
  said = paragraphsIn(await tianyun.secretary.call('exportReport', { params }))
}, 60_000)
afterAll(() => tianyun[Symbol.asyncDispose]())

const headings = ['party', 'services', 'culture', 'partnership', 'safety', 'environment']
const numerals = ['一', '二', '三', '四', '五', '六']

describe('the approved report of 天运社区 as a Word file', () => {
  test('has its title, six sections, plan, signature and date, in their order', () => {
    expect(told.state).toBe('approved')
    const order = [
      ...headings.map((place, i) => `${numerals[i]}、${told.headings[place]}`),
      told.headings['plan'],
      told.signature,
      officialDate(told.date),
      '附件',
    ]
    expect(said[0]).toBe('天运社区2010年上半年工作总结')
    expect(said.filter((text) => order.includes(text))).toEqual(order)
  })

  test('says every sentence of the report, and each figure that it cites', () => {
    const whole = said.join('')
    const sentences = told.paragraphs.flatMap((paragraph) => paragraph.sentences)
    const text = (parts: readonly { text: string }[]) => parts.map((part) => part.text).join('')
    expect(sentences.filter(({ parts }) => !whole.includes(text(parts))).map(({ id }) => id)).toEqual([])
    const cited = sentences.flatMap(({ parts }) => parts.filter(({ figure }) => figure !== undefined))
    expect(cited.length).toBeGreaterThan(60)
    expect(cited.filter((part) => !whole.includes(part.text))).toEqual([])
  })

  test('says the seven things planned, numbered', () => {
    const plan = said.slice(said.indexOf(told.headings['plan'] ?? '') + 1)
    expect(plan.slice(0, 7)).toEqual([
      '1、积极做好第六次人口普查工作。',
      '2、建立一处生育文化园。',
      '3、新增一处室外健身场所。',
      '4、成立业主委员会。',
      '5、举办社区同乡会系列活动。',
      '6、争创市级绿色社区。',
      '7、争创规范化养犬社区。',
    ])
  })

  test('lists every figure of the half-year in its annex, as the report says figures', () => {
    const annex = said.slice(said.indexOf('附件'))
    const rows = annex.map((name, i) => ({ name, said: annex[i + 1] }))
    const due = tianyun.rows.flatMap(({ metric: code, dimension, now }) => {
      const metric = metricOf(code)
      if (now === null || metric === undefined) return []
      const value = now.value === null ? null : Math.round(now.value * 1000)
      const name = dimension === '' ? metric.zh : dimensionName(dimension).zh
      return [{ name, said: figureText(metric, { value, bound: now.bound }) }]
    })
    expect(due.length).toBeGreaterThan(100)
    const isThere = (one: (typeof due)[number]) =>
      rows.some(({ name, said: text }) => text === one.said && name.includes(one.name))
    expect(due.filter((one) => !isThere(one))).toEqual([])
  })

  test('is the same file whenever it is exported', async () => {
    const [one, other] = [
      await tianyun.secretary.call('exportReport', { params }),
      await tianyun.secretary.call('exportReport', { params }),
    ]
    expect(other).toEqual(one)
  })
})
