import type { Part } from './clauses.ts'
import { figureId, type Figure } from './figures.ts'
import { figureText } from './figure-texts.ts'
import { metricOf, type FigureKey } from './metrics.ts'
import type { StaleMark } from './report-refreshes.ts'
import type { ReportSentence } from './reports.ts'

/**
 * What a part of a text saw of the thing it cites when it was written, as a text to compare:
 * `9000|exact` of a figure, its words after `=` where it tells what the source said of it, `v3` of a record or a target in
 * its third version; of a target whose progress is told, the words of it after `=`. '' : there was none.
 */
export type Seen = string

export const seenOfFigure = (figure: Pick<Figure, 'value' | 'bound'> | undefined): Seen =>
  figure === undefined ? '' : `${figure.value ?? ''}|${figure.bound}`

export const seenOfStatement = (figure: Pick<Figure, 'statement'> | undefined): Seen =>
  figure?.statement === undefined ? '' : `=${figure.statement}`

/** Two figures compared: this period's and the one it is held against. */
export const seenOfChange = (now: Figure | undefined, then: Figure | undefined): Seen =>
  `${seenOfFigure(now)} ${seenOfFigure(then)}`

export const seenOfProgress = (told: string | undefined): Seen => (told === undefined ? '' : `=${told}`)

export const seenOfVersion = (version: number | undefined): Seen =>
  version === undefined ? '' : `v${version}`

/** The version of something that is cited, and what it is called; of a target also how its progress is told. */
export type Named = { version: number; title: string; progress?: string | undefined }

/** How the cited things are now; undefined where there is none (any more). */
export type Present = {
  /** Whether the reader may see a figure at all: what they may not see is not judged. */
  sees: (key: FigureKey) => boolean
  figure: (key: FigureKey) => Figure | undefined
  /** The figure of another period, for what compares with it. */
  figureAt: (key: FigureKey, period: string) => Figure | undefined
  /** A record or a target that is not deleted. */
  entry: (id: string) => Named | undefined
  target: (id: string) => Named | undefined
}

/** Whether a part saw words: what a source said of a figure, or the progress of a target. */
const tellsWords = ({ seen }: Part): boolean => seen?.startsWith('=') === true

/** Whether a part states a figure that the reader may not see. */
const isHidden = ({ entry, target, figure }: Part, sees: Present['sees']): boolean =>
  entry === undefined && target === undefined && figure !== undefined && !sees(figure)

/** What a part would see now; undefined for plain words, and for a figure that is not the reader's to see. */
export const seenNow = (part: Part, present: Present): Seen | undefined => {
  if (part.entry !== undefined) return seenOfVersion(present.entry(part.entry)?.version)
  if (part.target !== undefined) {
    const target = present.target(part.target)
    return tellsWords(part) ? seenOfProgress(target?.progress) : seenOfVersion(target?.version)
  }
  if (part.figure === undefined || isHidden(part, present.sees)) return undefined
  const figure = present.figure(part.figure)
  if (part.against !== undefined) return seenOfChange(figure, present.figureAt(part.figure, part.against))
  return tellsWords(part) ? seenOfStatement(figure) : seenOfFigure(figure)
}

/** Whether a part no longer says what is: what it cites has changed since it was written, or is gone. */
export const isStale = (part: Part, present: Present): boolean => {
  const now = seenNow(part, present)
  return now !== undefined && part.seen !== undefined && now !== part.seen
}

/** How a part would say today what it cites; undefined where only a person can say it, or where it is gone. */
const textNow = (part: Part, present: Present): string | undefined => {
  if (part.entry !== undefined) return present.entry(part.entry)?.title
  if (part.target !== undefined) {
    const target = present.target(part.target)
    return tellsWords(part) ? target?.progress : target?.title
  }
  const [figure, metric] = [part.figure && present.figure(part.figure), metricOf(part.figure?.metric ?? '')]
  if (figure === undefined || metric === undefined || part.against !== undefined) return undefined
  return tellsWords(part) ? figure.statement : figureText(metric, figure)
}

/** The parts of a sentence that are stale, with what they would see and say now. */
export const staleParts = ({ parts }: Pick<ReportSentence, 'parts'>, present: Present): StaleMark[] =>
  parts.flatMap((part, index) => {
    if (!isStale(part, present)) return []
    const text = textNow(part, present)
    return [{ part: index, seen: seenNow(part, present) ?? '', ...(text === undefined ? {} : { text }) }]
  })

/** Parts as somebody reads them: what was seen of figures that are not theirs to see is left out, the words stay. */
export const partsSeen = (parts: readonly Part[], sees: Present['sees']): Part[] =>
  parts.map((part) => {
    if (!isHidden(part, sees)) return part
    const { seen: _, ...rest } = part
    return rest
  })

const sameCitation = (one: Part, other: Part): boolean =>
  one.figure !== undefined &&
  other.figure !== undefined &&
  figureId(one.figure) === figureId(other.figure) &&
  one.against === other.against

const seenBefore = (before: readonly Part[], part: Part): Seen | undefined => {
  const same = before.filter((one) => sameCitation(one, part))
  return (same.find(({ text }) => text === part.text) ?? same[0])?.seen
}

/**
 * Sentences as somebody has changed them, with what {@link partsSeen} left out for them: a citation that was there before
 * keeps what it saw.
 */
export const keepSeen = (
  before: readonly ReportSentence[],
  after: readonly ReportSentence[],
  sees: Present['sees'],
): ReportSentence[] =>
  after.map((sentence) => {
    const had = before.find(({ id }) => id === sentence.id)?.parts ?? []
    const parts = sentence.parts.map((part) => {
      const seen = part.seen ?? (isHidden(part, sees) ? seenBefore(had, part) : undefined)
      return seen === undefined ? part : { ...part, seen }
    })
    return { ...sentence, parts }
  })

/** The figures and records that parts cite, each once. */
export const citedBy = (parts: readonly Part[]): { figures: FigureKey[]; entries: string[] } => ({
  figures: [
    ...new Map(parts.flatMap(({ figure }) => (figure ? [[figureId(figure), figure] as const] : []))).values(),
  ],
  entries: [...new Set(parts.flatMap(({ entry }) => entry ?? []))],
})
