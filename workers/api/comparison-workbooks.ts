import type { View } from '@linli/domain/comparisons'
import { metricOf } from '@linli/domain/metrics'
import { period } from '@linli/domain/periods'
import type { Sheet, Workbook } from '../documents/workbooks.ts'
import { comparisonTable } from './comparison-exports.ts'
import type { ComparisonReply } from './comparisons.ts'
import { definitionSheet } from './definition-sheets.ts'
import type { Language } from './refusals.ts'

const words = {
  zh: { name: '社区对比', empty: '空格：未报，不是0' },
  en: { name: 'Comparison', empty: 'An empty cell: not reported, which is not 0' },
}

/** Section, metric and unit; a column for each community; total, average, how many are missing, and the marks. */
const columnsOf = (head: readonly string[], communities: number): Sheet['columns'] =>
  head.map((title, i) => {
    if (i < 3) return { title, width: [12, 32, 9][i] ?? 12 }
    if (i === communities + 6) return { title, width: 50 }
    return { title, width: 12, format: 'number' }
  })

const metricsIn = ({ rows }: ComparisonReply) =>
  [...new Set(rows.map(({ metric }) => metric))].flatMap((code) => metricOf(code) ?? [])

/** The comparison as an Excel file: what the CSV holds, with the definitions on a sheet of their own. */
export const comparisonWorkbook = (comparison: ComparisonReply, view: View, language: Language): Workbook => {
  const said = words[language]
  const { title, head, lines } = comparisonTable(comparison, view, language, null)
  const told = title.map((line) => line.filter((text) => text !== '').join('　'))
  return {
    sheets: [
      {
        name: said.name,
        title: [...told, said.empty],
        columns: columnsOf(head.slice(0, -1), comparison.communities.length),
        rows: lines.map((line) => line.slice(0, -1)),
        frozen: { rows: 1, columns: 3 },
      },
      definitionSheet(metricsIn(comparison), period(comparison.period), language),
    ],
  }
}
