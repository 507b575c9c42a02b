import { dimensionValues } from './dimensions.ts'
import { isQuantity, type Entry } from './entries.ts'
import { kindOf, type Field } from './kinds.ts'
import { typedQuantity } from './quantities.ts'
import { units } from './units.ts'

/** What is to be filled in: `{title}`, `{metric|dimension}`. */
export const placeholder = /\{([^{}]+)\}/g

/** The names of what a text asks for. */
export const asked = (text: string): string[] =>
  [...text.matchAll(placeholder)].map((match) => match[1] ?? '')

const dayText = ({ fact }: Entry): string => {
  const [, month, day] = fact.date.split('-').map(Number)
  return fact.precision === 'day' ? `${month}月${day}日` : fact.precision === 'month' ? `${month}月` : ''
}

const fieldText = (field: Field | undefined, entry: Entry): string => {
  const value = field && entry.fields[field.key]
  if (field === undefined || value === undefined || typeof value === 'boolean') return ''
  // Who it was is for those who keep the list of members.
  if (field.type === 'member') return ''
  if (isQuantity(value))
    return value.bound === 'unstated'
      ? ''
      : typedQuantity(value) + ('unit' in field ? units[field.unit].zh : '')
  return field.type === 'choice'
    ? (dimensionValues(field.of)[String(value)]?.zh ?? String(value))
    : String(value)
}

/** Fills a template over one entry; a part in [ ] goes when one of its placeholders is blank. */
export const entryText = (template: string, entry: Entry): string => {
  const kind = kindOf(entry.kind)
  const filled = (key: string): string => {
    if (key === 'title') return entry.title
    if (key === 'date') return dayText(entry)
    return fieldText(
      kind?.fields.find((field) => field.key === key),
      entry,
    )
  }
  return template
    .replace(/\[([^\]]*)\]/g, (_, part: string) =>
      asked(part).some((key) => filled(key) === '') ? '' : part,
    )
    .replace(placeholder, (_, key: string, at: number, all: string) => {
      const said = filled(key)
      // A title that ends in the words that follow it says them once: 爱心日捐款 + 捐款330元.
      const next = all.slice(at + key.length + 2, at + key.length + 4)
      return next.length === 2 && said.endsWith(next) ? said.slice(0, -2) : said
    })
}
