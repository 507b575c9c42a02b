import * as z from 'zod'
import { operation } from './operation.ts'
import { figureKey, id, instant, period } from './schemas.ts'

/** A run of words; those that state a figure, tell an entry or name a target say which. */
const Part = z.strictObject({
  text: z.string(),
  figure: figureKey.optional(),
  entry: id.optional(),
  target: id.optional(),
})
const Sentence = z.strictObject({
  id: z.string(),
  parts: z.array(Part),
  figures: z.array(figureKey).meta({ description: 'Every figure the sentence cites.' }),
  entries: z.array(id).meta({ description: 'Every ledger record the sentence cites.' }),
})
const Paragraph = z.strictObject({
  id: z.string(),
  heading: z.string().optional(),
  sentences: z.array(Sentence),
})
const ReportSection = z.strictObject({
  section: z.string(),
  heading: z.string(),
  paragraphs: z.array(Paragraph),
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

export const reportOperations = {
  readDraft: operation('readDraft', {
    summary: 'The draft of the half-year work report, every sentence with the figures and records it cites',
    query: { period },
    reply: Draft,
  }),
}
