import { reaches } from '@linli/data/open'
import { dropLost, readTargetInUse, readTaskInUse, type TaskInUse } from '@linli/data/tenant/target-adoptions'
import type { StoredTemplate } from '@linli/data/tenant/target-templates'
import { changeTargetGuard, type StoredTarget } from '@linli/data/tenant/targets'
import { changeTaskGuard, type StoredTask } from '@linli/data/tenant/tasks'
import { refused } from '@linli/domain/refusals'
import { isSamePlan, keysOf, planDifference } from '@linli/domain/target-template-differences'
import { planFrom, targetTemplateOf, type TemplatePlan } from '@linli/domain/target-templates'
import type { Evidence, Mark, TargetPlan } from '@linli/domain/targets'
import { commitEdit, eventOf } from './committing.ts'
import type { Given, Handlers } from './given.ts'
import { invalid, isRefusing, refuse, type Refusing } from './refusals.ts'
import { targetReply } from './target-replies.ts'
import { differenceReply, foundIn, type Found } from './target-template-replies.ts'

/** What takes a template: a target, or a task of the street. */
type Taker = Pick<StoredTarget, 'plan' | 'start' | 'due' | 'template' | 'templateVersion'>
type Offer = { found: Found; plan: TargetPlan }

const isOfTemplates = (plan: TargetPlan): plan is Extract<TargetPlan, TemplatePlan> =>
  plan.kind === 'checklist' || plan.kind === 'milestone' || plan.kind === 'coverage'

/** The template asked for, or the one it was made from, and the plan that it gives; only one of its own kind can. */
const offered = (
  taker: Taker,
  asked: string | undefined,
  own: StoredTemplate | undefined,
): Offer | Refusing => {
  const builtIn = targetTemplateOf(asked ?? taker.template ?? '')
  const found = builtIn ?? (own && foundIn(own))
  if (found === undefined) return refuse('not-found')
  if (found.plan.kind !== taker.plan.kind) return invalid(refused('template', 'kind-fixed'))
  return { found, plan: planFrom(found.plan, taker) }
}

type Noted = { marks: readonly Mark[]; evidence: readonly Evidence[] }

const differenceOf = (offer: Offer | Refusing, taker: Taker, { marks, evidence }: Noted) => {
  if (isRefusing(offer)) return offer
  const { found, plan } = offer
  if (!isOfTemplates(plan) || !isOfTemplates(taker.plan)) return refuse('not-found')
  const difference = planDifference(taker.plan, plan, marks, evidence)
  return {
    template: { id: found.id, version: found.version, name: found.name },
    ...(taker.template === null || taker.templateVersion === null
      ? {}
      : { used: { id: taker.template, version: taker.templateVersion } }),
    same: isSamePlan(difference),
    difference: differenceReply(difference),
  }
}

type Adopting = Given<'adoptTemplate'> | Given<'adoptTaskTemplate'>

/** The offer, when it is still of the version that was looked at. */
const chosen = ({ body }: Adopting, taker: Taker, own: StoredTemplate | undefined): Offer | Refusing => {
  const offer = offered(taker, body.template, own)
  if (isRefusing(offer)) return offer
  return offer.found.version === body.version ? offer : refuse('stale')
}

const taken = <Row extends StoredTarget | StoredTask>(
  given: Adopting,
  row: Row,
  { found, plan }: Offer,
): Row => ({
  ...row,
  plan,
  template: found.id,
  templateVersion: found.version,
  version: row.version + 1,
  updatedAt: given.outside.now(),
  updatedBy: given.caller.person.name,
})

/** What of a target has no place in its new plan goes. */
const lostIn = ({ id, plan }: StoredTarget) => (isOfTemplates(plan) ? dropLost(id, keysOf(plan)) : [])

const adoptionOf = (given: Adopting, type: string, row: StoredTarget | StoredTask) => {
  const { template, templateVersion, updatedBy: by } = row
  const place = 'community' in row ? { ...given, community: row.community } : given
  return eventOf(place, type, row.id, { by, template, templateVersion })
}

const adoptTemplate: Handlers['adoptTemplate'] = async (given) => {
  const which = { target: given.params.target, community: given.community }
  const use = await readTargetInUse(given.tenant, given.reach, which, given.body.template)
  if (use === undefined) return refuse('not-found')
  if (use.target.task !== null) return refuse('set-by-street')
  if (use.target.version !== given.seen) return refuse('stale')
  const offer = chosen(given, use.target, use.template)
  if (isRefusing(offer)) return offer
  const next = taken(given, use.target, offer)
  return commitEdit(given, targetReply(next), {
    guard: changeTargetGuard(next),
    statements: lostIn(next),
    events: [adoptionOf(given, 'target.adopted', next)],
  })
}

/** A task that is in reach with every part of it. */
const taskInReach = async (
  given: Given<'adoptTaskTemplate'> | Given<'readTaskTemplateDifference'>,
  asked: string | undefined,
): Promise<TaskInUse | Refusing> => {
  const use = await readTaskInUse(given.tenant, given.reach, given.params.task, asked)
  if (use === undefined) return refuse('not-found')
  return use.parts.every(({ community }) => reaches(given.reach, community)) ? use : refuse('not-permitted')
}

const adoptTaskTemplate: Handlers['adoptTaskTemplate'] = async (given) => {
  const use = await taskInReach(given, given.body.template)
  if (isRefusing(use)) return use
  if (use.task.version !== given.seen) return refuse('stale')
  const offer = chosen(given, use.task, use.template)
  if (isRefusing(offer)) return offer
  const { found } = offer
  const next = taken(given, use.task, offer)
  // Each part has days of its own, from which the days of its steps are counted.
  const parts = use.parts.map((part) => taken(given, part, { found, plan: planFrom(found.plan, part) }))
  return commitEdit(
    given,
    { version: next.version },
    {
      guard: changeTaskGuard(next),
      statements: parts.flatMap((part) => [changeTargetGuard(part), ...lostIn(part)]),
      events: [
        adoptionOf(given, 'task.adopted', next),
        ...parts.map((part) => adoptionOf(given, 'target.adopted', part)),
      ],
    },
  )
}

export const targetAdoptionHandlers: Pick<
  Handlers,
  'readTemplateDifference' | 'adoptTemplate' | 'readTaskTemplateDifference' | 'adoptTaskTemplate'
> = {
  readTemplateDifference: async (given) => {
    const which = { target: given.params.target, community: given.community }
    const asked = given.query.template
    const use = await readTargetInUse(given.tenant, given.reach, which, asked)
    if (use === undefined) return refuse('not-found')
    return differenceOf(offered(use.target, asked, use.template), use.target, use)
  },
  adoptTemplate,
  readTaskTemplateDifference: async (given) => {
    const asked = given.query.template
    const use = await taskInReach(given, asked)
    if (isRefusing(use)) return use
    return differenceOf(offered(use.task, asked, use.template), use.task, use)
  },
  adoptTaskTemplate,
}
