import { dimensionText } from './dimensions.ts'
import type { FactDate } from './dates.ts'
import { isQuantity, textIn, type Entry, type FieldValue } from './entries.ts'
import { kindOf, type PostingRule } from './kinds.ts'
import type { Quantity } from './quantities.ts'

/** What an entry adds to one figure, as a ledger posts to accounts. `value` in thousandths of the unit. */
export type Posting = {
  metric: string
  dimension: string
  nature: 'flow' | 'stock'
  fact: FactDate
  quantity: Pick<Quantity, 'thousandths' | 'bound'>
}

type Fields = Readonly<Record<string, FieldValue>>

/** Whether fields hold what a rule or a choice asks of them. */
export const holds = (fields: Fields, when: NonNullable<PostingRule['when']>): boolean =>
  Object.entries(when).every(([key, wanted]) => {
    const value = fields[key]
    if (wanted === 'stated') return value !== undefined
    if (typeof wanted === 'object') return typeof value === 'string' && wanted.includes(value)
    return typeof wanted === 'boolean' ? (value === true) === wanted : value === wanted
  })

const dimensionsOf = (fields: Fields, by: readonly (readonly string[])[]): string[] =>
  by
    .filter((keys) => keys.every((key) => typeof fields[key] === 'string'))
    .map((keys) => dimensionText(keys.map((key) => [key, textIn(fields, key)])))

const quantityOf = (fields: Fields, value: PostingRule['value']): Quantity | undefined => {
  if (value === 1) return { thousandths: 1000, bound: 'exact' }
  const field = fields[value]
  return isQuantity(field) ? field : undefined
}

const factOf = (entry: Entry, rule: PostingRule): FactDate => {
  const year = rule.year === undefined ? undefined : entry.fields[rule.year]
  if (typeof year !== 'number' || String(year) === entry.fact.date.slice(0, 4)) return entry.fact
  return { date: `${year}-12-31`, precision: 'year' }
}

const byRule = (entry: Entry, rule: PostingRule): Posting[] => {
  const quantity = quantityOf(entry.fields, rule.value)
  if (quantity === undefined || !holds(entry.fields, rule.when ?? {})) return []
  const { thousandths, bound } = quantity
  const parts = dimensionsOf(entry.fields, rule.by ?? [])
  return [...(rule.partOnly ? [] : ['']), ...parts].map((dimension) => ({
    metric: rule.metric,
    dimension,
    nature: 'flow',
    fact: factOf(entry, rule),
    quantity: { thousandths, bound },
  }))
}

const reading = ({ fields, fact }: Entry): Posting[] => {
  const value = fields['value']
  if (!isQuantity(value)) return []
  const assumed = fields['basis'] !== undefined && fields['basis'] !== 'observed' && value.bound === 'exact'
  return [
    {
      metric: textIn(fields, 'metric'),
      dimension: textIn(fields, 'dimension'),
      nature: 'stock',
      fact,
      quantity: { thousandths: value.thousandths, bound: assumed ? 'estimated' : value.bound },
    },
  ]
}

/** Everything an entry adds to figures, by its kind's rules: at most one line per figure. */
export const postings = (entry: Entry): Posting[] => {
  if (entry.kind === 'reading') return reading(entry)
  const lines = (kindOf(entry.kind)?.posts ?? []).flatMap((rule) => byRule(entry, rule))
  const once = new Map(lines.map((line) => [`${line.metric}|${line.dimension}`, line]))
  return [...once.values()]
}
