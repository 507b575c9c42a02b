import type * as z from 'zod'
import { wholeItem } from '@linli/contract/targets'
import type {
  Evidence as EvidenceReply,
  Happening as HappeningReply,
  Mark as MarkReply,
  Standing as StandingReply,
  StandingTarget as StandingTargetReply,
  Target as TargetReply,
} from '@linli/contract/targets'
import type { LinkedEvidence, StoredMark } from '@linli/data/tenant/target-facts'
import type { Happening } from '@linli/data/tenant/target-happenings'
import type { StoredTarget } from '@linli/data/tenant/targets'
import type { StoredTask } from '@linli/data/tenant/tasks'
import { inUnits } from '@linli/domain/quantities'
import { progressOf, seriesOf, type ProgressFacts } from '@linli/domain/target-progress'
import { noForecastReasons, standingOf, type Standing } from '@linli/domain/target-standings'
import { instant } from './ids.ts'
import { planReply } from './target-plans.ts'

/** How a target stands on a day. */
export const standingIn = (row: StoredTarget, facts: ProgressFacts, today: string): Standing =>
  standingOf(row, progressOf(row, facts, today), {
    today,
    marks: facts.marks,
    series: seriesOf(row, facts, today),
  })

const told = <Name extends string, Value>(
  name: Name,
  value: Value | null | undefined,
): Partial<Record<Name, Value>> =>
  value === null || value === undefined ? {} : ({ [name]: value } as Record<Name, Value>)

const amount = <Name extends string>(name: Name, thousandths: number | undefined) =>
  told(name, thousandths === undefined ? undefined : inUnits(thousandths))

const hundredths = (share: number | undefined): number | undefined =>
  share === undefined ? undefined : Math.floor(share * 10_000) / 10_000

const forecastReply = (forecast: Standing['forecast']): z.input<typeof StandingReply>['forecast'] => {
  if (forecast === undefined) return undefined
  if ('none' in forecast) return { none: noForecastReasons[forecast.none] }
  const { expected, low, high, basis } = forecast
  return { expected, low, high, basis }
}

export const standingReply = ({
  state,
  reason,
  progress,
  expected,
  forecast,
}: Standing): z.input<typeof StandingReply> => ({
  state,
  reason,
  begun: progress.begun,
  ...told('share', hundredths(progress.share)),
  ...told('expected', hundredths(expected?.share)),
  ...told('pace', expected?.by),
  ...amount('now', progress.now),
  ...amount('of', progress.of),
  unit: progress.unit,
  vetoes: [...progress.vetoes],
  next: progress.next.slice(0, 5).map(({ item, text, due }) => ({ item, text, ...told('due', due) })),
  ...told('forecast', forecastReply(forecast)),
})

type Aimed = Omit<StoredTask, 'removed'>

/** What a target and a task are both answered with. */
export const aimReply = (row: Aimed) => ({
  id: row.id,
  title: row.title,
  kind: row.kind,
  level: row.level,
  section: row.section,
  start: row.start,
  due: row.due,
  plan: planReply(row.plan),
  ...(row.template === null || row.templateVersion === null
    ? {}
    : { template: { id: row.template, version: row.templateVersion } }),
  notes: row.notes,
  version: row.version,
  updatedAt: instant(row.updatedAt),
  updatedBy: row.updatedBy,
})

export const targetReply = (row: StoredTarget): z.input<typeof TargetReply> => ({
  ...aimReply(row),
  community: row.community,
  ...told('task', row.task),
  owner: row.owner,
  carried: row.carried,
})

/** A target with how it stands on a day. */
export const standingTargetReply = (
  row: StoredTarget,
  standing: Standing,
): z.input<typeof StandingTargetReply> => ({ ...targetReply(row), standing: standingReply(standing) })

export const markReply = (mark: StoredMark): z.input<typeof MarkReply> => ({
  item: mark.item === '' ? wholeItem : mark.item,
  ...told('met', mark.met),
  ...amount('score', mark.score),
  deductions: { ...mark.deductions },
  ...told('planned', mark.planned),
  ...told('done', mark.done),
  remark: mark.remark,
  ...told('verifiedMet', mark.verifiedMet),
  ...amount('verified', mark.verified),
  verifiedRemark: mark.verifiedRemark,
  version: mark.version,
  updatedAt: instant(mark.updatedAt),
  updatedBy: mark.updatedBy,
})

export const evidenceReply = (one: Omit<LinkedEvidence, 'target'>): z.input<typeof EvidenceReply> => ({
  item: one.item === '' ? wholeItem : one.item,
  entry: one.entry,
  kind: one.kind,
  title: one.title,
  date: one.date,
  amount: inUnits(one.amount),
})

export const happeningReply = ({ at, item, ...rest }: Happening): z.input<typeof HappeningReply> => ({
  ...rest,
  item: item === '' ? wholeItem : item,
  at: instant(at),
})
