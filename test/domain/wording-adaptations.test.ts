import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftReport, type DraftMaterial } from '@linli/domain/drafts'
import { asked } from '@linli/domain/entry-texts'
import { figureId, figureKeyOf, type DeclaredFigure } from '@linli/domain/figures'
import { kindOf } from '@linli/domain/kinds'
import { period } from '@linli/domain/periods'
import { bounds } from '@linli/domain/quantities'
import { refusalText } from '@linli/domain/refusals'
import {
  adaptSections,
  checkAdaptation,
  outdatedAdaptations,
  sentenceTemplate,
  sentenceTemplates,
  type AdaptedClause,
  type Adaptation,
} from '@linli/domain/wording-adaptations'
import { previewSentence } from '@linli/domain/wording-previews'
import { clauseTexts } from '@linli/domain/wording-texts'
import { reportSections } from '@linli/domain/wording/frame'
import type { Clause, SentenceTemplate } from '@linli/domain/wordings'

const half = period('2010-H1')
const sentences = sentenceTemplates().map(({ sentence }) => sentence)

const builtIn = (id: string): SentenceTemplate => {
  const found = sentenceTemplate(id)
  if (found === undefined) throw new Error(`no sentence ${id}`)
  return found.sentence
}

const ownWords = ({ say, zero, unstated, some, each }: Clause): AdaptedClause => ({
  say,
  zero,
  unstated,
  some,
  each,
})
const wordsOf = (sentence: SentenceTemplate): Adaptation => ({
  sentence: sentence.id,
  clauses: sentence.clauses.map(ownWords),
})

const material = (
  told: Partial<DraftMaterial> & { declared?: Record<string, DeclaredFigure> },
): DraftMaterial => ({
  communityName: '榆树社区',
  street: { name: '枫林街道', opening: '', closing: '' },
  known: {
    flows: new Map(),
    stocks: new Map(),
    declared: new Map(Object.entries(told.declared ?? {})),
    within: new Map(),
  },
  entries: told.entries ?? [],
  targets: told.targets ?? [],
  ...(told.wording === undefined ? {} : { wording: told.wording }),
})

const exactly = (units: number, statement = ''): DeclaredFigure => ({
  value: units * 1000,
  bound: 'exact',
  statement,
})

const textOf = (from: DraftMaterial, id: string): string | undefined =>
  draftReport(from, half)
    .sections.flatMap(({ paragraphs }) => paragraphs.flatMap(({ sentences: told }) => told))
    .find((sentence) => sentence.id === id)
    ?.parts.map(({ text }) => text)
    .join('')

