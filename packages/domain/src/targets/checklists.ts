import type {
  ChecklistItem,
  ChecklistPlan,
  Evidence,
  Mark,
  NextThing,
  Progress,
  Rung,
  Target,
} from '../targets.ts'
import { wholeProgress } from './wholes.ts'

/** An item and what is said of it. Points in thousandths, never below 0 nor above the item's own. */
export type ItemScore = {
  item: ChecklistItem
  mark: Mark | undefined
  /** How many live records are linked to it. */
  evidence: number
  /** Said by hand, or shown by a record; undefined while nothing has been said. */
  met: boolean | undefined
  points: number
  /** The street's word; undefined while it has not looked, whatever the community says. */
  verifiedMet: boolean | undefined
  verified: number | undefined
}

/** What one side makes of the list: the community, or the street that verifies it. Points in thousandths. */
export type ChecklistSum = {
  /** With the bonuses, which add at most the plan's `bonusMost`. */
  points: number
  bonus: number
  /** The vetoes that are said not to be met. */
  failed: readonly ChecklistItem[]
  /** The highest rung that the points reach; none when a veto fails. */
  rung: Rung | undefined
}

export type ChecklistScore = {
  items: readonly ItemScore[]
  /** The points of all items that are no bonus. */
  total: number
  self: ChecklistSum
  verified: ChecklistSum
  /** How many items the street has spoken of. */
  looked: number
}

const within = (points: number, most: number): number => Math.max(0, Math.min(points, most))

const sum = (points: readonly number[]): number => points.reduce((all, each) => all + each, 0)

/** The sum of all points but bonuses, in thousandths. */
export const pointsOf = ({ items }: Pick<ChecklistPlan, 'items'>): number =>
  sum(items.map(({ points, bonus }) => (bonus ? 0 : points)))

/** Full points less what was found, each time it was found. */
const lessDeductions = (points: number, { deductions = [] }: ChecklistItem, mark: Mark | undefined): number =>
  Math.max(
    0,
    points - sum(deductions.map((each) => each.points * Math.max(0, mark?.deductions[each.key] ?? 0))),
  )

const ownPoints = (item: ChecklistItem, mark: Mark | undefined): number =>
  lessDeductions(within(mark?.score ?? item.points, item.points), item, mark)

/** The street's points are final; its bare word gives the full points less what was found. */
const verifiedPoints = (item: ChecklistItem, mark: Mark | undefined): number | undefined => {
  if (mark?.verifiedMet === false) return 0
  if (mark?.verified !== undefined) return within(mark.verified, item.points)
  return mark?.verifiedMet === true ? lessDeductions(item.points, item, mark) : undefined
}

const itemScore = (item: ChecklistItem, mark: Mark | undefined, evidence: number): ItemScore => {
  const met = mark?.met ?? (evidence > 0 ? true : undefined)
  return {
    item,
    mark,
    evidence,
    met,
    points: met === true ? ownPoints(item, mark) : 0,
    verifiedMet: mark?.verifiedMet,
    verified: verifiedPoints(item, mark),
  }
}

/** How many different records are linked to each item. */
const recordsOf = (evidence: readonly Evidence[]): Map<string, Set<string>> => {
  const records = new Map<string, Set<string>>()
  for (const { item, entry } of evidence) records.set(item, (records.get(item) ?? new Set()).add(entry))
  return records
}

type Side = (of: ItemScore) => { met: boolean | undefined; points: number }

const selfSide: Side = ({ met, points }) => ({ met, points })
const verifiedSide: Side = ({ verifiedMet, verified = 0 }) => ({ met: verifiedMet, points: verified })

const rungReached = (ladder: readonly Rung[], points: number): Rung | undefined =>
  ladder.reduce<Rung | undefined>(
    (best, rung) => (rung.points <= points && rung.points >= (best?.points ?? 0) ? rung : best),
    undefined,
  )

const sumOf = (plan: ChecklistPlan, items: readonly ItemScore[], side: Side): ChecklistSum => {
  const given = (of: readonly ItemScore[]): number => sum(of.map((each) => side(each).points))
  const bonus = Math.min(given(items.filter(({ item }) => item.bonus)), plan.bonusMost)
  const points = given(items.filter(({ item }) => !item.bonus)) + bonus
  const failed = items.filter((each) => each.item.veto && side(each).met === false).map(({ item }) => item)
  return { points, bonus, failed, rung: failed.length > 0 ? undefined : rungReached(plan.ladder, points) }
}

/**
 * What a checklist's items come to, in the community's words and in the street's, side by side.
 *
 * An item is met when somebody says so, or, where nobody has said anything, when a live record is linked to it; said not to be met,
 * records do not help. A veto that is said not to be met leaves no rung, whatever the points.
 */
export const checklistScore = (
  plan: ChecklistPlan,
  marks: readonly Mark[],
  evidence: readonly Evidence[],
): ChecklistScore => {
  const markOf = new Map(marks.map((mark) => [mark.item, mark]))
  const records = recordsOf(evidence)
  const items = plan.items.map((item) =>
    itemScore(item, markOf.get(item.key), records.get(item.key)?.size ?? 0),
  )
  return {
    items,
    total: pointsOf(plan),
    self: sumOf(plan, items, selfSide),
    verified: sumOf(plan, items, verifiedSide),
    looked: items.filter(({ verified }) => verified !== undefined).length,
  }
}

/** What comes first of things that are still open: vetoes, then what brings most, bonuses last. */
const urgency = ({ item }: ItemScore): number => (item.veto ? 0 : item.bonus ? 2 : 1)

const nextThings = (items: readonly ItemScore[], due: string): NextThing[] => {
  const open = items.filter(({ met }) => met !== true)
  const openKeys = new Set(open.map(({ item }) => item.key))
  const ready = open.filter(({ item }) => !item.after?.some((key) => openKeys.has(key)))
  return ready
    .toSorted((one, other) => urgency(one) - urgency(other) || other.item.points - one.item.points)
    .map(({ item }) => ({ item: item.key, text: item.text, due }))
}

/** A list without points counts the items that are met, bonuses apart. */
const countedItems = (items: readonly ItemScore[]) => {
  const counted = items.filter(({ item }) => !item.bonus)
  const thousandths = (of: readonly ItemScore[]): number => of.length * 1000
  return { now: thousandths(counted.filter(({ met }) => met)), of: thousandths(counted), unit: '项' }
}

/**
 * How far a checklist is: the community's points against those of the rung that the target's level aims at, or against the total
 * where the ladder has no such rung; a list without items is done when somebody says so. It is reached when these are, every veto is met, and neither side says that one is not.
 */
export const checklistProgress = (
  plan: ChecklistPlan,
  marks: readonly Mark[],
  evidence: readonly Evidence[],
  { level, due, today }: Pick<Target, 'level' | 'due'> & { today: string },
): Progress => {
  if (plan.items.length === 0) return wholeProgress(marks, evidence.length, today)
  const { items, total, self, verified } = checklistScore(plan, marks, evidence)
  const aimed = plan.ladder.find((rung) => rung.level === level)?.points ?? total
  const { now, of, unit } = aimed === 0 ? countedItems(items) : { now: self.points, of: aimed, unit: '分' }
  const failed = new Set([...self.failed, ...verified.failed])
  return {
    share: of === 0 ? undefined : Math.min(1, now / of),
    reached: now >= of && failed.size === 0 && items.every(({ item, met }) => !item.veto || met === true),
    begun: items.some(({ met }) => met === true),
    vetoes: [...failed].map(({ text }) => text),
    now,
    of,
    unit,
    next: nextThings(items, due),
  }
}
