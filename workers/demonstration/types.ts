import type { Bilingual } from '@linli/domain/results'
import type { Membership } from '@linli/domain/permissions'
import type { Section } from '@linli/domain/sections'
import type { TargetLevel, TargetPlan } from '@linli/domain/targets'

/** A ledger record as a person types it: `10余`, `4943.5` and `有，数未记` are read by the same rules as on the screen. */
export type TypedEntry = {
  kind: string
  date: string
  title: string
  fields?: Readonly<Record<string, string | number | boolean>>
  note?: string
  notable?: boolean
}

/** A total that comes without records (补录), with the words in which its source compares it, when there are any. */
export type TypedDeclaration = {
  metric: string
  dimension: string
  period: string
  value: string
  source: string
  reason: string
  statement?: string
}

/** Days are YYYY-MM-DD; amounts and points in thousandths, as the rules hold them. */
export type TypedTarget = {
  title: string
  level: TargetLevel
  section: Section
  start: string
  due: string
  plan: TargetPlan
  /** The built-in template that the plan is made from. */
  template?: string
}

/** `seed` starts the invented figures of a community; the reference case has none. */
export type DemonstrationCommunity = Bilingual & { code: string; seed?: number }
export type DemonstrationStreet = Bilingual & { code: string; communities: readonly DemonstrationCommunity[] }

/** `name` is what one signs in with, `shown` what others see: the name of the post, never of a person. */
export type DemonstrationPerson = { name: string; shown: string; memberships: readonly Membership[] }
