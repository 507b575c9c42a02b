import type { Remark } from '@linli/contract/report-remarks'
import type { ReportParagraph } from '@linli/contract/reports'
import { sameParts } from '@linli/domain/report-editing'
import type { Desk, Held } from './desks.ts'
import type { Part, Sentence, Text } from './texts.ts'

/** A sentence of the report, by its paragraph. */
export type Spot = { paragraph: string; sentence: string }

/** What the reader may do with the text. */
export type Reading = {
  openPart: (part: Part, spot: Spot) => void
  /** Where a figure, a record or a target is shown by itself. */
  linkOf: (part: Part) => string
  select: (spot: Spot) => void
  selected: Spot | undefined
  /** Shows what the selected sentence rests on. */
  showBasis: () => void
  /** Set for who may remark on the report as it stands. */
  remark: ((paragraph: ReportParagraph, sentence: Sentence) => void) | undefined
  /** Set for who may answer remarks now. */
  answer: ((remark: Remark) => void) | undefined
  remarks: readonly Remark[]
}

/** The paragraph that is open to be written, and where the caret is to go; `turn` counts the requests. */
export type Opened = { paragraph: string; field: 'heading' | 'text'; offset: number; turn: number }

/** What the writer may do besides. */
export type Writing = {
  desk: Desk
  opened: Opened | undefined
  open: (paragraph: string, where?: { field?: Opened['field']; offset?: number }) => void
  /** Ends the writing of the open paragraph. */
  close: () => void
  typed: (paragraph: string, text: Text) => void
  /** Remembers where the caret was last. */
  caret: (paragraph: string, offset: number) => void
  save: (paragraph: string) => void
  turn: (forward: boolean) => void
  addAfter: (paragraph: ReportParagraph) => void
  addTo: (section: ReportParagraph['section']) => void
  /** Cuts the paragraph in two at the caret. */
  split: (paragraph: string, offset: number) => void
  remove: (paragraph: ReportParagraph) => void
  move: (paragraph: ReportParagraph, by: -1 | 1) => void
  refresh: (spots: readonly Spot[]) => void
  keepWords: (spot: Spot) => void
  resolve: (paragraph: string, text: Text) => void
  /** Puts what was written into a paragraph that somebody removed back as a new one. */
  addAgain: (held: Held) => void
  discard: (paragraph: string) => void
}

/** The sentences of a paragraph that are stale and have not been changed since that was found. */
export const staleSentences = ({ server, text }: Pick<Held, 'server' | 'text'>): Sentence[] =>
  server.sentences.filter(
    (sentence) =>
      (sentence.stale?.length ?? 0) > 0 &&
      text.sentences.some((one) => one.id === sentence.id && sameParts(one.parts, sentence.parts)),
  )
