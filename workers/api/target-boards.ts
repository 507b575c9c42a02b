import type * as z from 'zod'
import type { BoardLine } from '@linli/contract/target-boards'
import { reaches } from '@linli/data/open'
import {
  factAnswers,
  factsFor,
  factsIn,
  factStatements,
  type TargetFacts,
} from '@linli/data/tenant/target-facts'
import { happeningsIn, happeningsStatement } from '@linli/data/tenant/target-happenings'
import { streetStatements } from '@linli/data/tenant/streets'
import type { StoredTarget } from '@linli/data/tenant/targets'
import type { Handlers } from './given.ts'
import { happeningReply, standingIn, standingReply } from './target-replies.ts'
import { judgedOn } from './targets.ts'

const week = 7 * 24 * 3_600_000
const mostHappenings = 200

type Line = z.input<typeof BoardLine>

const cellOf = (row: StoredTarget, facts: TargetFacts, on: string): Line['cells'][number] => {
  const { state, reason, share, now, of, unit } = standingReply(standingIn(row, factsFor(facts, row), on))
  return {
    community: row.community,
    target: row.id,
    due: row.due,
    state,
    reason,
    unit,
    ...(share === undefined ? {} : { share }),
    ...(now === undefined ? {} : { now }),
    ...(of === undefined ? {} : { of }),
  }
}

/** One line for each task, then one for each target of a community's own, both in the order of their days. */
const linesOf = (facts: TargetFacts, on: string): Line[] => {
  const lines = new Map<string, Line>()
  for (const row of facts.targets) {
    const key = row.task ?? row.id
    const line = lines.get(key) ?? {
      ...(row.task === null ? {} : { task: row.task }),
      title: row.title,
      kind: row.kind,
      level: row.level,
      section: row.section,
      due: row.due,
      cells: [],
    }
    lines.set(key, { ...line, cells: [...line.cells, cellOf(row, facts, on)] })
  }
  const all = [...lines.values()].sort((one, other) =>
    one.due < other.due ? -1 : one.due > other.due ? 1 : 0,
  )
  return [...all.filter(({ task }) => task !== undefined), ...all.filter(({ task }) => task === undefined)]
}

/** The targets of the street's first community first. */
const inOrder = (facts: TargetFacts, communities: readonly Named[]): TargetFacts => {
  const places = new Map(communities.map(({ id }, place) => [id, place]))
  const placeOf = ({ community }: StoredTarget): number => places.get(community) ?? 0
  const targets = facts.targets.map((row, position) => ({ row, position }))
  targets.sort((one, other) => placeOf(one.row) - placeOf(other.row) || one.position - other.position)
  return { ...facts, targets: targets.map(({ row }) => row) }
}

type Named = { id: string; name: string; shortName: string }

const readTargetBoard: Handlers['readTargetBoard'] = async (given) => {
  const { tenant, reach, outside } = given
  const on = judgedOn(given)
  const [communities] = streetStatements
  const answers = await tenant.client.batch(
    [
      ...factStatements(reach, { on }),
      happeningsStatement(reach.communities, { since: outside.now() - week }, mostHappenings),
      ...(communities === undefined ? [] : [communities]),
    ],
    'read',
  )
  const facts = factsIn(reach, on, answers)
  const shown = new Set(facts.targets.map(({ id }) => id))
  const named = JSON.parse(String(answers[factAnswers + 1]?.rows[0]?.[0] ?? '[]')) as Named[]
  return {
    on,
    communities: named
      .filter(({ id }) => reaches(reach, id))
      .map(({ id, name, shortName }) => ({ id, name, shortName })),
    lines: linesOf(inOrder(facts, named), on),
    happenings: happeningsIn(answers[factAnswers])
      .filter(({ target }) => shown.has(target))
      .map(happeningReply),
  }
}

export const targetBoardHandlers: Pick<Handlers, 'readTargetBoard'> = { readTargetBoard }
