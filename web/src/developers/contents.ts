import type { Bilingual } from '@linli/domain/results'

/** The examples by what they are for; each is there in three languages. */
export type SampleName = 'calling' | 'receiving' | 'pushing'

/**
 * One part of a chapter. In texts `…` is code and [words](address) a link. A table's cells are texts too; code is
 * shown as it is.
 */
export type Part =
  | { kind: 'text'; text: Bilingual }
  | { kind: 'list'; items: readonly Bilingual[] }
  | { kind: 'table'; name: Bilingual; head: readonly Bilingual[]; rows: readonly (readonly Bilingual[])[] }
  | { kind: 'code'; name: Bilingual; code: string }
  | { kind: 'sample'; sample: SampleName }
  | { kind: 'more'; name: Bilingual; parts: readonly Part[] }

export type Chapter = { id: string; title: Bilingual; parts: readonly Part[] }

export const both = (zh: string, en: string): Bilingual => ({ zh, en })
/** What is the same in either language: names, codes, figures. */
export const same = (text: string): Bilingual => ({ zh: text, en: text })

export const text = (zh: string, en: string): Part => ({ kind: 'text', text: { zh, en } })
export const list = (...items: Bilingual[]): Part => ({ kind: 'list', items })
export const code = (name: Bilingual, shown: string): Part => ({ kind: 'code', name, code: shown })
