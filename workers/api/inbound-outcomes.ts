import type * as z from 'zod'
import type { InboundItem, InboundProblem as ProblemWire } from '@linli/contract/sources'
import type { InboundOutcome, KeptProblem } from '@linli/data/tenant/inbound-messages'
import { saidAt, type InboundProblem } from '@linli/domain/inbound-mappings'
import { refusalText, type Refusal } from '@linli/domain/refusals'
import type { PlannedItem } from './inbound-plans.ts'
import type { Language } from './refusals.ts'

/** These say what to write instead by the number that was sent, and cannot be told without it. */
const rounded: readonly Refusal['reason'][] = ['not-whole', 'too-many-decimals']

/** A problem as it is kept: without what the message says, which is sealed and forgotten one day. */
const keptProblem = ({ make, refusal, at }: InboundProblem): KeptProblem => {
  const { said: _said, suggestion, ...details } = refusal.details
  const { field, reason } = refusal
  const kept = rounded.includes(reason) ? { ...details, suggestion } : details
  return { make, field, reason, details: kept, at }
}

/** What came of a message that cannot be read as a whole. */
export const wholeOutcome = (problem: InboundProblem): InboundOutcome[] => [
  { item: -1, state: 'quarantined', problems: [keptProblem(problem)] },
]

/** What came of each item, as it is kept. */
export const outcomeOf = (planned: readonly PlannedItem[]): InboundOutcome[] =>
  planned.map(({ item, pieces, problems }) =>
    problems.length > 0
      ? { item, state: 'quarantined', problems: problems.map(keptProblem) }
      : {
          item,
          state: 'done',
          made: pieces.map(({ becomes, row, change }) => ({
            becomes,
            id: row.id,
            community: row.community,
            change,
          })),
        },
  )

/** A problem in words; with what was said where the message is at hand. */
export const problemReply = (
  { make, field, reason, details, at }: KeptProblem,
  language: Language,
  message?: unknown,
): z.input<typeof ProblemWire> => {
  const said = message === undefined ? undefined : saidAt(at, message)
  const told = said === undefined ? details : { ...details, said }
  return {
    make,
    field,
    reason,
    message: refusalText({ field, reason, details: told })[language],
    at,
    ...(said === undefined ? {} : { said }),
  }
}

/** The same for one that is not kept yet. */
export const freshProblemReply = (problem: InboundProblem, language: Language, message: unknown) =>
  problemReply(keptProblem(problem), language, message)

/** What came of each item, as it is answered. */
export const outcomeReply = (
  outcome: readonly InboundOutcome[],
  language: Language,
  message?: unknown,
): z.input<typeof InboundItem>[] =>
  outcome.map((one) =>
    one.state === 'done'
      ? { item: one.item, state: one.state, made: [...one.made] }
      : {
          item: one.item,
          state: one.state,
          problems: one.problems.map((problem) => problemReply(problem, language, message)),
        },
  )
