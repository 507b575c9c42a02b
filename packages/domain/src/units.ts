import type { Bilingual } from './results.ts'

/** Measure words by code. Values of different units are never added. */
export const units = {
  people: { zh: '人', en: 'people' },
  members: { zh: '名', en: 'members' },
  personTimes: { zh: '人次', en: 'person-times' },
  households: { zh: '户', en: 'households' },
  times: { zh: '次', en: 'times' },
  sessions: { zh: '场', en: 'sessions' },
  cases: { zh: '起', en: 'cases' },
  matters: { zh: '件', en: 'matters' },
  items: { zh: '项', en: 'items' },
  pieces: { zh: '个', en: '' },
  copies: { zh: '份', en: 'copies' },
  sheets: { zh: '张', en: 'sheets' },
  books: { zh: '本', en: 'books' },
  boxes: { zh: '盒', en: 'boxes' },
  articles: { zh: '篇', en: 'articles' },
  issues: { zh: '期', en: 'issues' },
  teams: { zh: '支', en: 'teams' },
  firms: { zh: '家', en: 'units' },
  places: { zh: '处', en: 'places' },
  buildings: { zh: '栋', en: 'buildings' },
  schools: { zh: '所', en: 'schools' },
  proposals: { zh: '条', en: 'proposals' },
  homes: { zh: '套', en: 'homes' },
  trees: { zh: '棵', en: 'trees' },
  dogs: { zh: '只', en: 'dogs' },
  trucks: { zh: '车', en: 'truckloads' },
  tonnes: { zh: '吨', en: 't' },
  metres: { zh: '米', en: 'm' },
  squareMetres: { zh: '平方米', en: 'm²' },
  squareKilometres: { zh: '平方公里', en: 'km²' },
  yuan: { zh: '元', en: 'yuan' },
  hours: { zh: '小时', en: 'hours' },
  percent: { zh: '%', en: '%' },
  /** The unit of the metric that a reading names. */
  asMetric: { zh: '', en: '' },
} as const satisfies Record<string, Bilingual>

export type Unit = keyof typeof units

const divisible: readonly Unit[] = [
  'yuan',
  'tonnes',
  'metres',
  'squareMetres',
  'squareKilometres',
  'hours',
  'percent',
]

/** What targets are counted in beside the units of metrics. */
const others: Readonly<Record<string, Bilingual>> = {
  步: { zh: '步', en: 'steps' },
  分: { zh: '分', en: 'points' },
}

/** A measure word as it is stored, in both languages; one that somebody made up stays as it is. */
export const unitNamed = (word: string): Bilingual =>
  Object.values<Bilingual>(units).find(({ zh }) => zh === word) ?? others[word] ?? { zh: word, en: word }

/** Whether there are only whole ones of a unit: people, households, cases … */
export const isWhole = (unit: Unit): boolean => !divisible.includes(unit)
