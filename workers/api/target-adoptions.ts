import { reaches } from '@linli/data/open'
import {
  adoptPart,
  adoptTaskGuard,
  dropLost,
  readTaskInUse,
  type Adopted,
  type TaskInUse,
} from '@linli/data/tenant/target-adoptions'
import { factsIn, factStatements, type StoredMark } from '@linli/data/tenant/target-facts'
import { changeTargetGuard, reachesTarget, readTarget, type StoredTarget } from '@linli/data/tenant/targets'
import { refused } from '@linli/domain/refusals'
import { isSamePlan, keysOf, planDifference } from '@linli/domain/target-template-differences'
import { planFrom, type Span, type TemplatePlan } from '@linli/domain/target-templates'
import type { Evidence, TargetPlan } from '@linli/domain/targets'
import { commitEdit, eventOf } from './committing.ts'
import type { Given, Handlers } from './given.ts'
import { today } from './ids.ts'
import { invalid, isRefusing, refuse, type Refusing } from './refusals.ts'
import { targetReply } from './target-replies.ts'
import { differenceReply, type Found } from './target-template-replies.ts'
import { findTemplate } from './target-templates.ts'

/** What takes a template: a target, or a task of the street. */
type Taker = Span & {
  plan: TargetPlan
  template: string | null
  templateVersion: number | null
}

/** The plan that a template gives to a target; only one of its own kind can. */
const offered = (found: Found | undefined, taker: Taker): { found: Found; plan: TargetPlan } | Refusing => {
  if (found === undefined) return refuse('not-found')
  if (found.plan.kind !== taker.plan.kind) return invalid(refused('template', 'kind-fixed'))
  return { found, plan: planFrom(found.plan, taker) }
}

const isOfTemplates = (plan: TargetPlan): plan is Extract<TargetPlan, TemplatePlan> =>
  plan.kind === 'checklist' || plan.kind === 'milestone' || plan.kind === 'coverage'

const differenceOf = (
  { found, plan }: { found: Found; plan: TargetPlan },
  taker: Taker,
  marks: readonly StoredMark[],
  evidence: readonly Evidence[],
) => {
  if (!isOfTemplates(plan) || !isOfTemplates(taker.plan)) return refuse('not-found')
  const difference = planDifference(taker.plan, plan, marks, evidence)
  const used =
    taker.template === null || taker.templateVersion === null
      ? {}
      : { used: { id: taker.template, version: taker.templateVersion } }
  return {
    template: { id: found.id, version: found.version, name: found.name },
    ...used,
    same: isSamePlan(difference),
    difference: differenceReply(difference),
  }
}

const readTemplateDifference: Handlers['readTemplateDifference'] = async (given) => {
  const { tenant, reach, community, params, query } = given
  const on = today(given.outside)
  const statements = factStatements(reach, { communities: [community], target: params.target, on })
  const read = factsIn(reach, on, await tenant.client.batch(statements, 'read'))
  const [row] = read.targets
  const id = query.template ?? row?.template
  if (row === undefined || id == null) return refuse('not-found')
  const offer = offered(await findTemplate(given, id), row)
  return isRefusing(offer) ? offer : differenceOf(offer, row, read.marks, read.evidence)
}

type Choosing = Given<'adoptTemplate'> | Given<'adoptTaskTemplate'>

/** The template of the version that was looked at, and the plan that it gives. */
const chosen = async (given: Choosing, taker: Taker) => {
  const found = await findTemplate(given, given.body.template)
  if (found !== undefined && found.version !== given.body.version) return refuse('stale')
  return offered(found, taker)
}

const stampOf = (given: Choosing, { id, version }: Found) => ({
  template: id,
  templateVersion: version,
  updatedAt: given.outside.now(),
  updatedBy: given.caller.person.name,
})

/** What of a target has no place in its new plan goes. */
const lostIn = (target: string, plan: TargetPlan) =>
  isOfTemplates(plan) ? dropLost(target, keysOf(plan)) : []

const adoptionEvent = (given: Choosing & { community?: string }, target: string, { id, version }: Found) =>
  eventOf(given, 'target.adopted', target, {
    by: given.caller.person.name,
    template: id,
    templateVersion: version,
  })

const adoptTemplate: Handlers['adoptTemplate'] = async (given) => {
  const row = await readTarget(given.tenant, given.reach, given.community, given.params.target)
  if (row === undefined) return refuse('not-found')
  if (row.task !== null) return refuse('set-by-street')
  if (row.version !== given.seen) return refuse('stale')
  const offer = await chosen(given, row)
  if (isRefusing(offer)) return offer
  const { found, plan } = offer
  const next: StoredTarget = { ...row, ...stampOf(given, found), plan, version: row.version + 1 }
  return commitEdit(given, targetReply(next), {
    guard: changeTargetGuard(next),
    statements: lostIn(row.id, plan),
    events: [adoptionEvent(given, row.id, found)],
  })
}

/** A task whose line of work and whose communities are all in reach; others see neither it nor that it exists. */
const taskInReach = async (
  given: Given<'adoptTaskTemplate'> | Given<'readTaskTemplateDifference'>,
): Promise<TaskInUse | Refusing> => {
  const { reach } = given
  const found = await readTaskInUse(given.tenant, given.params.task)
  if (found === undefined || !reachesTarget(reach, found.task)) return refuse('not-found')
  return found.parts.every(({ community }) => reaches(reach, community)) ? found : refuse('not-permitted')
}

const readTaskTemplateDifference: Handlers['readTaskTemplateDifference'] = async (given) => {
  const use = await taskInReach(given)
  if (isRefusing(use)) return use
  const id = given.query.template ?? use.task.template
  if (id === null) return refuse('not-found')
  const offer = offered(await findTemplate(given, id), use.task)
  return isRefusing(offer) ? offer : differenceOf(offer, use.task, use.marks, use.evidence)
}

const adoptTaskTemplate: Handlers['adoptTaskTemplate'] = async (given) => {
  const use = await taskInReach(given)
  if (isRefusing(use)) return use
  if (use.task.version !== given.seen) return refuse('stale')
  const offer = await chosen(given, use.task)
  if (isRefusing(offer)) return offer
  const { found, plan } = offer
  const adopted: Adopted = { id: use.task.id, plan, ...stampOf(given, found) }
  // Each part has days of its own, from which the days of its steps are counted.
  const parts = use.parts.map((part) => ({ part, plan: planFrom(found.plan, part) }))
  return commitEdit(
    given,
    { version: given.seen + 1 },
    {
      guard: adoptTaskGuard(adopted, given.seen),
      statements: parts.flatMap(({ part, plan: own }) => [
        adoptPart({ ...adopted, id: part.id, plan: own }),
        ...lostIn(part.id, own),
      ]),
      events: [
        eventOf(given, 'task.adopted', use.task.id, { template: found.id, templateVersion: found.version }),
        ...parts.map(({ part }) => adoptionEvent({ ...given, community: part.community }, part.id, found)),
      ],
    },
  )
}

export const targetAdoptionHandlers: Pick<
  Handlers,
  'readTemplateDifference' | 'adoptTemplate' | 'readTaskTemplateDifference' | 'adoptTaskTemplate'
> = { readTemplateDifference, adoptTemplate, readTaskTemplateDifference, adoptTaskTemplate }
