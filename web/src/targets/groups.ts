import type { StandingTarget as Target } from '@linli/contract/targets'
import { firstDay, lastDay, periodBefore, type Period } from '@linli/domain/periods'

/** When a target is due, seen from the period one looks at. Duties run every year and stand apart. */
const groups = ['now', 'next', 'later', 'past', 'duty'] as const
export type Group = (typeof groups)[number]

const groupOf = ({ kind, due }: Target, period: Period): Group => {
  const next = periodBefore(period, -1)
  if (kind === 'duty') return 'duty'
  if (due < firstDay(period)) return 'past'
  if (due <= lastDay(period)) return 'now'
  return due <= lastDay(next) ? 'next' : 'later'
}

/** Targets by when they are due, the given order kept inside; groups without any are left out. */
export const grouped = (targets: readonly Target[], period: Period): { group: Group; targets: Target[] }[] =>
  groups
    .map((group) => ({ group, targets: targets.filter((target) => groupOf(target, period) === group) }))
    .filter(({ targets: found }) => found.length > 0)