describe('the words of a clause are refused', () => {
  const disputes = 'safety.order.disputes'
  const guard = 'safety.order.guard'
  /** The third clause of the guard's sentence tells records. */
  const toldRecords = (texts: AdaptedClause) => [{ say: '' }, { say: '' }, texts]

  test.each<[string, string, AdaptedClause[], [string, string, (string | number)?]]>([
    [
      'an unknown metric',
      disputes,
      [{ say: '调处纠纷{disputes}' }],
      ['clauses[0].say', 'unknown-placeholder', 5],
    ],
    ['no name', disputes, [{ say: '调处{}纠纷' }], ['clauses[0].say', 'unknown-placeholder', 3]],
    ['spaces around a name', disputes, [{ say: '{ births }' }], ['clauses[0].say', 'unknown-placeholder', 1]],
    [
      'a name of the language',
      disputes,
      [{ say: '{constructor}' }],
      ['clauses[0].say', 'unknown-placeholder', 1],
    ],
    [
      'more after a part',
      disputes,
      [{ say: '{births|sex=male|x}' }],
      ['clauses[0].say', 'unknown-placeholder', 1],
    ],
    [
      'a part the metric has not',
      disputes,
      [{ say: '{disputes_mediated|sex=male}' }],
      ['clauses[0].say', 'unknown-part', 1],
    ],
    [
      'an unknown value of a part',
      disputes,
      [{ say: '{births|sex=other}' }],
      ['clauses[0].say', 'unknown-part', 1],
    ],
    [
      'a statement on no metric',
      disputes,
      [{ say: '𠮷{statement:none}' }],
      ['clauses[0].say', 'unknown-placeholder', 2],
    ],
    [
      'targets of no kind',
      disputes,
      [{ say: '{targets:wish}' }],
      ['clauses[0].say', 'unknown-placeholder', 1],
    ],
    [
      'records where none are told',
      disputes,
      [{ say: '即{entries}' }],
      ['clauses[0].say', 'no-entries-here', 2],
    ],
    [
      'a brace that is not closed',
      disputes,
      [{ say: '调处{disputes_mediated' }],
      ['clauses[0].say', 'bad-braces', 3],
    ],
    [
      'a brace that is not opened',
      disputes,
      [{ say: '调处disputes}' }],
      ['clauses[0].say', 'bad-braces', 11],
    ],
    ['braces inside braces', disputes, [{ say: '{births{births}}' }], ['clauses[0].say', 'bad-braces', 8]],
    ['braces of full width', disputes, [{ say: '调处｛births｝' }], ['clauses[0].say', 'bad-braces', 3]],
    [
      'brackets outside of records',
      disputes,
      [{ say: '{births}[名]' }],
      ['clauses[0].say', 'brackets-not-here', 9],
    ],
    [
      'a bracket that is not closed',
      guard,
      toldRecords({ say: '有{entries}', each: '[{date}{title}' }),
      ['clauses[2].each', 'bad-brackets', 1],
    ],
    [
      'brackets inside brackets',
      guard,
      toldRecords({ say: '有{entries}', each: '[{date}[{title}]]' }),
      ['clauses[2].each', 'bad-brackets', 8],
    ],
    [
      'a field the kind has not',
      guard,
      toldRecords({ say: '有{entries}', each: '{title}{money}' }),
      ['clauses[2].each', 'placeholder-not-here', 8],
    ],
    [
      'a figure in what is said of zero',
      disputes,
      [{ say: '{births}', zero: '没有{births}' }],
      ['clauses[0].zero', 'placeholder-not-here', 3],
    ],
    [
      'records in what is not stated',
      disputes,
      [{ say: '{births}', unstated: '{entries}' }],
      ['clauses[0].unstated', 'placeholder-not-here', 1],
    ],
    [
      'what is said of zero without a figure',
      disputes,
      [{ say: '{targets:duty}', zero: '没有' }],
      ['clauses[0].zero', 'no-figure-here'],
    ],
    [
      'how a record is told where none are',
      disputes,
      [{ say: '{births}', each: '{title}' }],
      ['clauses[0].each', 'no-entries-here'],
    ],
    [
      'what is said of some where none are told',
      disputes,
      [{ say: '{births}', some: '有' }],
      ['clauses[0].some', 'no-entries-here'],
    ],
    [
      'words that cite nothing',
      disputes,
      [{ say: '{community}社会和谐稳定' }],
      ['clauses[0].say', 'nothing-cited'],
    ],
    ['a mark at the end', disputes, [{ say: '调处{births}。' }], ['clauses[0].say', 'end-mark']],
    ['a line break', disputes, [{ say: '调处\n{births}' }], ['clauses[0].say', 'line-break', 3]],
    ['a control character', disputes, [{ say: '调处\u0000{births}' }], ['clauses[0].say', 'broken-text']],
    ['half a character', disputes, [{ say: '\ud842{births}' }], ['clauses[0].say', 'broken-text']],
    ['501 characters', disputes, [{ say: `{births}${'好'.repeat(493)}` }], ['clauses[0].say', 'too-long']],
    ['one clause of two', 'safety.order.schools', [{ say: '{schools}' }], ['clauses', 'other-clauses']],
    ['a clause too many', disputes, [{ say: '{births}' }, { say: '' }], ['clauses', 'other-clauses']],
  ])('with %s', (_, id, clauses, [field, reason, at]) => {
    const refusals = checkAdaptation(builtIn(id), clauses)
    expect(refusals.map((refusal) => [refusal.field, refusal.reason, refusal.details['at']])).toEqual([
      [field, reason, at],
    ])
    const zh = refusals.map((refusal) => refusalText(refusal).zh).join()
    const en = refusals.map((refusal) => refusalText(refusal).en).join()
    expect([zh.includes('undefined'), en.includes('undefined')]).toEqual([false, false])
    if (at !== undefined)
      expect([zh, en]).toEqual([
        expect.stringContaining(`第${at}个字`),
        expect.stringContaining(`character ${at}`),
      ])
  })

  test('each for itself, in the order of the clauses', () => {
    const wrong = [{ say: '{none}{nothing}', zero: '{births}' }, { say: '园{' }]
    expect(
      checkAdaptation(builtIn('safety.order.schools'), wrong).map(({ field, reason }) => [field, reason]),
    ).toEqual([
      ['clauses[0].say', 'unknown-placeholder'],
      ['clauses[0].say', 'unknown-placeholder'],
      ['clauses[0].zero', 'placeholder-not-here'],
      ['clauses[1].say', 'bad-braces'],
    ])
  })

  test('and a figure called by its name is suggested by its code', () => {
    const [refusal] = checkAdaptation(builtIn(disputes), [{ say: '发生{刑事案件}，' }])
    expect(refusal?.details['suggestion']).toBe('发生{criminal_cases}，')
  })
})

