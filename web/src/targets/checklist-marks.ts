import type { Plan } from '@linli/contract/target-plans'
import type { Evidence, Mark } from '@linli/contract/targets'
import { checklistScore, type ChecklistScore } from '@linli/domain/targets/checklists'
import type { ChecklistPlan, Mark as DomainMark } from '@linli/domain/targets'
import { useRef, useState } from 'preact/hooks'
import { call, Refused, refusalOf } from '../api.ts'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { checklistWords } from './checklist-words.ts'

/** A plan of items as it is answered: points in points. */
export type Checklist = Extract<Plan, { kind: 'checklist' }>
type Place = { street: string; community: string; target: string }

const thousandths = (points: number): number => Math.round(points * 1000)

const planOf = (plan: Checklist): ChecklistPlan => ({
  kind: 'checklist',
  items: plan.items.map((item) => ({
    ...item,
    points: thousandths(item.points),
    deductions: item.deductions?.map((one) => ({ ...one, points: thousandths(one.points) })),
  })),
  ladder: plan.ladder.map(({ level, points }) => ({ level, points: thousandths(points) })),
  bonusMost: thousandths(plan.bonusMost),
})

const inThousandths = (points: number | undefined): number | undefined =>
  points === undefined ? undefined : thousandths(points)

const markOf = ({ score, verified, ...mark }: Mark): DomainMark => ({
  ...mark,
  score: inThousandths(score),
  verified: inThousandths(verified),
})

/** What the items come to as they stand on the screen. Points in thousandths. */
export const scoreOf = (
  plan: Checklist,
  marks: readonly Mark[],
  evidence: readonly Evidence[],
): ChecklistScore => checklistScore(planOf(plan), marks.map(markOf), evidence)

/** What the community says of an item, and what the street does; a blank score is the full points. */
export type Own = {
  met?: boolean | null
  score?: string
  deductions?: Record<string, number>
  remark?: string
}
export type Word = { met?: boolean | null; score?: string; remark?: string }

const typed = (score: string | undefined, before: number | undefined): { score?: string } => {
  const text = score ?? (before === undefined ? '' : String(before))
  return text === '' ? {} : { score: text }
}

const ownBody = (mark: Mark | undefined, said: Own) => ({
  met: said.met === undefined ? (mark?.met ?? null) : said.met,
  ...typed(said.score, mark?.score),
  deductions: { ...mark?.deductions, ...said.deductions },
  remark: said.remark ?? mark?.remark ?? '',
})

const wordBody = (mark: Mark | undefined, said: Word) => ({
  met: said.met === undefined ? (mark?.verifiedMet ?? null) : said.met,
  ...typed(said.score, mark?.verified),
  remark: said.remark ?? mark?.verifiedRemark ?? '',
})

const whyNot = (error: unknown): string => {
  const first = error instanceof Refused ? error.problem.errors?.[0]?.message : undefined
  return first ?? (error instanceof Error ? error.message : String(error))
}

/** Of each item the newer of two marks. */
const newest = (given: readonly Mark[], saved: readonly Mark[]): Mark[] => {
  const marks = new Map(given.map((mark) => [mark.item, mark]))
  for (const mark of saved)
    if (mark.version > (marks.get(mark.item)?.version ?? 0)) marks.set(mark.item, mark)
  return [...marks.values()]
}

/**
 * The marks as they are on the screen. Changes are saved one after the other, each upon what the one before has left, so that two
 * quick ones to the same item do not meet. A change answers whether it was saved.
 */
export const useMarks = (place: Place, given: readonly Mark[], reload: () => void) => {
  const words = useWords(checklistWords)
  const [saved, setSaved] = useState<readonly Mark[]>([])
  // What was saved last may not have been drawn yet.
  const latest = useRef<readonly Mark[]>([])
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const shown = useRef(given)
  shown.current = given
  const found = (item: string) => newest(shown.current, latest.current).find((mark) => mark.item === item)
  const attempt = async (item: string, act: (before: Mark | undefined) => Promise<Mark>) => {
    try {
      latest.current = newest(latest.current, [await act(found(item))])
      setSaved(latest.current)
      return true
    } catch (error) {
      announce(refusalOf(error) === 'stale' ? words.stale : words.notSaved(whyNot(error)))
      return false
    } finally {
      // How the target stands depends on it too; after a refusal the latest is shown.
      reload()
    }
  }
  const send = (item: string, act: (before: Mark | undefined) => Promise<Mark>): Promise<boolean> => {
    const sent = queue.current.then(() => attempt(item, act))
    queue.current = sent
    return sent
  }
  const said = (item: string, before: Mark | undefined) => ({
    params: { ...place, item },
    version: before?.version ?? 0,
  })
  return {
    marks: newest(given, saved),
    mark: (item: string, word: Own) =>
      send(item, (before) => call('markItem', { ...said(item, before), body: ownBody(before, word) })),
    verify: (item: string, word: Word) =>
      send(item, (before) => call('verifyItem', { ...said(item, before), body: wordBody(before, word) })),
  }
}
