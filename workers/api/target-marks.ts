import { wholeItem } from '@linli/contract/targets'
import type { StoredMark } from '@linli/data/tenant/target-facts'
import {
  linkStatement,
  markGuard,
  readMarkedTarget,
  unlinkStatement,
  type MarkedTarget,
} from '@linli/data/tenant/target-marks'
import { decimal } from '@linli/domain/quantities'
import { refused, type Refusal } from '@linli/domain/refusals'
import { keysOf, type ChecklistItem } from '@linli/domain/targets'
import { commitEdit, eventOf } from './committing.ts'
import type { Given, Handlers } from './given.ts'
import { today } from './ids.ts'
import { invalid, isRefusing, refuse, type Refusing } from './refusals.ts'
import { exactAmount } from './target-plans.ts'
import { evidenceReply, markReply } from './target-replies.ts'
import { dayRead } from './target-wanted.ts'

type Marking = Given<'markItem'> | Given<'verifyItem'>

const keyOf = (item: string): string => (item === wholeItem ? '' : item)

type Found = MarkedTarget & { item: string; listed: ChecklistItem | undefined }

/** The target and the item of it that the path names, or why there are none. */
const findItem = async (
  { tenant, reach, community, params }: Marking | Given<'linkEvidence'> | Given<'unlinkEvidence'>,
  entry?: string,
): Promise<Found | Refusing> => {
  const item = keyOf(params.item)
  const found = await readMarkedTarget(tenant, reach, { community, target: params.target, item, entry })
  if (found === undefined) return refuse('not-found')
  const { plan } = found.row
  if (item !== '' && !keysOf(plan).includes(item)) return refuse('not-found')
  const listed = plan.kind === 'checklist' ? plan.items.find(({ key }) => key === item) : undefined
  return { ...found, item, listed }
}

/** The points given to an item, at most as many as it has. */
const scoreRead = (
  typed: string | number | undefined,
  listed: ChecklistItem | undefined,
): { value: number | undefined } | { refusal: Refusal } => {
  const read = exactAmount(typed, 'score', false)
  if ('refusal' in read || read.value === undefined) return read
  const most = listed?.points ?? 0
  return read.value > most ? { refusal: refused('score', 'above-most', { max: decimal(most) }) } : read
}

const blank = (target: string, item: string): Omit<StoredMark, 'updatedAt' | 'updatedBy'> => ({
  target,
  item,
  deductions: {},
  remark: '',
  verifiedRemark: '',
  version: 0,
})

/** The mark of the version seen, a blank one where nothing was noted yet. */
const markSeen = (given: Marking, { row, item, mark }: Found) => {
  const before = mark ?? blank(row.id, item)
  return before.version === given.seen ? before : refuse('stale')
}

const commitMark = (given: Marking, mark: StoredMark, type: string) =>
  commitEdit(given, markReply(mark), {
    guard: markGuard(mark),
    statements: [],
    events: [eventOf(given, type, mark.target, { item: mark.item, by: given.caller.person.name })],
  })

const stampOf = (given: Marking) => ({
  version: given.seen + 1,
  updatedAt: given.outside.now(),
  updatedBy: given.caller.person.name,
})

/** A day that is typed, undefined where none is; what is done is done by today. */
const dayOf = (given: Given<'markItem'>, name: 'planned' | 'done') => {
  const typed = given.body[name] ?? ''
  if (typed === '') return { day: undefined }
  const read = dayRead(given, typed, name)
  if ('refusal' in read || name === 'planned' || read.day <= today(given.outside)) return read
  return {
    refusal: refused(name, 'day-too-late', { name: '今天', nameEn: 'today', day: today(given.outside) }),
  }
}

const unknownDeductions = ({ body }: Given<'markItem'>, listed: ChecklistItem | undefined): Refusal[] =>
  Object.keys(body.deductions).flatMap((key) =>
    listed?.deductions?.some((one) => one.key === key) === true
      ? []
      : [refused(`deductions.${key}`, 'not-an-item')],
  )

const markItem: Handlers['markItem'] = async (given) => {
  const found = await findItem(given)
  if (isRefusing(found)) return found
  const { body } = given
  const [score, planned, done] = [
    scoreRead(body.score, found.listed),
    dayOf(given, 'planned'),
    dayOf(given, 'done'),
  ]
  const errors = [
    ...[score, planned, done].flatMap((read) => ('refusal' in read ? [read.refusal] : [])),
    ...unknownDeductions(given, found.listed),
  ]
  if ('refusal' in score || 'refusal' in planned || 'refusal' in done || errors.length > 0)
    return invalid(...errors)
  const before = markSeen(given, found)
  if (isRefusing(before)) return before
  const { met: _met, score: _score, planned: _planned, done: _done, ...kept } = before
  const mark: StoredMark = {
    ...kept,
    ...(body.met === null ? {} : { met: body.met }),
    ...(score.value === undefined ? {} : { score: score.value }),
    ...(planned.day === undefined ? {} : { planned: planned.day }),
    ...(done.day === undefined ? {} : { done: done.day }),
    deductions: body.deductions,
    remark: body.remark,
    ...stampOf(given),
  }
  return commitMark(given, mark, 'target.marked')
}

const verifyItem: Handlers['verifyItem'] = async (given) => {
  const found = await findItem(given)
  if (isRefusing(found)) return found
  const score = scoreRead(given.body.score, found.listed)
  if ('refusal' in score) return invalid(score.refusal)
  const before = markSeen(given, found)
  if (isRefusing(before)) return before
  const { verifiedMet: _met, verified: _verified, ...kept } = before
  const mark: StoredMark = {
    ...kept,
    ...(given.body.met === null ? {} : { verifiedMet: given.body.met }),
    ...(score.value === undefined ? {} : { verified: score.value }),
    verifiedRemark: given.body.remark,
    ...stampOf(given),
  }
  return commitMark(given, mark, 'target.verified')
}

const linkEvidence: Handlers['linkEvidence'] = async (given) => {
  const found = await findItem(given, given.params.entry)
  if (isRefusing(found)) return found
  const amount = exactAmount(given.body.amount, 'amount', false)
  if ('refusal' in amount) return invalid(amount.refusal)
  const { entry } = found
  if (entry === undefined) return refuse('not-found')
  const link = {
    target: found.row.id,
    item: found.item,
    entry: entry.id,
    amount: amount.value ?? 0,
    at: given.outside.now(),
    by: given.caller.person.name,
  }
  const reply = evidenceReply({
    ...link,
    kind: entry.kind,
    title: entry.title,
    date: entry.fact.date,
  })
  return commitEdit(given, reply, {
    statements: [linkStatement(link)],
    events: [eventOf(given, 'target.linked', link.target, { item: link.item, entry: entry.id, by: link.by })],
  })
}

const unlinkEvidence: Handlers['unlinkEvidence'] = async (given) => {
  const { entry } = given.params
  const found = await findItem(given, entry)
  if (isRefusing(found)) return found
  if (!found.linked) return refuse('not-found')
  const data = { item: found.item, entry, by: given.caller.person.name }
  return commitEdit(
    given,
    {},
    {
      statements: [unlinkStatement(found.row.id, found.item, entry)],
      events: [eventOf(given, 'target.unlinked', found.row.id, data)],
    },
  )
}

export const targetMarkHandlers: Pick<
  Handlers,
  'markItem' | 'verifyItem' | 'linkEvidence' | 'unlinkEvidence'
> = { markItem, verifyItem, linkEvidence, unlinkEvidence }
