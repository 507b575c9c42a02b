import { figureOf } from '../figures.ts'
import { inForce, metricOf } from '../metrics.ts'
import { firstDay, lastDay } from '../periods.ts'
import { both, type Bilingual } from '../results.ts'
import { nameOf, wholeOf, type Misfit, type Rule, type RuleMaterial } from './findings.ts'

/** What every community can answer, zero being an answer. */
export const requiredMetrics: readonly string[] = [
  'party_members',
  'births',
  'unemployed',
  'disputes_mediated',
  'criminal_cases',
  'fire_incidents',
  'donations_money',
  'info_articles_submitted',
]

/** What the base register must hold before anything can be compared by it. */
const baseRegister: readonly string[] = ['population', 'households']

const blanks = (
  { known, period }: RuleMaterial,
  codes: readonly string[],
  say: (name: Bilingual) => Bilingual,
): Misfit[] =>
  codes
    .map(wholeOf)
    .filter((key) => {
      const metric = metricOf(key.metric)
      return metric !== undefined && inForce(metric, firstDay(period), lastDay(period))
    })
    .filter((key) => figureOf(known, key, period) === undefined)
    .map((key) => ({ figures: [key], message: say(nameOf(key)) }))

export const baseRegisterKnown: Rule = {
  code: 'base-register-missing',
  severity: 'warning',
  text: both('基础信息有人口和户数', 'The base register has population and households'),
  find: (material) =>
    blanks(material, baseRegister, ({ zh, en }) =>
      both(
        `基础信息没有${zh}，有关数据无法折算比较`,
        `The base register lacks ${en}: figures cannot be compared by it`,
      ),
    ),
}

/** What must be reported and is not: a blank is not a zero. */
export const requiredReported: Rule = {
  code: 'required-blank',
  severity: 'warning',
  text: both('必报指标都已填报', 'Required metrics are reported'),
  find: (material) =>
    blanks(material, requiredMetrics, ({ zh, en }) =>
      both(`${zh}未报；没有发生请记 0`, `${en} is not reported; record 0 if there was none`),
    ),
}
