import * as z from 'zod'
import { planColumns } from '@linli/domain/plan-columns'
import { longestSheet } from '@linli/domain/plan-limits'
import { templateKinds } from '@linli/domain/target-templates'
import { operation } from './operation.ts'
import { bilingual, id, instant, nothing, text, version } from './schemas.ts'
import { day, plan } from './target-plans.ts'
import { Target } from './targets.ts'

const column = z.enum(planColumns)

export const Template = z.strictObject({
  id,
  version,
  name: bilingual,
  kind: z.enum(templateKinds),
  source: bilingual.meta({ description: 'The document that it follows.' }),
  text: bilingual.meta({ description: 'What is to be known of it, such as what is to be confirmed.' }),
  own: z.boolean().meta({ description: 'Whether the street made it; the others are built in.' }),
  items: z.int().meta({ description: 'How many items, steps or phases it has.' }),
  points: z.number().optional().meta({ description: 'The total of a checklist that has points.' }),
  unsure: z.int().meta({ description: 'How many items are the street’s to confirm.' }),
  updatedAt: instant.optional(),
  updatedBy: z.string().optional(),
})
export type Template = z.infer<typeof Template>

/** A row of the sheet: an item, step or phase; a deduction's key begins with its item's. */
const Row = z.strictObject({ key: z.string(), cells: z.partialRecord(column, bilingual) })
export type TemplateRow = z.infer<typeof Row>

export const WholeTemplate = Template.extend({
  settings: z
    .array(z.strictObject({ name: bilingual, value: z.string() }))
    .meta({ description: 'The total, the most of bonuses and the ladder of a checklist.' }),
  columns: z.array(z.strictObject({ column, name: bilingual })),
  rows: z.array(Row),
  sheet: bilingual.meta({ description: 'It as tab-separated text, which can be edited and sent back.' }),
  plan: plan
    .optional()
    .meta({ description: 'The plan of a target that is made from it, where its days are given.' }),
})
export type WholeTemplate = z.infer<typeof WholeTemplate>

const sheet = z.string().max(longestSheet).meta({
  description:
    'Tab- or comma-separated text with a row of headings (编号, 内容, 分值 …), one row for each item, step or phase. Rows with 每次扣分 are deductions of the item above. Above the headings stand 总分, 加分上限 and the points of each level.',
  example: '总分\t100\n编号\t内容\t分值\nA1\t成立创建领导小组\t100',
})

const wanted = z.strictObject({ name: text(100), source: text(300), text: text(1000).default(''), sheet })

const PlanFault = z.strictObject({
  line: z.int().meta({ description: 'The row of the sheet, from 1 on.' }),
  reason: z.string(),
  message: bilingual,
})
export type PlanFault = z.infer<typeof PlanFault>

const RowName = z.strictObject({ key: z.string(), text: z.string() })
export const Difference = z.strictObject({
  added: z.array(RowName),
  removed: z.array(RowName),
  changed: z.array(
    RowName.extend({ cells: z.array(z.strictObject({ column, before: bilingual, after: bilingual })) }),
  ),
  reordered: z.boolean(),
  settings: z.array(z.strictObject({ name: bilingual, before: z.string(), after: z.string() })),
  lostMarks: z.array(z.string()).meta({ description: 'What something is noted of and would be gone.' }),
  lostEvidence: z.array(z.string()).meta({ description: 'What records are linked to and would be gone.' }),
})
export type Difference = z.infer<typeof Difference>

const TemplateDifference = z.strictObject({
  template: z.strictObject({ id, version, name: bilingual }),
  used: z.strictObject({ id, version }).optional().meta({ description: 'What the target was made from.' }),
  same: z.boolean().meta({ description: 'Nothing would change.' }),
  difference: Difference,
})
export type TemplateDifference = z.infer<typeof TemplateDifference>

const params = { template: id }
const ofTemplate = {
  template: id.optional().meta({ description: 'The one that the target was made from when left out.' }),
}
const adopted = z.strictObject({ template: id, version })
/** The longest sheet, with what JSON and UTF-8 add to it. */
const bodyLimit = 1024 * 1024

export const targetTemplateOperations = {
  listTemplates: operation('listTemplates', {
    summary: 'What targets can be made from: built in, and the street’s own',
    reply: z.strictObject({ templates: z.array(Template) }),
  }),
  readTemplate: operation('readTemplate', {
    summary: 'A template row by row; with days, the plan of a target that is made from it',
    params,
    query: { start: day.optional(), due: day.optional() },
    reply: WholeTemplate,
  }),
  exportTemplate: operation('exportTemplate', {
    summary: 'A template as a sheet that Excel and WPS open, and that can be sent back',
    params,
    query: { lang: z.enum(['zh', 'en']).default('zh') },
    reply: z.string(),
    file: 'text/csv; charset=utf-8',
  }),
  checkTemplate: operation('checkTemplate', {
    summary: 'Whether a sheet can be read as a template, and what is wrong in which row; nothing is kept',
    body: z.strictObject({ sheet }),
    reply: z.strictObject({
      faults: z.array(PlanFault),
      kind: z.enum(templateKinds).optional(),
      rows: z.array(Row),
    }),
    bodyLimit,
  }),
  addTemplate: operation('addTemplate', {
    summary: 'Add a template of the street’s own',
    body: wanted,
    reply: WholeTemplate,
    bodyLimit,
  }),
  changeTemplate: operation('changeTemplate', {
    summary:
      'A new version of a template of the street’s own; targets in use keep theirs until they adopt it',
    params,
    body: wanted,
    reply: WholeTemplate,
    bodyLimit,
  }),
  removeTemplate: operation('removeTemplate', {
    summary: 'Take a template of the street’s own off the list; targets in use keep their plan',
    params,
    reply: nothing,
  }),
  readTemplateDifference: operation('readTemplateDifference', {
    summary: 'What the newest version of a template would change for a target in use',
    params: { target: id },
    query: ofTemplate,
    reply: TemplateDifference,
  }),
  adoptTemplate: operation('adoptTemplate', {
    summary:
      'Give a target the newest version of a template; what is noted of items that are still there stays',
    params: { target: id },
    body: adopted,
    reply: Target,
    problems: ['set-by-street'],
  }),
  readTaskTemplateDifference: operation('readTaskTemplateDifference', {
    summary: 'What the newest version of a template would change for a task of the street and its parts',
    params: { task: id },
    query: ofTemplate,
    reply: TemplateDifference,
  }),
  adoptTaskTemplate: operation('adoptTaskTemplate', {
    summary: 'Give a task and all its parts the newest version of a template',
    params: { task: id },
    body: adopted,
    reply: z.strictObject({ version }),
  }),
}
