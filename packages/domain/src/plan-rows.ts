import { tabbedText } from './delimited-texts.ts'
import { kindOf } from './kinds.ts'
import { metricOf } from './metrics.ts'
import { bonusMostName, columnNames, columnsOf, totalName, type PlanColumn } from './plan-columns.ts'
import { decimal } from './quantities.ts'
import { both, type Bilingual } from './results.ts'
import { counterNames, evidenceNames, levelNames } from './target-names.ts'
import { pointsOf } from './targets/checklists.ts'
import type { TemplateDay, TemplatePlan } from './target-templates.ts'
import type { ChecklistItem, Deduction } from './targets.ts'

/** A row of a plan as a sheet shows it; `key` tells it from all others, a deduction's begins with its item's. */
export type PlanRow = { key: string; cells: Partial<Record<PlanColumn, Bilingual>> }

/** A setting that stands above the rows. */
export type PlanSetting = { name: Bilingual; value: string }

const same = (text: string): Bilingual => both(text, text)
const yes = both('是', 'yes')

const listed = (names: readonly (Bilingual | undefined)[]): Bilingual => {
  const known = names.filter((name) => name !== undefined)
  return both(known.map(({ zh }) => zh).join('；'), known.map(({ en }) => en).join('; '))
}

/** Blank cells are left out, so that two rows can be compared. */
const row = (key: string, cells: Partial<Record<PlanColumn, Bilingual | undefined>>): PlanRow => ({
  key,
  cells: Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== undefined && cell.zh !== '')),
})

const itemRow = (item: ChecklistItem): PlanRow =>
  row(item.key, {
    key: same(item.key),
    area: same(item.area),
    text: same(item.text),
    points: same(decimal(item.points)),
    evidence: listed(item.evidence.map((sort) => evidenceNames[sort])),
    veto: item.veto && yes,
    bonus: item.bonus && yes,
    records: listed((item.kinds ?? []).map((code) => kindOf(code) ?? same(code))),
    metrics: listed((item.metrics ?? []).map((code) => metricOf(code) ?? same(code))),
    after: listed((item.after ?? []).map(same)),
    unsure: item.unsure && yes,
  })

/** What a deduction's row is called among all rows; items' keys hold no slash. */
export const deductionKey = (item: string, deduction: string): string => `${item}/${deduction}`

const deductionRow = (item: string, { key, text, points }: Deduction): PlanRow =>
  row(deductionKey(item, key), { key: same(key), text: same(text), deduct: same(decimal(points)) })

const dayCell = (day: TemplateDay): Bilingual => same(String(day))

/** A plan row by row, the deductions of an item below it. */
export const planRows = (plan: TemplatePlan): PlanRow[] => {
  switch (plan.kind) {
    case 'checklist':
      return plan.items.flatMap((item) => [
        itemRow(item),
        ...(item.deductions ?? []).map((deduction) => deductionRow(item.key, deduction)),
      ])
    case 'milestone':
      return plan.steps.map(({ key, text, planned }) =>
        row(key, { key: same(key), text: same(text), planned: dayCell(planned) }),
      )
    case 'coverage':
      return plan.phases.map(({ key, text, from, to, counter }) =>
        row(key, {
          key: same(key),
          text: same(text),
          from: dayCell(from),
          to: dayCell(to),
          counter: counter && counterNames[counter],
        }),
      )
  }
}

/** What stands above the rows of a checklist: the total, the most of bonuses, and the ladder. */
export const planSettings = (plan: TemplatePlan): PlanSetting[] =>
  plan.kind !== 'checklist'
    ? []
    : [
        { name: totalName, value: decimal(pointsOf(plan)) },
        { name: bonusMostName, value: decimal(plan.bonusMost) },
        ...plan.ladder.map(({ level, points }) => ({ name: levelNames[level], value: decimal(points) })),
      ]

/** A plan as the cells of a sheet, row by row. */
export const planCells = (plan: TemplatePlan, language: keyof Bilingual): string[][] => {
  const columns = columnsOf[plan.kind]
  return [
    ...planSettings(plan).map(({ name, value }) => [name[language], value]),
    columns.map((column) => columnNames[column][language]),
    ...planRows(plan).map(({ cells }) => columns.map((column) => cells[column]?.[language] ?? '')),
  ]
}

/** A plan as tab-separated text, which `readPlan` reads again. */
export const planSheet = (plan: TemplatePlan, language: keyof Bilingual = 'zh'): string =>
  tabbedText(planCells(plan, language))
