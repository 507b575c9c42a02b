import type { ChecklistItem, Deduction, EvidenceSort, Rung, TargetLevel } from '../targets.ts'

type More = Omit<Partial<ChecklistItem>, 'key' | 'area' | 'text' | 'points' | 'evidence'>

/** Writes the items of one area; points in points, not thousandths. */
export const area =
  (name: string) =>
  (
    key: string,
    points: number,
    text: string,
    evidence: readonly EvidenceSort[],
    more: More = {},
  ): ChecklistItem => ({ key, area: name, text, points: points * 1000, evidence, ...more })

/** So many points off each time. */
export const off = (key: string, points: number, text: string): Deduction => ({
  key,
  text,
  points: points * 1000,
})

export const rung = (level: TargetLevel, points: number): Rung => ({ level, points: points * 1000 })

export const veto = { veto: true } as const
export const bonus = { bonus: true } as const
/** Text or points are the street's to confirm. */
export const unsure = { unsure: true } as const
