import { citedBy, isStale, type Present } from './citations.ts'
import { metricOf, type FigureKey } from './metrics.ts'
import { both } from './results.ts'
import { sentenceText, type ReportParagraph } from './reports.ts'
import type { Finding } from './rules.ts'

/** What is found of a report: of its figures, or of a sentence that no longer says what is. */
export type ReportFinding = Finding & { sentence?: { paragraph: string; sentence: string } }

const short = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text)

/** The sentences that no longer say what the records say: each is an error, because the text would contradict its figures. */
export const staleFindings = (paragraphs: readonly ReportParagraph[], present: Present): ReportFinding[] =>
  paragraphs.flatMap(({ id: paragraph, sentences }) =>
    sentences.flatMap((sentence) => {
      const stale = sentence.parts.filter((part) => isStale(part, present))
      if (stale.length === 0) return []
      const text = short(sentenceText(sentence))
      const finding: ReportFinding = {
        id: `stale|${paragraph}|${sentence.id}`,
        rule: 'stale-sentence',
        severity: 'error',
        message: both(
          `“${text}”引用的数据已变，请更新这一句`,
          `What “${text}” cites has changed: bring the sentence up to date`,
        ),
        figures: citedBy(stale).figures,
        sentence: { paragraph, sentence: sentence.id },
      }
      return [finding]
    }),
  )

/** The figures that a report's text cites. */
export const citedFigures = (paragraphs: readonly ReportParagraph[]): FigureKey[] =>
  citedBy(paragraphs.flatMap(({ sentences }) => sentences.flatMap(({ parts }) => parts))).figures

/** A finding belongs to the lines of work of its figures; without figures it concerns everybody. */
export const sectionsOf = ({ figures }: Pick<Finding, 'figures'>): string[] =>
  figures.flatMap(({ metric }) => metricOf(metric)?.section ?? [])
