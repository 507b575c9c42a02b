import { forecastOf } from '@linli/domain/forecasts'
import { families, nearlyCertain, seriesOf, unforeseen, type KnownSeries } from '../support/series.ts'

const cases = 1000

const tellCoverage = (name: string, series: readonly KnownSeries[]): void => {
  const told = series.flatMap(({ seen, truth }) => {
    const forecast = forecastOf(seen)
    return 'none' in forecast ? [] : [forecast.low <= truth && truth <= forecast.high]
  })
  const share = (100 * told.filter(Boolean).length) / told.length
  console.log(`  ${name.padEnd(64)} ${share.toFixed(1).padStart(9)} % of ${told.length}`)
}

/** How often the 80 % interval of a forecast holds what came, by family of simulated series. */
export const benchForecasts = async (): Promise<void> => {
  console.log(`\n(e) the 80 % interval of a forecast holds the truth, in ${cases} simulated series each`)
  for (const [name, family] of Object.entries(families)) tellCoverage(name, seriesOf(family, cases))
  for (const [name, family] of Object.entries(nearlyCertain))
    tellCoverage(`nearly certain: ${name}`, seriesOf(family, cases))
  for (const [name, family] of Object.entries(unforeseen))
    tellCoverage(`not foreseen: ${name}`, seriesOf(family, cases))
}
