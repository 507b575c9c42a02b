/** A metric's value, a list of items, phased counters, ordered steps, or something per member per year. */
export const targetKinds = ['metric', 'checklist', 'coverage', 'milestone', 'duty'] as const
export type TargetKind = (typeof targetKinds)[number]

/** Who sets the standard, from the community's own to the province's. */
export const targetLevels = ['community', 'street', 'district', 'city', 'province'] as const
export type TargetLevel = (typeof targetLevels)[number]

export type Target = {
  id: string
  title: string
  kind: TargetKind
  level: TargetLevel
  /** YYYY-MM-DD */
  due: string
  metric?: string
  dimension: string
  /** In thousandths of `unit`. */
  value?: number
  unit: string
}
