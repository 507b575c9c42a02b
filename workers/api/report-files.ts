import { knownOf, metricsWithin } from '@linli/data/tenant/figures'
import {
  approvedValues,
  approvedValuesStatement,
  bundleStatement,
  reachesFigure,
} from '@linli/data/tenant/written-reports'
import { dimensionName } from '@linli/domain/dimensions'
import type { Draft } from '@linli/domain/drafts'
import { figureText } from '@linli/domain/figure-texts'
import { metricOf, metrics } from '@linli/domain/metrics'
import { numberedParagraph, numberedSection, officialDate } from '@linli/domain/official-texts'
import { periodIn, periodName } from '@linli/domain/periods'
import { figuresToKeep, type FrozenFigure } from '@linli/domain/report-submissions'
import { headedPlaces, reportStateNames, sentenceText, type ReportPlace } from '@linli/domain/reports'
import { sectionNames, sections } from '@linli/domain/sections'
import { makeDocument } from '../documents/making.ts'
import type { OfficialDocument } from '../documents/official-documents.ts'
import { fileHeaders } from './csv.ts'
import type { Handlers } from './given.ts'
import { isRefusing, refuse } from './refusals.ts'
import { openReport, type Opened } from './report-reads.ts'

const sourceNames: Record<FrozenFigure['from'], string> = {
  records: '台账合计',
  reading: '台账时点数',
  declared: '补录',
  ratio: '计算',
}

/** A day, or the period that a reading is only known of, as a document writes it. */
const dayName = (asOf: string): string => {
  const period = periodIn(asOf)
  return period === undefined ? officialDate(asOf) : periodName(period).zh
}

/** A part stands under its whole; where the whole is not reported it says whose part it is. */
const nameIn = ({ metric: code, dimension }: FrozenFigure, above: FrozenFigure | undefined): string => {
  const name = metricOf(code)?.zh ?? code
  if (dimension === '') return name
  const part = dimensionName(dimension).zh
  return above?.metric === code ? `　其中：${part}` : `${name}（${part}）`
}

const annexRow = (figure: FrozenFigure, index: number, all: readonly FrozenFigure[]): string[] => {
  const metric = metricOf(figure.metric)
  const said = metric === undefined ? '' : figureText(metric, figure)
  const source =
    figure.from === 'reading' && figure.asOf !== undefined
      ? `截至${dayName(figure.asOf)}`
      : sourceNames[figure.from]
  return [nameIn(figure, all[index - 1]), said, source]
}

const places = new Map(metrics.map(({ code }, index) => [code, index]))

/** As the catalogue orders them, a whole before its parts. */
const inCatalogueOrder = (figures: readonly FrozenFigure[]): FrozenFigure[] =>
  [...figures].sort(
    (one, other) =>
      (places.get(one.metric) ?? 0) - (places.get(other.metric) ?? 0) ||
      (one.dimension < other.dimension ? -1 : 1),
  )

const annexColumns = [
  { title: '指标', width: 56 },
  { title: '数值', width: 22, number: true },
  { title: '来源', width: 22 },
]
const annexNotes = [
  '数字由社区台账得出；“以上、约、近、若干”照台账原话。',
  '内部工作资料，不作考核通报依据。',
]

/** The report's figures as tables, one for each line of work. */
const annexOf = (
  figures: readonly FrozenFigure[],
  period: string,
): NonNullable<OfficialDocument['annex']> => {
  const ordered = inCatalogueOrder(figures)
  const tables = sections.flatMap((section) => {
    const rows = ordered.filter(({ metric }) => metricOf(metric)?.section === section).map(annexRow)
    return rows.length === 0 ? [] : [{ caption: sectionNames[section].zh, columns: annexColumns, rows }]
  })
  return { title: `${period}数据表`, tables, notes: annexNotes }
}

type Written = OfficialDocument['sections'][number]

/** The sections with their numbers; the items of the plan are numbered, and so are paragraphs with a heading. */
const sectionsOf = ({ file }: Opened): Written[] =>
  headedPlaces.map((place, index) => {
    const isPlan = place === 'plan'
    const heading = file.report.headings[place] ?? ''
    const paragraphs = file.paragraphs
      .filter(({ section }) => section === place)
      .map((one, at) => ({
        ...(one.heading === '' && !isPlan ? {} : { heading: numberedParagraph(one.heading, at) }),
        text: one.sentences.map(sentenceText).join(''),
      }))
    return { heading: isPlan ? heading : numberedSection(heading, index), paragraphs }
  })

const textsAt = ({ file }: Opened, place: ReportPlace): string[] =>
  file.paragraphs
    .filter(({ section }) => section === place)
    .map(({ sentences }) => sentences.map(sentenceText).join(''))

const documentOf = (opened: Opened, figures: readonly FrozenFigure[]): OfficialDocument => {
  const { report } = opened.file
  const { period } = opened.which
  return {
    title: report.title,
    ...(report.state === 'approved' ? {} : { mark: reportStateNames[report.state].zh }),
    opening: textsAt(opened, 'opening'),
    sections: sectionsOf(opened),
    closing: textsAt(opened, 'closing'),
    signature: report.signature,
    date: officialDate(report.date),
    annex: annexOf(figures, periodName(period).zh),
  }
}

/** A draft-like text, such as the street's summary, as a document. */
export const documentOfDraft = (draft: Draft, day: string, mark?: string): OfficialDocument => ({
  title: draft.title,
  ...(mark === undefined ? {} : { mark }),
  opening: [draft.opening],
  sections: draft.sections.map(({ heading, paragraphs }, index) => ({
    heading: numberedSection(heading, index),
    paragraphs: paragraphs.map((one, at) => ({
      ...(one.heading === undefined ? {} : { heading: numberedParagraph(one.heading, at) }),
      text: one.sentences.map(sentenceText).join(''),
    })),
  })),
  closing: [draft.closing],
  signature: draft.signature,
  date: officialDate(day),
})

const exportReport: Handlers['exportReport'] = async (given) => {
  const opened = await openReport(given, ({ community, period }) => ({
    statements: [approvedValuesStatement(community, period)],
  }))
  if (isRefusing(opened)) return opened
  const { report } = opened.file
  const { period } = opened.which
  const live = knownOf(opened.known, given.community, period)
  const figures =
    report.state === 'approved'
      ? approvedValues(opened.more[0]).filter((one) => reachesFigure(given.reach, one))
      : figuresToKeep(live, period, metricsWithin(given.reach))
  fileHeaders(given.headers, `${report.title}.docx`)
  return makeDocument(documentOf(opened, figures))
}

/** The whole frozen bundle is for who reaches every section of it. */
const exportReportBundle: Handlers['exportReportBundle'] = async (given) => {
  const opened = await openReport(given, (which) => ({ statements: [bundleStatement(which)] }))
  if (isRefusing(opened)) return opened
  const row = opened.more[0]?.rows[0]
  if (row === undefined || given.membership.sections !== 'all') return refuse('not-found')
  fileHeaders(given.headers, `${opened.file.report.title}.json`)
  return String(row['bundle'])
}

export const reportFileHandlers: Pick<Handlers, 'exportReport' | 'exportReportBundle'> = {
  exportReport,
  exportReportBundle,
}
