import type { Figure } from '@linli/contract/figures'
import { markNames, marksOf } from '@linli/domain/comparisons'
import { metricOf } from '@linli/domain/metrics'
import { isPeriod, period as periodFrom, periodName } from '@linli/domain/periods'
import { both } from '@linli/domain/results'
import { sectionNames } from '@linli/domain/sections'
import { units } from '@linli/domain/units'
import { makeWorkbook } from '../documents/making.ts'
import type { Sheet } from '../documents/workbooks.ts'
import { fileHeaders } from './csv.ts'
import { definitionSheet, figureName } from './definition-sheets.ts'
import { listFigures } from './figures.ts'
import type { Handlers } from './given.ts'
import type { Language } from './refusals.ts'

type Figures = Awaited<ReturnType<typeof listFigures>>
type Row = Figures['rows'][number]

const words = {
  zh: {
    name: '数据',
    heads: ['条线', '指标', '单位'],
    marks: '标记',
    ends: ['截至', '来源', '台账条数', '来源的说法'],
    cutOff: '数据截至',
    empty: '空格：未报，不是0',
    approved: '已核定',
    now: '现为',
    none: '无',
  },
  en: {
    name: 'Figures',
    heads: ['Section', 'Metric', 'Unit'],
    marks: 'Marks',
    ends: ['As of', 'Source', 'Records', 'Words of the source'],
    cutOff: 'Data up to',
    empty: 'An empty cell: not reported, which is not 0',
    approved: 'approved',
    now: 'now',
    none: 'none',
  },
}

const sourceNames: Record<Figure['from'], ReturnType<typeof both>> = {
  records: both('台账合计', 'records'),
  reading: both('台账时点数', 'reading'),
  declared: both('补录', 'declared'),
  ratio: both('计算', 'computed'),
}

/** What is to be said of a figure beside its number, and what the records say where they changed since the approval. */
const marksText = (figure: Figure, language: Language): string => {
  const { from, live, approved, ...rest } = figure
  const cell = { ...rest, live, ...(from === 'declared' || from === 'ratio' ? { from } : {}) }
  const said = words[language]
  const told = marksOf(cell).map((mark) => markNames[mark][language])
  if (approved) told.unshift(said.approved)
  if (live !== undefined) told.push(`${said.now}${live === null ? said.none : (live.value ?? '')}`)
  return told.join(' ')
}

/** What is said beside the empty cell of a figure that was reported only after the approval. */
const sinceText = ({ reportedSince }: Row, language: Language): string | null =>
  reportedSince === undefined
    ? null
    : `${markNames.changed[language]} ${words[language].now}${reportedSince.value ?? markNames.unstated[language]}`

const twoCells = (figure: Figure | null, language: Language): (string | number | null)[] => {
  if (figure === null) return [null, null]
  return [figure.value, marksText(figure, language)]
}

/** The day of a reading, or the name of the span it is known to lie in. */
const asOfText = (asOf: string, language: Language): string =>
  isPeriod(asOf) ? periodName(asOf)[language] : asOf

const line = (row: Row, language: Language): Sheet['rows'] => {
  const metric = metricOf(row.metric)
  if (metric === undefined) return []
  const { now } = row
  const nowCells = now === null ? [null, sinceText(row, language)] : twoCells(now, language)
  return [
    [
      sectionNames[metric.section][language],
      figureName(metric, row.dimension, language),
      units[metric.unit][language],
      ...nowCells,
      ...[row.lastYear, row.before].flatMap((figure) => twoCells(figure, language)),
      now?.asOf === undefined ? null : asOfText(now.asOf, language),
      now === null ? null : sourceNames[now.from][language],
      now === null ? null : now.records,
      now?.statement ?? null,
    ],
  ]
}

const figureSheet = (figures: Figures, language: Language): Sheet => {
  const said = words[language]
  const names = [figures.period, figures.lastYear, figures.before].map(
    (of) => periodName(periodFrom(of))[language],
  )
  const [section = '', metric = '', unit = ''] = said.heads
  const [asOf = '', source = '', records = '', statement = ''] = said.ends
  return {
    name: said.name,
    title: [`${said.name} ${names[0]}`, `${said.cutOff} ${figures.cutOff}`, said.empty],
    columns: [
      { title: section, width: 12 },
      { title: metric, width: 36 },
      { title: unit, width: 8 },
      ...names.flatMap((name) => [
        { title: name, width: 14, format: 'number' as const },
        { title: said.marks, width: 16 },
      ]),
      { title: asOf, width: 12, format: 'date' },
      { title: source, width: 12 },
      { title: records, width: 10, format: 'number' },
      { title: statement, width: 28 },
    ],
    rows: figures.rows.flatMap((row) => line(row, language)),
    frozen: { rows: 1, columns: 3 },
  }
}

export const figureExportHandlers: Pick<Handlers, 'exportFiguresWorkbook'> = {
  exportFiguresWorkbook: async (given) => {
    const { lang } = given.query
    const figures = await listFigures(given)
    const metrics = [...new Set(figures.rows.map(({ metric }) => metric))].flatMap(
      (code) => metricOf(code) ?? [],
    )
    fileHeaders(given.headers, `${words[lang].name}-${given.community}-${figures.period}.xlsx`)
    return makeWorkbook({
      sheets: [figureSheet(figures, lang), definitionSheet(metrics, periodFrom(figures.period), lang)],
    })
  },
}
