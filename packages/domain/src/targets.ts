import type { Section } from './sections.ts'

/** A metric's value, a list of items, phased counters, ordered steps, or something per member per year. */
export const targetKinds = ['metric', 'checklist', 'coverage', 'milestone', 'duty'] as const
export type TargetKind = (typeof targetKinds)[number]

/** Who sets the standard, from the community's own to the province's. */
export const targetLevels = ['community', 'street', 'district', 'city', 'province'] as const
export type TargetLevel = (typeof targetLevels)[number]

/** Which way a value is to be reached. */
export const aims = ['at-least', 'at-most'] as const
export type Aim = (typeof aims)[number]

/**
 * A value to reach. With `metric`, the ledger measures it over the period that holds the target's first and last day; without,
 * the amounts of the records linked to the target are counted.
 */
export type MetricPlan = {
  kind: 'metric'
  metric?: string | undefined
  dimension: string
  unit: string
  /** In thousandths of `unit`; none where the target only says that something is to be done at all. */
  value?: number | undefined
  aim: Aim
}

/** What shows that an item of a checklist is met. */
export const evidenceSorts = ['document', 'site', 'questionnaire', 'data'] as const
export type EvidenceSort = (typeof evidenceSorts)[number]

/** What is taken off an item, each time it is found. Points in thousandths. */
export type Deduction = { key: string; text: string; points: number }

/**
 * An item of a checklist. Points in thousandths. `veto`: not meeting it fails the whole list whatever the points;
 * `bonus`: its points come on top. `kinds`: the kinds of record that usually show it; `metrics`: the figures that do. `after`: the keys of
 * items that come before it. `unsure`: text or points are the street's to confirm.
 */
export type ChecklistItem = {
  key: string
  area: string
  text: string
  points: number
  evidence: readonly EvidenceSort[]
  veto?: true | undefined
  bonus?: true | undefined
  deductions?: readonly Deduction[] | undefined
  kinds?: readonly string[] | undefined
  metrics?: readonly string[] | undefined
  after?: readonly string[] | undefined
  unsure?: true | undefined
}

/** How many points carry a title of that level. */
export type Rung = { level: TargetLevel; points: number }

/** Items with points, and the ladder of titles they lead to, lowest first. `bonusMost`: how much all bonuses may add. */
export type ChecklistPlan = {
  kind: 'checklist'
  items: readonly ChecklistItem[]
  ladder: readonly Rung[]
  bonusMost: number
}

/** What a coverage counts of its households. */
export const counters = ['listed', 'registered', 'checked'] as const
export type Counter = (typeof counters)[number]

/** A phase of a coverage, with its days; one without a counter is done when somebody says so. */
export type Phase = { key: string; text: string; from: string; to: string; counter?: Counter | undefined }

/** Phases with dates over tracts of households (census). */
export type CoveragePlan = { kind: 'coverage'; phases: readonly Phase[] }

/** A step on the way, and the day by which it is to be done. */
export type Step = { key: string; text: string; planned: string }

/** Ordered steps; a late one moves those that follow. */
export type MilestonePlan = { kind: 'milestone'; steps: readonly Step[] }

/** What each member is to do how often in the year; `key` is a value of the ledger's dimension `party_duty`. */
export type Duty = { key: string; text: string; times: number }

/** Something per party member per year (三个一), counted from the ledger. */
export type DutyPlan = { kind: 'duty'; duties: readonly Duty[] }

/** What a target asks for, by its kind. */
export type TargetPlan = MetricPlan | ChecklistPlan | CoveragePlan | MilestonePlan | DutyPlan

/** The keys by which a plan's items, phases or steps are marked, besides the target as a whole. */
export const keysOf = (plan: TargetPlan): string[] => {
  switch (plan.kind) {
    case 'checklist':
      return plan.items.map(({ key }) => key)
    case 'coverage':
      return plan.phases.map(({ key }) => key)
    case 'milestone':
      return plan.steps.map(({ key }) => key)
    default:
      return []
  }
}

/** A target of one community: its own, or its part in one of the street's. Days are YYYY-MM-DD, both inclusive. */
export type Target = {
  id: string
  title: string
  level: TargetLevel
  section: Section
  start: string
  due: string
  plan: TargetPlan
}

/**
 * What people have noted of one item, phase or step (`item` is its key; '' is the target as a whole). Points in thousandths.
 * - `met`: said by hand that it is met, or that it is not; undefined leaves it to the linked records.
 * - `score`: the community's own, where it is not the full points; `deductions`: how often each was found.
 * - `planned`: a day moved by hand; `done`: the day it was done.
 * - `verified…`: the street's word on a checklist item.
 */
export type Mark = {
  item: string
  met?: boolean | undefined
  score?: number | undefined
  deductions: Readonly<Record<string, number>>
  planned?: string | undefined
  done?: string | undefined
  remark: string
  verifiedMet?: boolean | undefined
  verified?: number | undefined
  verifiedRemark: string
}

/** A live ledger record that is linked to an item, with what it adds to a counter, in thousandths. */
export type Evidence = { item: string; entry: string; date: string; amount: number }

/** One thing to do next: an item, phase or step, and the day by which it is to be done, where there is one. */
export type NextThing = { item: string; text: string; due?: string | undefined }

/** How far a target is on one day, whatever its kind. Amounts in thousandths of `unit`. */
export type Progress = {
  /** From 0 to 1; undefined where nothing tells how far it is. */
  share: number | undefined
  reached: boolean
  /** Whether anything has been done or counted at all. */
  begun: boolean
  /** What fails it whatever its share: the texts of vetoes that are not met. */
  vetoes: readonly string[]
  now: number | undefined
  of: number | undefined
  unit: string
  /** What to do next, soonest first. */
  next: readonly NextThing[]
}
