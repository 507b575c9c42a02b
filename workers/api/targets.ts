import {
  factAnswers,
  factsFor,
  factsIn,
  factStatements,
  readTargetFacts,
} from '@linli/data/tenant/target-facts'
import { happeningsIn, happeningsStatement } from '@linli/data/tenant/target-happenings'
import {
  changeTargetGuard,
  readTarget,
  setTargetStatement,
  type StoredTarget,
} from '@linli/data/tenant/targets'
import { refused } from '@linli/domain/refusals'
import { monthsOfTarget } from '@linli/domain/target-progress'
import { stepsOf } from '@linli/domain/targets/milestones'
import { commitEdit, commitOnce, eventOf } from './committing.ts'
import type { Given, Handlers, InCommunity, Said } from './given.ts'
import { newId, today } from './ids.ts'
import { invalid, isRefusing, refuse, type Refusing } from './refusals.ts'
import {
  evidenceReply,
  happeningReply,
  markReply,
  standingIn,
  standingTargetReply,
  targetReply,
} from './target-replies.ts'
import { dayRead, figuresOfPlan, readWanted } from './target-wanted.ts'

type Changing = InCommunity & Pick<Said<'readSession'>, 'outside' | 'seen'> & { params: { target: string } }

/** The day on which targets are judged: the one asked for, never later than today. */
export const judgedOn = (given: Pick<Given<'listTargets'>, 'outside' | 'query'>): string => {
  const now = today(given.outside)
  const { on = now } = given.query
  return on > now ? now : on
}

/** The target of the version seen, if there is one in reach and it is the community's own to change. */
const lookUp = async (
  { tenant, reach, community, params, seen }: Changing,
  which: { removed?: boolean } = {},
): Promise<StoredTarget | Refusing> => {
  const found = await readTarget(tenant, reach, community, params.target, which)
  if (found === undefined) return refuse('not-found')
  if (found.task !== null) return refuse('set-by-street')
  return found.version === seen ? found : refuse('stale')
}

const stampOf = (given: Pick<Changing, 'outside' | 'caller'>) => ({
  updatedAt: given.outside.now(),
  updatedBy: given.caller.person.name,
})

const told = (
  given: Pick<Changing, 'outside' | 'caller' | 'community'>,
  type: string,
  { id, title }: StoredTarget,
) => [eventOf(given, type, id, { by: given.caller.person.name, target: id, note: title })]

const revise = <Reply>(given: Changing, next: StoredTarget, type: string, reply: Reply) =>
  commitEdit(given, reply, {
    guard: changeTargetGuard(next),
    statements: [],
    events: told(given, type, next),
  })

const listTargets: Handlers['listTargets'] = async (given) => {
  const on = judgedOn(given)
  const facts = await readTargetFacts(given.tenant, given.reach, { communities: [given.community], on })
  return {
    on,
    targets: facts.targets.map((row) => standingTargetReply(row, standingIn(row, factsFor(facts, row), on))),
  }
}

const mostHappenings = 100

const readOne: Handlers['readTarget'] = async (given) => {
  const { tenant, reach, community, params } = given
  const on = judgedOn(given)
  const wanted = { communities: [community], target: params.target, on }
  const answers = await tenant.client.batch(
    [
      ...factStatements(reach, wanted),
      happeningsStatement([community], { target: params.target }, mostHappenings),
    ],
    'read',
  )
  const read = factsIn(reach, on, answers)
  const [row] = read.targets
  if (row === undefined) return refuse('not-found')
  const facts = factsFor(read, row)
  return {
    on,
    target: standingTargetReply(row, standingIn(row, facts, on)),
    marks: read.marks.map(markReply),
    evidence: read.evidence.map(evidenceReply),
    steps:
      row.plan.kind === 'milestone'
        ? stepsOf(row.plan, facts.marks, on).map(({ key, expected, done, late }) => ({
            key,
            expected,
            late,
            ...(done === undefined ? {} : { done }),
          }))
        : [],
    months: monthsOfTarget(row, facts, on),
    happenings: happeningsIn(answers[factAnswers]).map(happeningReply),
  }
}

const setTarget: Handlers['setTarget'] = async (given) => {
  const aimed = readWanted(given, given.body)
  if (isRefusing(aimed)) return aimed
  const made: StoredTarget = {
    id: newId(given.outside),
    community: given.community,
    task: null,
    ...aimed,
    figures: figuresOfPlan(aimed.plan),
    owner: given.body.owner,
    carried: 0,
    removed: false,
    version: 1,
    ...stampOf(given),
  }
  const statements = [setTargetStatement(given.tenant, made)]
  return commitOnce(given, 'setTarget', targetReply(made), {
    statements,
    events: told(given, 'target.set', made),
  })
}

const changeTarget: Handlers['changeTarget'] = async (given) => {
  const found = await lookUp(given)
  if (isRefusing(found)) return found
  const aimed = readWanted(given, given.body)
  if (isRefusing(aimed)) return aimed
  if (aimed.kind !== found.kind) return invalid(refused('plan.kind', 'kind-fixed'))
  const next = {
    ...found,
    ...aimed,
    ...stampOf(given),
    figures: figuresOfPlan(aimed.plan),
    owner: given.body.owner,
    version: given.seen + 1,
  }
  return revise(given, next, 'target.changed', targetReply(next))
}

const removeTarget: Handlers['removeTarget'] = async (given) => {
  const found = await lookUp(given)
  if (isRefusing(found)) return found
  const next = { ...found, ...stampOf(given), removed: true, version: given.seen + 1 }
  return revise(given, next, 'target.removed', {})
}

const restoreTarget: Handlers['restoreTarget'] = async (given) => {
  const found = await lookUp(given, { removed: true })
  if (isRefusing(found)) return found
  const next = { ...found, ...stampOf(given), removed: false, version: given.seen + 1 }
  return revise(given, next, 'target.restored', targetReply(next))
}

const carryTarget: Handlers['carryTarget'] = async (given) => {
  const found = await lookUp(given)
  if (isRefusing(found)) return found
  const due = dayRead(given, given.body.due, 'due')
  if ('refusal' in due) return invalid(due.refusal)
  if (due.day <= found.due) return invalid(refused('due', 'later-day'))
  const carried = found.carried + 1
  const next = { ...found, ...stampOf(given), due: due.day, carried, version: given.seen + 1 }
  return revise(given, next, 'target.carried', targetReply(next))
}

export const targetHandlers: Pick<
  Handlers,
  | 'listTargets'
  | 'readTarget'
  | 'setTarget'
  | 'changeTarget'
  | 'removeTarget'
  | 'restoreTarget'
  | 'carryTarget'
> = {
  listTargets,
  readTarget: readOne,
  setTarget,
  changeTarget,
  removeTarget,
  restoreTarget,
  carryTarget,
}
