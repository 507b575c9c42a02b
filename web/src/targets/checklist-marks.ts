import type { Plan } from '@linli/contract/target-plans'
import type { Evidence, Mark } from '@linli/contract/targets'
import { checklistScore, type ChecklistScore } from '@linli/domain/targets/checklists'
import type { ChecklistPlan, Mark as DomainMark } from '@linli/domain/targets'
import { useState } from 'preact/hooks'
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
  deductions: said.deductions ?? mark?.deductions ?? {},
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

/** The marks as they are on the screen: each change is saved at once, one after the other, and shown as the server has it. */
export const useMarks = (place: Place, given: readonly Mark[], reload: () => void) => {
  const words = useWords(checklistWords)
  const [own, setOwn] = useState<{ of: readonly Mark[]; saved: readonly Mark[] }>({ of: given, saved: [] })
  const saved = own.of === given ? own.saved : []
  const marks = [...given.filter(({ item }) => !saved.some((mark) => mark.item === item)), ...saved]
  const found = (item: string) => marks.find((mark) => mark.item === item)
  const send = async (act: () => Promise<Mark>) => {
    try {
      const mark = await act()
      setOwn(({ of, saved: before }) => ({
        of: given,
        saved: [...(of === given ? before : []).filter(({ item }) => item !== mark.item), mark],
      }))
    } catch (error) {
      announce(refusalOf(error) === 'stale' ? words.stale : words.notSaved(whyNot(error)))
    }
    // How the target stands depends on it too; after a refusal the latest is shown.
    reload()
  }
  const said = (item: string) => ({ params: { ...place, item }, version: found(item)?.version ?? 0 })
  return {
    marks,
    mark: (item: string, word: Own) =>
      void send(() => call('markItem', { ...said(item), body: ownBody(found(item), word) })),
    verify: (item: string, word: Word) =>
      void send(() => call('verifyItem', { ...said(item), body: wordBody(found(item), word) })),
  }
}
