import type { DimensionKey } from '../dimensions.ts'
import type { Field, Kind, PostingRule } from '../kinds.ts'
import { both } from '../results.ts'
import type { Section } from '../sections.ts'
import type { Unit } from '../units.ts'

export const text = (key: string, zh: string, en: string, max = 500): Field => ({
  key,
  zh,
  en,
  type: 'text',
  max,
})
export const flag = (key: string, zh: string, en: string): Field => ({ key, zh, en, type: 'flag' })
export const year = (key: string, zh: string, en: string): Field => ({ key, zh, en, type: 'year' })
export const count = (key: string, zh: string, en: string, unit: Unit): Field => ({
  key,
  zh,
  en,
  type: 'count',
  unit,
})
export const amount = (key: string, zh: string, en: string, unit: Unit): Field => ({
  key,
  zh,
  en,
  type: 'amount',
  unit,
})
export const choice = (key: string, zh: string, en: string, of: DimensionKey): Field => ({
  key,
  zh,
  en,
  type: 'choice',
  of,
})

export const member = (key: string, zh: string, en: string): Field => ({ key, zh, en, type: 'member' })

/** The field must be filled. */
export const needed = (field: Field): Field => ({ ...field, required: true })

/** How many times, cases, pieces the entry stands for: 1 unless said otherwise. */
export const howMany = (zh: string, en: string, unit: Unit, key = 'count'): Field => ({
  ...both(zh, en),
  key,
  type: 'count',
  unit,
  default: 1,
})

/** Posts a field (or 1) to a metric, whole and by each of these choice fields apart. */
export const post = (metric: string, value: 1 | string, by: readonly string[] = []): PostingRule => ({
  metric,
  value,
  ...(by.length === 0 ? {} : { by: by.map((key) => [key]) }),
})

/** The same, only when the conditions hold. */
export const postWhen = (when: NonNullable<PostingRule['when']>, rule: PostingRule): PostingRule => ({
  ...rule,
  when,
})

type Saying = { fields: readonly Field[]; posts: readonly PostingRule[]; line: string } & {
  /** What the title is called; '事项' / 'What' unless said. */
  title?: readonly [string, string]
  untitled?: boolean
  notable?: boolean
}

/** A kind of one section; its title must be given unless it is `untitled`. */
export const kindsOf =
  (section: Section) =>
  (code: string, zh: string, en: string, said: Saying): Kind => ({
    ...both(zh, en),
    code,
    section,
    title: {
      ...both(...(said.title ?? (said.untitled ? ['说明', 'Note'] : ['事项', 'What']))),
      required: !said.untitled,
    },
    fields: said.fields,
    posts: said.posts,
    line: said.line,
    notable: said.notable ?? false,
    version: 1,
  })
