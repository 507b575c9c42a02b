import { describe, expect, test } from 'vitest'
import { dimensionFits } from '@linli/domain/dimensions'
import { kindOf } from '@linli/domain/kinds'
import { metricOf } from '@linli/domain/metrics'
import type { Clause } from '@linli/domain/wordings'
import { targetKinds } from '@linli/domain/targets'
import { defaultFrame, reportSections } from '@linli/domain/wording/frame'

const paragraphs = reportSections.flatMap((section) => section.paragraphs)
const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences)
const clauses = sentences.flatMap((part) => part.clauses.map((clause) => ({ id: part.id, clause })))

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{([^{}]+)\}/g)].map((found) => found[1] ?? '')
const said = (clause: Clause): string[] => [clause.say, clause.zero ?? '', clause.unstated ?? '']
const frame = ['community', 'street', 'period']

/** Whether a placeholder of a clause can be filled: a figure of the catalogue, or one of the few words beside them. */
const isKnown = (placeholder: string): boolean => {
  if (frame.includes(placeholder) || placeholder === 'entries') return true
  if (placeholder.startsWith('targets:')) return targetKinds.some((kind) => placeholder === `targets:${kind}`)
  const [code = '', dimension = ''] = placeholder.replace(/^statement:/, '').split('|')
  const metric = metricOf(code)
  return metric !== undefined && dimensionFits(dimension, metric.dimensions ?? [])
}

const fieldsOf = (kind: string): string[] => (kindOf(kind)?.fields ?? []).map((field) => field.key)
const figures = new Set(clauses.flatMap(({ clause }) => placeholders(clause.say)))

describe('the wording of the report', () => {
  test('has the six sections in their order', () => {
    const expected = ['party', 'services', 'culture', 'partnership', 'safety', 'environment']
    expect(reportSections.map((section) => section.section)).toEqual(expected)
  })

  test('names every sentence and paragraph once', () => {
    const ids = [...sentences, ...paragraphs].map((part) => part.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test.each(clauses)('$id: every placeholder can be filled: $clause.say', ({ clause }) => {
    expect(
      said(clause)
        .flatMap(placeholders)
        .filter((placeholder) => !isKnown(placeholder)),
    ).toEqual([])
  })

  test.each(clauses)(
    '$id: what is said of zero or of 有，数未记 repeats no figure: $clause.say',
    ({ clause }) => {
      const inWords = [clause.zero ?? '', clause.unstated ?? ''].flatMap(placeholders)
      expect(inWords.filter((placeholder) => !frame.includes(placeholder))).toEqual([])
    },
  )

  test.each(clauses)(
    '$id: a clause that tells entries says which, and the other way round: $clause.say',
    ({ clause }) => {
      expect(clause.entries !== undefined).toBe(clause.say.includes('{entries}'))
      expect(clause.each === undefined || clause.entries !== undefined).toBe(true)
    },
  )

  test.each(clauses)(
    '$id: chosen entries are of known kinds with known fields: $clause.say',
    ({ clause }) => {
      const { kinds = [], where = {} } = clause.entries ?? {}
      const told = placeholders(clause.each ?? '').filter((name) => name !== 'title' && name !== 'date')
      const wrong = kinds.flatMap((kind) =>
        [...Object.keys(where), ...told].filter((key) => !fieldsOf(kind).includes(key)),
      )
      expect(kinds.filter((kind) => kindOf(kind) === undefined)).toEqual([])
      expect(wrong).toEqual([])
    },
  )

  test('ends no clause with a mark that the sentence sets itself', () => {
    const texts = clauses.flatMap(({ clause }) => said(clause))
    expect(texts.filter((text) => /[，。；]$/.test(text))).toEqual([])
  })

  test.each([
    'births|sex=male',
    'births|sex=female',
    'donations_money',
    'donations_books',
    'info_articles_adopted',
    'disputes_mediated',
    'criminal_cases|type=preventable',
    'fire_incidents',
    'sanitation_staff|type=career_4050',
    'women_childbearing_age|marital=married;residence=floating',
    'statement:criminal_cases',
    'targets:duty',
  ])('states %s', (figure) => {
    expect(figures).toContain(figure)
  })

  test('is framed by a title, an opening and a closing that name the community and the period', () => {
    const texts = Object.values(defaultFrame)
    expect(texts.flatMap(placeholders).filter((name) => !frame.includes(name))).toEqual([])
    expect(defaultFrame.title).toContain('{community}{period}')
  })
})
