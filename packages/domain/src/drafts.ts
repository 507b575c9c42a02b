import { citedBy, seenOfProgress, seenOfVersion } from './citations.ts'
import { clauseParts, type Material, type NamedTarget, type NotableEntry, type Part } from './clauses.ts'
import { figureOf, type Known } from './figures.ts'
import type { FigureKey } from './metrics.ts'
import { firstDay, grainOf, lastDay, periodBefore, periodName, type Period } from './periods.ts'
import type { Clause, ParagraphTemplate, SectionTemplate, SentenceTemplate } from './wordings.ts'
import { isSection, type Section } from './sections.ts'
import { plannedText, progressText } from './target-texts.ts'
import type { Target } from './targets.ts'
import { defaultFrame, reportSections } from './wording/frame.ts'
import { adaptSections, type Adaptation } from './wording-adaptations.ts'

/** A sentence with everything it cites: figures, and the entries it tells. */
export type Sentence = { id: string; parts: Part[]; figures: FigureKey[]; entries: string[] }
export type Paragraph = { id: string; heading?: string; sentences: Sentence[] }
export type ReportSection = { section: SectionTemplate['section']; heading: string; paragraphs: Paragraph[] }
export type Draft = {
  title: string
  opening: string
  sections: ReportSection[]
  closing: string
  signature: string
}

/** What a draft is written from: a community's figures, notable entries and targets, and the street's own words. */
export type DraftMaterial = {
  communityName: string
  street: { name: string; opening: string; closing: string }
  known: Known
  entries: readonly NotableEntry[]
  targets: readonly NamedTarget[]
  /** Sentences in the street's own words, then those in the community's, which stand over them. */
  wording?: readonly Adaptation[]
}

const sentenceOf = (id: string, parts: Part[]): Sentence => ({ id, parts, ...citedBy(parts) })

/** The clauses that have something to tell; the first part of what the one before it tells begins with 其中. */
const tellClauses = (clauses: readonly Clause[], material: Material): Part[][] => {
  const told: Part[][] = []
  let [wholeTold, amongSaid] = [false, false]
  for (const clause of clauses) {
    const isPart = clause.part === true
    const parts = isPart && !wholeTold ? undefined : clauseParts(clause, material)
    // What is said of a zero is a figure from its first word on, and needs no 其中.
    const among = isPart && !amongSaid && parts !== undefined && parts[0]?.figure === undefined
    if (parts !== undefined) told.push(among ? [{ text: '其中' }, ...parts] : parts)
    amongSaid = isPart && (amongSaid || among)
    wholeTold = isPart ? wholeTold : parts !== undefined
  }
  return told
}

export const writeSentence = ({ id, clauses }: SentenceTemplate, material: Material): Sentence[] => {
  const told = tellClauses(clauses, material)
  if (told.length === 0) return []
  const parts = told.flatMap((clause, i) => (i === 0 ? clause : [{ text: '，' }, ...clause]))
  return [sentenceOf(id, [...parts, { text: '。' }])]
}

const writeParagraph = ({ id, heading, sentences }: ParagraphTemplate, material: Material): Paragraph[] => {
  const written = sentences.flatMap((sentence) => writeSentence(sentence, material))
  return written.length === 0
    ? []
    : [{ id, ...(heading === undefined ? {} : { heading }), sentences: written }]
}

const writeSection = (
  { section, heading, paragraphs }: SectionTemplate,
  material: Material,
): ReportSection => ({
  section,
  heading,
  paragraphs: paragraphs.flatMap((paragraph) => writeParagraph(paragraph, material)),
})

const withProgress =
  (targets: readonly NamedTarget[]) =>
  (section: ReportSection, index: number, all: readonly ReportSection[]): ReportSection => ({
    ...section,
    paragraphs: [
      ...section.paragraphs,
      ...(isSection(section.section)
        ? writeProgress(section.section, index === all.length - 1, targets)
        : []),
    ],
  })

/** What comes after the period: 下半年, 明年上半年, or plainly what follows. */
const planHeading = (period: Period): string => {
  if (grainOf(period) !== 'half') return '下一阶段工作计划'
  return period.endsWith('-H1') ? defaultFrame.planHeading : '明年上半年工作计划'
}

const planned = (target: NamedTarget): Sentence =>
  sentenceOf(`plan.${target.id}`, [
    { text: plannedText(target), target: target.id, seen: seenOfVersion(target.version) },
    { text: '。' },
  ])

const progressed = (target: NamedTarget): Sentence[] => {
  const text = progressText(target, target.progress)
  if (text === undefined) return []
  return [
    sentenceOf(`progress.${target.id}`, [
      { text, target: target.id, seen: seenOfProgress(text) },
      { text: '。' },
    ]),
  ]
}

const progressHeading = '目标任务进展'

/** The progress of a section's targets; what belongs to no section is told at the end of the last one, under a heading of its own. */
const writeProgress = (section: Section, isLast: boolean, targets: readonly NamedTarget[]): Paragraph[] => {
  const told = (of: Section) => targets.filter((one) => one.section === of).flatMap(progressed)
  const [own, general] = [told(section), isLast ? told('base') : []]
  return [
    ...(own.length === 0 ? [] : [{ id: `${section}.targets`, sentences: own }]),
    ...(general.length === 0 ? [] : [{ id: 'base.targets', heading: progressHeading, sentences: general }]),
  ]
}

/** The plan is the community's targets that fall due in the next period, in the order of their days. */
const writePlan = (period: Period, targets: readonly NamedTarget[]): ReportSection => {
  const next = periodBefore(period, -1)
  const due = targets.filter((target) => target.due >= firstDay(next) && target.due <= lastDay(next))
  const sentences = due.filter(({ plan }) => plan.kind !== 'duty').map(planned)
  const paragraphs = sentences.length === 0 ? [] : [{ id: 'plan', sentences }]
  return { section: 'plan', heading: planHeading(period), paragraphs }
}

const runsIn = (period: Period, { plan, due }: Target): boolean =>
  plan.kind === 'duty'
    ? due.slice(0, 4) === period.slice(0, 4) && due >= firstDay(period)
    : due >= firstDay(period) && due <= lastDay(period)

const fill = (text: string, names: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (all, name: string) => (Object.hasOwn(names, name) ? (names[name] ?? all) : all))

/** What the sentences of a period are told from. */
export const toldFrom = (from: DraftMaterial, period: Period): Material => ({
  figure: (key) => figureOf(from.known, key, period),
  entries: from.entries,
  targets: from.targets.filter((target) => runsIn(period, target)),
  names: { community: from.communityName, street: from.street.name, period: periodName(period).zh },
})

/** Writes the draft of a work report: the six sections and the plan, every sentence citing what it is made of. */
export const draftReport = (from: DraftMaterial, period: Period): Draft => {
  const material = toldFrom(from, period)
  const { names } = material
  const under = from.targets.filter(({ start, due }) => start <= lastDay(period) && due >= firstDay(period))
  return {
    title: fill(defaultFrame.title, names),
    opening: fill(from.street.opening || defaultFrame.opening, names),
    sections: [
      ...adaptSections(reportSections, from.wording ?? [])
        .map((section) => writeSection(section, material))
        .map(withProgress(under)),
      writePlan(period, from.targets),
    ],
    closing: fill(from.street.closing || defaultFrame.closing, names),
    signature: `${from.communityName}居委会`,
  }
}