describe('the words of a clause are taken', () => {
  test.each<[string, string, AdaptedClause[]]>([
    [
      'a figure of another section',
      'safety.order.disputes',
      [{ say: '党员{party_members}调处{disputes_mediated}' }],
    ],
    [
      'a part of two dimensions',
      'safety.order.disputes',
      [{ say: '{women_childbearing_age|marital=married;residence=floating}' }],
    ],
    ['what the source said of it', 'safety.order.disputes', [{ say: '{statement:criminal_cases}' }]],
    [
      'names in what is said of zero',
      'safety.order.disputes',
      [{ say: '{births}', zero: '{period}{community}在{street}没有' }],
    ],
    ['nothing at all', 'safety.order.disputes', [{ say: '', zero: '', unstated: '' }]],
    ['500 characters', 'safety.order.disputes', [{ say: `{births}${'好'.repeat(492)}` }]],
  ])('with %s', (_, id, clauses) => {
    expect(checkAdaptation(builtIn(id), clauses)).toEqual([])
  })

  test.each(sentences)('when they are the built-in ones: $id', (sentence) => {
    expect(checkAdaptation(sentence, wordsOf(sentence).clauses)).toEqual([])
  })
})

// Every figure that the wording asks for, and one record of every kind that it tells.
const clauses = sentences.flatMap((sentence) => sentence.clauses)
const figures = [
  ...new Set(
    clauses
      .flatMap(({ say }) => asked(say))
      .map((name) => name.replace('statement:', ''))
      .filter((name) => name !== 'entries' && name !== 'period' && !name.includes(':'))
      .map((name) => figureId(figureKeyOf(name))),
  ),
]
const kinds = [...new Set(clauses.flatMap(({ entries }) => entries?.kinds ?? []))]

const declaredFigure = fc.record({
  value: fc.constantFrom(0, 1000, 31_000, 4_943_500),
  bound: fc.constantFrom(...bounds),
  statement: fc.constantFrom('', '较去年同期有所下降'),
})
const entry = fc
  .record({ kind: fc.constantFrom(...kinds), title: fc.constantFrom('茶话会', '义诊，量血压', '') })
  .map(({ kind, title }) => ({
    id: `${kind}-${title}`,
    kind,
    section: kindOf(kind)?.section ?? 'base',
    fact: { date: '2010-05-01', precision: 'day' as const },
    title,
    fields: {},
    note: '',
    notable: true,
    version: 1,
  }))
const anyMaterial = fc
  .record({
    declared: fc.array(fc.tuple(fc.constantFrom(...figures), declaredFigure), { maxLength: 80 }),
    entries: fc.array(entry, { maxLength: 20 }),
  })
  .map(({ declared, entries }) => material({ declared: Object.fromEntries(declared), entries }))

describe('a draft', () => {
  test('of which any sentences are adapted with the built-in words is the same draft', () => {
    fc.assert(
      fc.property(anyMaterial, fc.subarray(sentences), (from, chosen) => {
        const wording = chosen.map(wordsOf)
        expect(draftReport({ ...from, wording }, half)).toEqual(draftReport(from, half))
      }),
    )
  })

  test('tells the community’s words over the street’s, and the street’s over the built-in ones', () => {
    const declared = { 'disputes_mediated|': exactly(10), 'fire_drills|': exactly(2) }
    const street = [
      { sentence: 'safety.order.disputes', clauses: [{ say: '全街共调处纠纷{disputes_mediated}' }] },
      { sentence: 'safety.fire.drills', clauses: [{ say: '演练{fire_drills}' }, { say: '' }] },
    ]
    const community = [
      { sentence: 'safety.order.disputes', clauses: [{ say: '本社区调处{disputes_mediated}' }] },
    ]
    const told = (wording: Adaptation[]) =>
      ['safety.order.disputes', 'safety.fire.drills'].map((id) => textOf(material({ declared, wording }), id))
    expect(told([])).toEqual(['处理各类矛盾纠纷10起。', '组织消防演练2次。'])
    expect(told(street)).toEqual(['全街共调处纠纷10起。', '演练2次。'])
    expect(told([...street, ...community])).toEqual(['本社区调处10起。', '演练2次。'])
  })

  test('leaves an emptied clause out, with what is a part of it, and an emptied sentence altogether', () => {
    const declared = {
      'criminal_cases|': exactly(31, '有所下降'),
      'criminal_cases|type=preventable': exactly(6),
    }
    const told = (...say: string[]) => {
      const wording = [{ sentence: 'safety.order.crime', clauses: say.map((text) => ({ say: text })) }]
      return textOf(material({ declared, wording }), 'safety.order.crime')
    }
    const [whole, part, statement] = [
      '案件{criminal_cases}',
      '可防{criminal_cases|type=preventable}',
      '{statement:criminal_cases}',
    ]
    expect(told(whole, part, statement)).toBe('案件31起，其中可防6起，有所下降。')
    expect(told(whole, '', statement)).toBe('案件31起，有所下降。')
    expect(told('', part, statement)).toBe('有所下降。')
    expect(told('', '', '')).toBeUndefined()
  })

  test('says of zero and of what is not stated what the adapted words say, and the figure where they say nothing', () => {
    const told = (figure: DeclaredFigure, words: AdaptedClause) => {
      const wording = [{ sentence: 'safety.order.disputes', clauses: [words] }]
      return textOf(
        material({ declared: { 'disputes_mediated|': figure }, wording }),
        'safety.order.disputes',
      )
    }
    const words = { say: '调处{disputes_mediated}', zero: '{period}风平浪静', unstated: '' }
    expect(told(exactly(0), words)).toBe('2010年上半年风平浪静。')
    expect(told(exactly(0), { say: words.say, zero: '' })).toBe('调处0起。')
    expect(told({ ...exactly(0), bound: 'unstated' }, words)).toBe('调处若干起。')
  })
})

