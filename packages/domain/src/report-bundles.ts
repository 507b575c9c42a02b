import { dimensionName } from './dimensions.ts'
import { definitionOn, metricOf, type FigureKey } from './metrics.ts'
import { lastDay, type Period } from './periods.ts'
import { inUnits } from './quantities.ts'
import type { FrozenFigure, Submission } from './report-submissions.ts'
import { sentenceText, type RemarkReason } from './reports.ts'
import { units } from './units.ts'

type Who = { at: string; by: string }

/** What stands around the text and the figures of an approved report. Moments are ISO 8601 in UTC. */
export type BundleFrame = {
  street: { id: string; name: string }
  community: { id: string; name: string }
  period: Period
  revision: number
  started: Who
  submitted: Who
  approved: Who
  remarks: readonly {
    quote: string
    reason: RemarkReason
    text: string
    at: string
    by: string
    answer: string
    answeredBy: string
  }[]
}

const nameOf = ({ metric, dimension }: FigureKey): string => {
  const name = metricOf(metric)?.zh ?? metric
  return dimension === '' ? name : `${name}（${dimensionName(dimension).zh}）`
}

const figureIn = (figure: FrozenFigure, period: Period) => {
  const metric = metricOf(figure.metric)
  const { value, asOf = null, statement = null, ...rest } = figure
  return {
    ...rest,
    name: nameOf(figure),
    unit: metric === undefined ? '' : units[metric.unit].zh,
    value: value === null ? null : inUnits(value),
    asOf,
    statement,
    definition: (metric && definitionOn(metric, lastDay(period))?.zh) ?? '',
  }
}

/**
 * An approved report as it is frozen: text, figures with their definitions, what the rules found and the words on it, remarks and
 * answers, people and times. Everything in it can be written as JSON; amounts are in the metric's unit.
 */
export const bundleOf = (frame: BundleFrame, submission: Submission) => ({
  format: 'linli-report/1',
  ...frame,
  title: submission.title,
  headings: submission.headings,
  signature: submission.signature,
  date: submission.date,
  paragraphs: submission.paragraphs.map(({ id, section, heading, sentences }) => ({
    id,
    section,
    heading,
    sentences: sentences.map((sentence) => ({
      id: sentence.id,
      text: sentenceText(sentence),
      parts: sentence.parts,
    })),
  })),
  figures: submission.figures.map((figure) => figureIn(figure, frame.period)),
  rules: submission.findings.map((finding) => ({ ...finding, word: submission.words[finding.id] ?? '' })),
})
