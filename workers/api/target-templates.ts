import {
  listTemplates as listOwn,
  readTemplate as readOwn,
  templateGuard,
  type StoredTemplate,
} from '@linli/data/tenant/target-templates'
import { planFaultText, type PlanFault } from '@linli/domain/plan-faults'
import { planCells, planRows } from '@linli/domain/plan-rows'
import { readPlan } from '@linli/domain/plan-sheets'
import { refused, type Refusal } from '@linli/domain/refusals'
import { targetTemplateOf, targetTemplates, type TemplatePlan } from '@linli/domain/target-templates'
import { commitEdit, commitOnce, eventOf } from './committing.ts'
import { csv, fileHeaders } from './csv.ts'
import type { Given, Handlers, InStreet } from './given.ts'
import { newId } from './ids.ts'
import { isRefusing, refuse, type Refusing } from './refusals.ts'
import { foundIn, rowReply, templateReply, wholeReply, type Found } from './target-template-replies.ts'

/** A template by its id: built in, or on the street's own list. */
export const findTemplate = async (
  { tenant }: Pick<InStreet, 'tenant'>,
  id: string,
): Promise<Found | undefined> => {
  const builtIn = targetTemplateOf(id)
  if (builtIn !== undefined) return builtIn
  const own = await readOwn(tenant, id)
  return own && foundIn(own)
}

/** A fault of the sheet as a refused field: `sheet.3` is its third row. */
const faultRefusal = (fault: PlanFault): Refusal => {
  const { zh, en } = planFaultText(fault)
  return refused(`sheet.${fault.line}`, 'bad-plan', {
    zh: `第${fault.line}行：${zh}`,
    en: `Row ${fault.line}: ${en}`,
  })
}

type Wanting = Given<'addTemplate'> | Given<'changeTemplate'>
type Wanted = Pick<StoredTemplate, 'name' | 'source' | 'text' | 'kind' | 'plan' | 'updatedAt' | 'updatedBy'>

const readWanted = ({ body, outside, caller }: Wanting): Wanted | Refusing => {
  const read = readPlan(body.sheet)
  const missing = (['name', 'source'] as const).filter((field) => body[field] === '')
  const errors = [
    ...missing.map((field) => refused(field, 'required')),
    ...(read.ok ? [] : read.reason.map(faultRefusal)),
  ]
  if (!read.ok || errors.length > 0) return refuse('invalid', { errors })
  const { name, source, text } = body
  const plan = structuredClone<TemplatePlan>(read.value)
  const stamp = { updatedAt: outside.now(), updatedBy: caller.person.name }
  return { name, source, text, kind: plan.kind, plan, ...stamp }
}

/** A template of the street's own in the version seen; the built-in ones are nobody's to change. */
const lookUp = async (
  given: Given<'changeTemplate'> | Given<'removeTemplate'>,
): Promise<StoredTemplate | Refusing> => {
  const found = await readOwn(given.tenant, given.params.template)
  if (found === undefined) return refuse('not-found')
  return found.version === given.seen ? found : refuse('stale')
}

const addTemplate: Handlers['addTemplate'] = async (given) => {
  const wanted = readWanted(given)
  if (isRefusing(wanted)) return wanted
  const made: StoredTemplate = { id: newId(given.outside), version: 1, ...wanted, removed: false }
  return commitOnce(given, 'addTemplate', wholeReply(foundIn(made)), {
    statements: [templateGuard(made)],
    events: [eventOf(given, 'template.added', made.id, { name: made.name })],
  })
}

const changeTemplate: Handlers['changeTemplate'] = async (given) => {
  const found = await lookUp(given)
  if (isRefusing(found)) return found
  const wanted = readWanted(given)
  if (isRefusing(wanted)) return wanted
  const next: StoredTemplate = { ...found, ...wanted, version: given.seen + 1 }
  return commitEdit(given, wholeReply(foundIn(next)), {
    guard: templateGuard(next),
    statements: [],
    events: [eventOf(given, 'template.changed', next.id, { name: next.name, version: next.version })],
  })
}

const removeTemplate: Handlers['removeTemplate'] = async (given) => {
  const found = await lookUp(given)
  if (isRefusing(found)) return found
  const stamp = { updatedAt: given.outside.now(), updatedBy: given.caller.person.name }
  const next = { ...found, ...stamp, removed: true, version: given.seen + 1 }
  return commitEdit(
    given,
    {},
    {
      guard: templateGuard(next),
      statements: [],
      events: [eventOf(given, 'template.removed', next.id, { name: next.name })],
    },
  )
}

const readTemplate: Handlers['readTemplate'] = async (given) => {
  const { start, due } = given.query
  if (start !== undefined && due !== undefined && start > due) {
    const day = { name: '开始日期', nameEn: 'the first day', day: start }
    return refuse('invalid', { errors: [refused('due', 'day-too-early', day)] })
  }
  const found = await findTemplate(given, given.params.template)
  if (found === undefined) return refuse('not-found')
  return wholeReply(found, start === undefined || due === undefined ? undefined : { start, due })
}

const exportTemplate: Handlers['exportTemplate'] = async (given) => {
  const found = await findTemplate(given, given.params.template)
  if (found === undefined) return refuse('not-found')
  const { lang } = given.query
  fileHeaders(given.headers, `${found.name[lang]}-${found.version}.csv`)
  return csv(planCells(found.plan, lang))
}

export const targetTemplateHandlers: Pick<
  Handlers,
  | 'listTemplates'
  | 'readTemplate'
  | 'exportTemplate'
  | 'checkTemplate'
  | 'addTemplate'
  | 'changeTemplate'
  | 'removeTemplate'
> = {
  listTemplates: async ({ tenant }) => ({
    templates: [...targetTemplates, ...(await listOwn(tenant)).map(foundIn)].map(templateReply),
  }),
  readTemplate,
  exportTemplate,
  checkTemplate: async ({ body }) => {
    const read = readPlan(body.sheet)
    if (read.ok) return { faults: [], kind: read.value.kind, rows: planRows(read.value).map(rowReply) }
    const faults = read.reason.map((fault) => ({
      line: fault.line,
      reason: fault.reason,
      message: planFaultText(fault),
    }))
    return { faults, rows: [] }
  },
  addTemplate,
  changeTemplate,
  removeTemplate,
}