describe('adaptations that no longer fit', () => {
  const gone = { sentence: 'safety.order.nothing', clauses: [{ say: '{births}' }] }
  const short = { sentence: 'safety.order.crime', clauses: [{ say: '{criminal_cases}' }] }
  const fits = { sentence: 'safety.order.disputes', clauses: [{ say: '{disputes_mediated}' }] }

  test('are passed over and listed', () => {
    expect(outdatedAdaptations(reportSections, [gone, fits, short])).toEqual([gone, short])
    expect(adaptSections(reportSections, [gone, short])).toEqual(reportSections)
  })

  test('do not hide those before them that fit', () => {
    const adapted = adaptSections(reportSections, [fits, { ...fits, clauses: [] }])
    expect(adapted).toEqual(adaptSections(reportSections, [fits]))
    expect(adapted).not.toEqual(reportSections)
  })
})

test('which records a clause tells, and of what it is a part, no words can change', () => {
  const guarded = (sentence: SentenceTemplate) =>
    sentence.clauses.map(({ part, entries }) => ({ part, entries }))
  const emptied = sentences.map(({ id, clauses: built }) => ({
    sentence: id,
    clauses: built.map(() => ({ say: '' })),
  }))
  const adapted = adaptSections(reportSections, emptied).flatMap(({ paragraphs }) =>
    paragraphs.flatMap((paragraph) => paragraph.sentences),
  )
  expect(adapted.map(guarded)).toEqual(sentences.map(guarded))
  expect(
    adapted
      .flatMap((sentence) => sentence.clauses.flatMap((clause) => clauseTexts.map((of) => clause[of] ?? '')))
      .join(''),
  ).toBe('')
})

describe('a preview', () => {
  const crime = builtIn('safety.order.crime')
  const words = [
    { say: '案件{criminal_cases}' },
    { say: '可防{criminal_cases|type=preventable}' },
    { say: '' },
  ]
  const shown = (declared: Record<string, DeclaredFigure>) => {
    const { sentence, silent } = previewSentence(crime, words, material({ declared }), half)
    return { text: sentence?.parts.map(({ text }) => text).join(''), silent }
  }

  test('says what is told, and of each clause that is not, why', () => {
    expect(shown({ 'criminal_cases|': exactly(31) })).toEqual({
      text: '案件31起。',
      silent: [
        { clause: 1, reason: 'missing', placeholder: 'criminal_cases|type=preventable' },
        { clause: 2, reason: 'emptied', placeholder: '' },
      ],
    })
  })

  test('of nothing that can be told has no sentence', () => {
    expect(shown({ 'criminal_cases|type=preventable': exactly(6) })).toEqual({
      text: undefined,
      silent: [
        { clause: 0, reason: 'missing', placeholder: 'criminal_cases' },
        { clause: 1, reason: 'without-whole', placeholder: '' },
        { clause: 2, reason: 'emptied', placeholder: '' },
      ],
    })
  })

  test('tells what the draft tells', () => {
    fc.assert(
      fc.property(anyMaterial, fc.constantFrom(...sentences), (from, sentence) => {
        const preview = previewSentence(sentence, wordsOf(sentence).clauses, from, half)
        const told = preview.sentence?.parts.map(({ text }) => text).join('')
        expect(told).toBe(textOf(from, sentence.id))
        expect(preview.silent.length === sentence.clauses.length).toBe(told === undefined)
      }),
    )
  })
})
