import { dimensionName } from '@linli/domain/dimensions'
import { definitionOn, type FigureKey, type Metric } from '@linli/domain/metrics'
import { lastDay, type Period } from '@linli/domain/periods'
import { both } from '@linli/domain/results'
import { sectionNames } from '@linli/domain/sections'
import { units } from '@linli/domain/units'
import type { Sheet } from '../documents/workbooks.ts'
import type { Language } from './refusals.ts'

const words = {
  zh: { name: '口径', section: '条线', metric: '指标', unit: '单位', nature: '性质', from: '自' },
  en: {
    name: 'Definitions',
    section: 'Section',
    metric: 'Metric',
    unit: 'Unit',
    nature: 'Nature',
    from: 'From',
  },
}

const natures: Record<Metric['nature'], ReturnType<typeof both>> = {
  flow: both('期间数', 'flow'),
  stock: both('时点数', 'stock'),
  ratio: both('比率', 'ratio'),
}

/** A figure's name: its metric, and in brackets which part of it. */
export const figureName = (metric: Metric, dimension: FigureKey['dimension'], language: Language): string =>
  dimension === '' ? metric[language] : `${metric[language]}（${dimensionName(dimension)[language]}）`

/** A sheet that says what each metric counts in a period (口径), and since when it has been counted so. */
export const definitionSheet = (metrics: readonly Metric[], of: Period, language: Language): Sheet => {
  const said = words[language]
  return {
    name: said.name,
    columns: [
      { title: said.section, width: 12 },
      { title: said.metric, width: 32 },
      { title: said.unit, width: 9 },
      { title: said.nature, width: 9 },
      { title: said.name, width: 80 },
      { title: said.from, width: 12, format: 'date' },
    ],
    rows: metrics.map((metric) => {
      const definition = definitionOn(metric, lastDay(of))
      return [
        sectionNames[metric.section][language],
        metric[language],
        units[metric.unit][language],
        natures[metric.nature][language],
        definition?.[language] ?? null,
        definition?.from ?? null,
      ]
    }),
    frozen: { rows: 1, columns: 2 },
  }
}
