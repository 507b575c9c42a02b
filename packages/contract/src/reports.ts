import * as z from 'zod'
import { reportPlaces, reportStates } from '@linli/domain/reports'
import { isBrokenText } from '@linli/domain/typing'
import { operation } from './operation.ts'
import { Finding } from './report-rules.ts'
import { Remark } from './report-remarks.ts'
import { bytes, figureKey, id, instant, period, section, text, version } from './schemas.ts'

/** A run of words; those that state a figure, tell an entry or name a target say which, and what they saw of it. */
export const Part = z.strictObject({
  text: z.string().max(2000),
  figure: figureKey.optional(),
  against: period.optional().meta({ description: 'The period that the figure is held against.' }),
  entry: id.optional(),
  target: id.optional(),
  seen: z.string().max(400).optional().meta({
    description:
      'What was seen of the cited thing when this was written: value (in thousandths) and bound of a figure, version of a record.',
  }),
})
const Sentence = z.strictObject({
  id: z.string(),
  parts: z.array(Part),
  figures: z.array(figureKey).meta({ description: 'Every figure the sentence cites.' }),
  entries: z.array(id).meta({ description: 'Every ledger record the sentence cites.' }),
})
const DraftParagraph = z.strictObject({
  id: z.string(),
  heading: z.string().optional(),
  sentences: z.array(Sentence),
})
const ReportSection = z.strictObject({
  section: z.string(),
  heading: z.string(),
  paragraphs: z.array(DraftParagraph),
})

export const Draft = z.strictObject({
  period: z.string(),
  title: z.string(),
  opening: z.string(),
  sections: z.array(ReportSection),
  closing: z.string(),
  signature: z.string(),
  date: z.string(),
  generatedAt: instant,
})
export type Draft = z.infer<typeof Draft>

const sentenceId = z.string().regex(/^[A-Za-z0-9_.:-]{1,120}$/)
const place = z.enum(reportPlaces)

/** A sentence as it is written: words, and what they cite. */
const WrittenSentence = z.strictObject({
  id: sentenceId,
  parts: z
    .array(Part.refine((part) => !isBrokenText(part.text), { params: { reason: 'broken-text' } }))
    .min(1)
    .max(200),
  edited: z
    .literal(true)
    .optional()
    .meta({ description: 'A person has changed its words: they are kept when it is refreshed.' }),
})

const written = z.strictObject({
  heading: text(200).default(''),
  sentences: z.array(WrittenSentence).max(80),
})

/** A part that no longer says what is, with what it would see and say now; `seen` is empty for what is gone. */
const StaleMark = z.strictObject({ part: z.int(), seen: z.string(), text: z.string().optional() })

export const ReportParagraph = z.strictObject({
  id,
  section: place,
  heading: z.string(),
  sentences: z.array(
    WrittenSentence.extend({
      stale: z.array(StaleMark).optional(),
    }),
  ),
  version,
  updatedAt: instant,
  updatedBy: z.string(),
})
export type ReportParagraph = z.infer<typeof ReportParagraph>

/** Deadlines of a period, for one community: days, '' where none is set. */
const Deadlines = z.strictObject({
  opens: z.string(),
  due: z.string(),
  closes: z.string(),
  cutOff: z.string(),
  late: z
    .boolean()
    .meta({ description: 'Submitted after the day it was due, or not yet and the day is over.' }),
})

export const Report = z.strictObject({
  id,
  community: id,
  period: z.string(),
  revision: z.int(),
  revisions: z.array(z.strictObject({ id, revision: z.int(), state: z.enum(reportStates) })),
  state: z.enum(reportStates),
  title: z.string(),
  headings: z.record(z.string(), z.string()),
  signature: z.string(),
  date: z.string(),
  approvals: z.array(section).meta({ description: 'The sections approved since it was submitted.' }),
  submissions: z.int(),
  submittedAt: instant.optional(),
  submittedBy: z.string().optional(),
  approved: z
    .strictObject({ sha256: z.string(), at: instant, by: z.string() })
    .optional()
    .meta({ description: 'For an approved revision: the hash of its frozen bundle.' }),
  deadlines: Deadlines,
  paragraphs: z.array(ReportParagraph),
  remarks: z.array(Remark),
  version,
  updatedAt: instant,
  updatedBy: z.string(),
})
export type Report = z.infer<typeof Report>

const SentenceChange = z.strictObject({
  id: z.string(),
  change: z.enum(['same', 'added', 'removed', 'changed']),
  before: z.string(),
  after: z.string(),
})
const FigureChange = z.strictObject({
  ...figureKey.shape,
  before: z.strictObject({ value: z.number().nullable(), bound: z.string() }).nullable(),
  after: z.strictObject({ value: z.number().nullable(), bound: z.string() }).nullable(),
})
export type FigureChange = z.infer<typeof FigureChange>

export const ReportChanges = z.strictObject({
  since: instant
    .nullable()
    .meta({ description: 'When the version compared with was submitted; null: there is none.' }),
  paragraphs: z.array(
    z.strictObject({
      id: z.string(),
      section: place,
      change: z.enum(['added', 'removed', 'changed', 'moved']),
      heading: z.strictObject({ before: z.string(), after: z.string() }),
      sentences: z.array(SentenceChange),
    }),
  ),
  figures: z.array(FigureChange),
})
export type ReportChanges = z.infer<typeof ReportChanges>

