import type { Bilingual } from './results.ts'
import type { Section } from './sections.ts'
import type { DimensionKey } from './dimensions.ts'
import type { Unit } from './units.ts'
import { partyKinds } from './kinds/party.ts'
import { servicesKinds } from './kinds/services.ts'
import { cultureKinds } from './kinds/culture.ts'
import { partnershipKinds } from './kinds/partnership.ts'
import { safetyKinds } from './kinds/safety.ts'
import { environmentKinds } from './kinds/environment.ts'
import { readingKinds } from './kinds/reading.ts'

/**
 * A field of a kind.
 * - `count`: a whole number, `amount`: up to three decimals; both take 概数 (10余, 近百, 约30) and 有，数未记 (amount not stated).
 * - `choice`: one value of the dimension named by `of`.
 * - `metric` / `dimension`: which figure a reading is of.
 * - `member`: the id of a party member of the community; never the name.
 */
export type Field = Bilingual & {
  key: string
  required?: boolean
} & (
    | { type: 'text'; max?: number }
    | { type: 'count' | 'amount'; unit: Unit; default?: number }
    | { type: 'choice'; of: DimensionKey }
    | { type: 'flag' }
    | { type: 'year' }
    | { type: 'metric' }
    | { type: 'dimension' }
    | { type: 'member' }
  )

/**
 * What an entry adds to a metric. `value` is a field's key or 1; nothing is posted when that field is blank.
 * The whole is always posted; each list in `by` adds one line whose dimension is made of those choice fields
 * (a field's key is its dimension's key), left out when one of them is blank.
 */
export type PostingRule = {
  metric: string
  value: 1 | string
  by?: readonly (readonly string[])[]
  /** All must hold: the field is that value, or one of those values; `true` / `false` for flags; 'stated' for any value. */
  when?: Readonly<Record<string, string | boolean | readonly string[]>>
  /** Post only the lines of `by`, not the whole: for what is only known of a part. */
  partOnly?: boolean
  /** The field (type `year`) whose year the figure belongs to, when it is not that of the entry's date. */
  year?: string
}

export type Kind = Bilingual & {
  code: string
  section: Section
  /** What `title` is called here, and whether it must be given. */
  title: Bilingual & { required: boolean }
  fields: readonly Field[]
  posts: readonly PostingRule[]
  /** One line in print: `{title}`, `{field}`; a part in [ ] is dropped when one of its fields is blank. */
  line: string
  /** Chosen for the report without being asked. */
  notable: boolean
  /** Raised when `posts` changes; entries of an older version are posted anew. */
  version: number
}

export const kinds: readonly Kind[] = [
  ...partyKinds,
  ...servicesKinds,
  ...cultureKinds,
  ...partnershipKinds,
  ...safetyKinds,
  ...environmentKinds,
  ...readingKinds,
]

const byCode = new Map(kinds.map((kind) => [kind.code, kind]))

/** The built-in kind of that code, if there is one. */
export const kindOf = (code: string): Kind | undefined => byCode.get(code)
