import { stockReadings } from './generated-stocks.ts'
import { chanceOf, type Chance } from './random.ts'
import { cultureRecipes } from './recipes-culture.ts'
import { partyRecipes } from './recipes-party.ts'
import { safetyRecipes } from './recipes-safety.ts'
import { servicesRecipes } from './recipes-services.ts'
import type { Recipe } from './recipes.ts'
import type { TypedDeclaration, TypedEntry } from './types.ts'

type Half = {
  period: string
  months: readonly [string, ...string[]]
  readingDay: string
  campaigns: readonly Campaign[]
}
type Campaign = readonly [campaign: string, title: string]

const love: Campaign = ['citizens_love_day', '公民爱心日']
const spring: Campaign = ['spring_breeze', '春风行动']

const halves: readonly Half[] = [
  {
    period: '2009-H1',
    months: ['2009-01', '2009-02', '2009-03', '2009-04', '2009-05', '2009-06'],
    readingDay: '2009-06-30',
    campaigns: [love, spring],
  },
  {
    period: '2009-H2',
    months: ['2009-07', '2009-08', '2009-09', '2009-10', '2009-11', '2009-12'],
    readingDay: '2009-12-31',
    campaigns: [['other', '冬季送温暖']],
  },
  {
    period: '2010-H1',
    months: ['2010-01', '2010-02', '2010-03', '2010-04', '2010-05', '2010-06'],
    readingDay: '2010-06-30',
    campaigns: [
      ['yushu_earthquake', '玉树地震'],
      ['southwest_drought', '西南旱区'],
    ],
  },
]

const recipes: readonly Recipe[] = [...partyRecipes, ...servicesRecipes, ...cultureRecipes, ...safetyRecipes]

/** Mostly a day, sometimes only the month or the half-year is known. */
const dateIn = (chance: Chance, half: Half): string => {
  if (chance.often(0.05)) return half.period
  const month = chance.pick(half.months)
  return chance.often(0.15) ? month : `${month}-${String(chance.whole(1, 28)).padStart(2, '0')}`
}

/** A title that fits the topic: the one drawn, or the one in its place among those of the topic. */
const titleFor = ({ titles, byTopic }: Recipe, drawn: string, topic: unknown): string => {
  const own = byTopic?.[String(topic)] ?? []
  return own[titles.indexOf(drawn) % own.length] ?? drawn
}

const record = (chance: Chance, half: Half, recipe: Recipe, size: number): TypedEntry => {
  const date = dateIn(chance, half)
  const drawn = chance.pick(recipe.titles)
  const fields = recipe.fields?.(chance, { size, year: Number(half.period.slice(0, 4)) })
  return {
    kind: recipe.kind,
    date,
    title: titleFor(recipe, drawn, fields?.['topic']),
    ...(fields === undefined ? {} : { fields }),
    ...(recipe.told === undefined ? {} : { notable: chance.often(recipe.told) }),
  }
}

const made = (chance: Chance, half: Half, recipe: Recipe, size: number): TypedEntry[] => {
  const busy = 0.45 + size * 0.04
  const [low, high] = recipe.often
  const count = chance.whole(Math.round(low * busy), Math.ceil(high * busy))
  return Array.from({ length: count }, () => record(chance, half, recipe, size))
}

const donations = (chance: Chance, half: Half, size: number): TypedEntry[] =>
  half.campaigns.map(([campaign, title]) => ({
    kind: 'donation',
    date: half.period,
    title,
    fields: { campaign, money: String(chance.whole(Math.round(200 * size), Math.round(1800 * size)) / 2) },
    notable: true,
  }))

/** The second acceptance case: 榆荫 in the first half of 2010 had no births (observed), no honours and two campaigns. */
const quiet = (entries: readonly TypedEntry[]): TypedEntry[] => [
  ...entries.filter((entry) => entry.kind !== 'birth' && entry.kind !== 'honour'),
  { kind: 'birth', date: '2010-H1', title: '上半年无新生儿', fields: { count: '0' } },
]

/** Kinds that the two communities of {@link generatedDeclared} had no records of in their first half-year. */
const withoutRecords = new Set(['criminal_case', 'dispute', 'info_article'])
const declarers = ['songtaoli', 'wanghe']

const inHalf = (community: string, half: Half, entries: readonly TypedEntry[]): readonly TypedEntry[] => {
  if (community === 'yuyin' && half.period === '2010-H1') return quiet(entries)
  if (declarers.includes(community) && half.period === '2009-H1')
    return entries.filter((entry) => !withoutRecords.has(entry.kind))
  return entries
}

/** Invented records of a community for 2009 and the first half of 2010; the same seed always gives the same records. */
export const generatedEntries = (community: string, seed: number): TypedEntry[] => {
  const chance = chanceOf(seed)
  const population = chance.whole(2500, 9000)
  const size = population / 1000
  const kept = recipes.filter(() => chance.often(0.94))
  const readings = stockReadings(
    chance,
    population,
    halves.map((half) => half.readingDay),
  )
  const events = halves.flatMap((half) => {
    const entries = kept.flatMap((recipe) => made(chance, half, recipe, size))
    return inHalf(community, half, [...entries, ...donations(chance, half, size)])
  })
  return [...readings, ...events]
}

/** Totals of the first half of 2009 that two communities took over from their old reports. */
export const generatedDeclared = (community: string): TypedDeclaration[] => {
  if (!declarers.includes(community)) return []
  const old = { period: '2009-H1', dimension: '', reason: '启用台账前的半年，没有逐条记录' }
  return [
    { ...old, metric: 'criminal_cases', value: '24', source: '派出所' },
    { ...old, metric: 'criminal_cases', dimension: 'type=preventable', value: '7', source: '派出所' },
    { ...old, metric: 'disputes_mediated', value: '30余', source: '2009年上半年工作总结' },
    { ...old, metric: 'info_articles_submitted', value: '48', source: '2009年上半年工作总结' },
    { ...old, metric: 'info_articles_adopted', value: '21', source: '2009年上半年工作总结' },
  ]
}
