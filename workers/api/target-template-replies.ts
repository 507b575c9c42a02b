import type * as z from 'zod'
import type {
  Difference as DifferenceReply,
  Template as TemplateReply,
  WholeTemplate as WholeTemplateReply,
} from '@linli/contract/target-templates'
import type { StoredTemplate } from '@linli/data/tenant/target-templates'
import { columnNames, columnsOf } from '@linli/domain/plan-columns'
import { planRows, planSettings, planSheet, type PlanRow } from '@linli/domain/plan-rows'
import { inUnits } from '@linli/domain/quantities'
import { both } from '@linli/domain/results'
import { pointsOf } from '@linli/domain/targets/checklists'
import type { PlanDifference } from '@linli/domain/target-template-differences'
import { keysOf } from '@linli/domain/target-template-differences'
import { planFrom, type Span, type TargetTemplate, type TemplatePlan } from '@linli/domain/target-templates'
import { instant } from './ids.ts'
import { planReply } from './target-plans.ts'

/** A template, built in or the street's own. */
export type Found = TargetTemplate & { own?: Pick<StoredTemplate, 'updatedAt' | 'updatedBy'> }

const same = (text: string) => both(text, text)

/** A street's template says everything in the street's own words, whatever language is read. */
export const foundIn = (row: StoredTemplate): Found => ({
  id: row.id,
  version: row.version,
  name: same(row.name),
  source: same(row.source),
  text: same(row.text),
  plan: row.plan,
  own: row,
})

const countsOf = (plan: TemplatePlan) => {
  if (plan.kind !== 'checklist') return { unsure: 0 }
  const total = pointsOf(plan)
  return {
    unsure: plan.items.filter(({ unsure }) => unsure).length,
    ...(total === 0 ? {} : { points: inUnits(total) }),
  }
}

export const templateReply = ({ own, plan, ...template }: Found): z.input<typeof TemplateReply> => ({
  ...template,
  kind: plan.kind,
  own: own !== undefined,
  items: keysOf(plan).length,
  ...countsOf(plan),
  ...(own === undefined ? {} : { updatedAt: instant(own.updatedAt), updatedBy: own.updatedBy }),
})

export const rowReply = ({ key, cells }: PlanRow): PlanRow => ({ key, cells: { ...cells } })

export const wholeReply = (found: Found, span?: Span): z.input<typeof WholeTemplateReply> => ({
  ...templateReply(found),
  settings: planSettings(found.plan),
  columns: columnsOf[found.plan.kind].map((column) => ({ column, name: columnNames[column] })),
  rows: planRows(found.plan).map(rowReply),
  sheet: both(planSheet(found.plan, 'zh'), planSheet(found.plan, 'en')),
  ...(span === undefined ? {} : { plan: planReply(planFrom(found.plan, span)) }),
})

export const differenceReply = ({ changed, ...rest }: PlanDifference): z.input<typeof DifferenceReply> => ({
  added: [...rest.added],
  removed: [...rest.removed],
  changed: changed.map(({ cells, ...row }) => ({ ...row, cells: [...cells] })),
  reordered: rest.reordered,
  settings: [...rest.settings],
  lostMarks: [...rest.lostMarks],
  lostEvidence: [...rest.lostEvidence],
})
