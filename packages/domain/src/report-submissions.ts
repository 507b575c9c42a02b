import { figuresKnown, saysTheSame, type ApprovedFigure, type Figure, type Known } from './figures.ts'
import { metrics, type FigureKey, type Metric } from './metrics.ts'
import type { Period } from './periods.ts'
import type { ReportParagraph } from './reports.ts'
import type { Finding } from './rules.ts'

/** A figure as it was when a report was submitted or approved. */
export type FrozenFigure = FigureKey & ApprovedFigure

/** What was submitted: kept word for word, so that what changed later can be told. */
export type Submission = {
  title: string
  headings: Readonly<Record<string, string>>
  signature: string
  date: string
  paragraphs: readonly ReportParagraph[]
  figures: readonly FrozenFigure[]
  findings: readonly Finding[]
  /** The words given on warnings, by the finding. */
  words: Readonly<Record<string, string>>
}

const frozen = ({ value, bound, from, records, asOf, statement }: Figure): ApprovedFigure => ({
  value,
  bound,
  from,
  records,
  ...(asOf === undefined ? {} : { asOf }),
  ...(statement === undefined ? {} : { statement }),
})

/** Every figure of a period as it is now, to be kept. */
export const figuresToKeep = (
  known: Known,
  period: Period,
  among: readonly Metric[] = metrics,
): FrozenFigure[] =>
  figuresKnown(known, among, period).map(({ key, figure }) => ({ ...key, ...frozen(figure) }))

type Said = Pick<Figure, 'value' | 'bound'>
export type FigureChange = FigureKey & { before: Said | undefined; after: Said | undefined }

const nameOf = ({ metric, dimension }: FigureKey): string => `${metric}|${dimension}`
const said = (figure: Said | undefined): Said | undefined =>
  figure && { value: figure.value, bound: figure.bound }

/** The figures that say something else than before, also those that came or went. */
export const figureChanges = (
  before: readonly (FigureKey & Said)[],
  after: readonly (FigureKey & Said)[],
): FigureChange[] => {
  const [was, is] = [before, after].map((list) => new Map(list.map((one) => [nameOf(one), one])))
  const keys = new Map([...before, ...after].map((one) => [nameOf(one), one]))
  return [...keys].flatMap(([name, { metric, dimension }]) => {
    const change = { metric, dimension, before: said(was?.get(name)), after: said(is?.get(name)) }
    return saysTheSame(change.before, change.after) ? [] : [change]
  })
}