/** Something that could be written: never put in by itself. */
const Offer = z.strictObject({
  kind: z.enum(['figure', 'ratio', 'change', 'entry']),
  section,
  label: z.string(),
  parts: z.array(Part),
})
export type Offer = z.infer<typeof Offer>

const ReportEvent = z.strictObject({
  type: z.string(),
  at: instant,
  by: z.string(),
  note: z.string(),
})

const params = { report: id }
const inParagraph = { ...params, paragraph: id }

export const reportOperations = {
  readDraft: operation('readDraft', {
    summary: 'The draft of the half-year work report, every sentence with the figures and records it cites',
    query: { period },
    reply: Draft,
  }),
  readReport: operation('readReport', {
    summary: 'The report of a period as it is written, with what is stale in it and its remarks',
    query: { period, revision: z.coerce.number().int().min(1).optional() },
    reply: z.strictObject({ report: Report.nullable(), deadlines: Deadlines }),
  }),
  startReport: operation('startReport', {
    summary: 'Begin the report of a period from its draft',
    body: z.strictObject({ period }),
    reply: Report,
    problems: ['already-started'],
  }),
  changeReport: operation('changeReport', {
    summary: 'Change a report’s title, headings, signature and date',
    params,
    body: z.strictObject({
      title: text(100),
      headings: z.partialRecord(place, text(100)),
      signature: text(100),
      date: text(20),
    }),
    reply: z.strictObject({ version }),
    problems: ['wrong-state'],
  }),
  addParagraph: operation('addParagraph', {
    summary: 'Add a paragraph to a section of a report',
    params,
    body: written.extend({
      section: place,
      after: id.optional().meta({ description: 'The paragraph it follows; at the beginning when left out.' }),
    }),
    reply: ReportParagraph,
    problems: ['wrong-state'],
  }),
  changeParagraph: operation('changeParagraph', {
    summary: 'Change a paragraph; of two who change one, the second is told of the first',
    params: inParagraph,
    body: written,
    reply: ReportParagraph,
    problems: ['wrong-state'],
  }),
  moveParagraph: operation('moveParagraph', {
    summary: 'Move a paragraph inside its section',
    params: inParagraph,
    body: z.strictObject({ after: id.optional() }),
    reply: ReportParagraph,
    problems: ['wrong-state'],
  }),
  removeParagraph: operation('removeParagraph', {
    summary: 'Take a paragraph out; it can be put back',
    params: inParagraph,
    reply: ReportParagraph,
    problems: ['wrong-state'],
  }),
  restoreParagraph: operation('restoreParagraph', {
    summary: 'Put a paragraph back that was taken out',
    params: inParagraph,
    reply: ReportParagraph,
    problems: ['wrong-state'],
  }),
  listOffers: operation('listOffers', {
    summary:
      'What could still be written: figures, rates, changes and notable records that the report does not cite',
    params,
    reply: z.strictObject({ offers: z.array(Offer) }),
  }),
  checkReport: operation('checkReport', {
    summary: 'What the rules say of a report: errors block, warnings need a word',
    params,
    reply: z.strictObject({
      findings: z.array(Finding),
      words: z
        .record(z.string(), z.string())
        .meta({ description: 'The words given at the last submission.' }),
    }),
  }),
  submitReport: operation('submitReport', {
    summary: 'Submit a report to the street, with a word on every warning',
    params,
    body: z.strictObject({ words: z.record(z.string().max(400), text(500)).default({}) }),
    reply: Report,
    problems: ['wrong-state', 'rules-broken', 'remarks-unanswered'],
    bodyLimit: 256 * 1024,
  }),
  returnReport: operation('returnReport', {
    summary: 'Return a submitted report with the remarks made on it',
    params,
    body: z.strictObject({ note: text(500).default('') }),
    reply: Report,
    problems: ['wrong-state', 'remark-needed'],
  }),
  approveReport: operation('approveReport', {
    summary: 'Approve a report, or one’s own sections of it; once every section is, it is frozen',
    params,
    reply: Report,
    problems: ['wrong-state', 'remarks-open', 'figures-changed'],
  }),
  reopenReport: operation('reopenReport', {
    summary: 'Open an approved report again as a new revision; the approved one stays',
    params,
    body: z.strictObject({ note: text(500) }),
    reply: Report,
    problems: ['wrong-state'],
  }),
  readChanges: operation('readChanges', {
    summary: 'What changed in a report since it was submitted before',
    params,
    reply: ReportChanges,
  }),
  readDifference: operation('readDifference', {
    summary: 'Where the figures of an approved report differ from the records of today',
    params,
    reply: z.strictObject({ figures: z.array(FigureChange) }),
  }),
  listReportEvents: operation('listReportEvents', {
    summary: 'Every step of a report: who did what when',
    params,
    reply: z.strictObject({ events: z.array(ReportEvent) }),
  }),
  exportReportBundle: operation('exportReportBundle', {
    summary: 'The frozen bundle of an approved report: canonical JSON (RFC 8785), always the same bytes',
    params,
    reply: z.string(),
    file: 'application/json',
  }),
  exportReport: operation('exportReport', {
    summary: 'A report as a Word file in the layout of GB/T 9704-2012',
    params,
    reply: bytes,
    file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  }),
}
