import type { Asked } from '@linli/contract/operations'
import type { Target } from '@linli/contract/targets'
import { targetKinds, targetLevels, type TargetKind, type TargetLevel } from '@linli/domain/targets'

/** A target as it is being typed. */
export type TargetForm = {
  title: string
  kind: TargetKind
  level: TargetLevel
  due: string
  /** Code of a metric, or '' for none. */
  metric: string
  dimension: string
  value: string
  unit: string
}

export const formKeys = [
  'title',
  'kind',
  'level',
  'due',
  'metric',
  'dimension',
  'value',
  'unit',
] as const satisfies readonly (keyof TargetForm)[]

export const emptyForm = (due: string): TargetForm => ({
  title: '',
  kind: 'milestone',
  level: 'community',
  due,
  metric: '',
  dimension: '',
  value: '',
  unit: '',
})

export const formOf = (target: Target): TargetForm => ({
  title: target.title,
  kind: target.kind,
  level: target.level,
  due: target.due,
  metric: target.metric ?? '',
  dimension: target.dimension,
  value: target.value === undefined ? '' : String(target.value),
  unit: target.unit,
})

/** What is said to the server; blank fields are left out. */
export const bodyOf = (form: TargetForm): Asked<'setTarget'>['body'] => ({
  title: form.title,
  kind: form.kind,
  level: form.level,
  due: form.due,
  ...(form.metric === '' ? {} : { metric: form.metric, dimension: form.dimension }),
  ...(form.value.trim() === '' ? {} : { value: form.value }),
  unit: form.unit,
})

export const differing = (mine: TargetForm, theirs: TargetForm): (keyof TargetForm)[] =>
  formKeys.filter((key) => mine[key].trim() !== theirs[key].trim())

export const isKind = (text: string): text is TargetKind => (targetKinds as readonly string[]).includes(text)
export const isLevel = (text: string): text is TargetLevel =>
  (targetLevels as readonly string[]).includes(text)

/** Whether what was kept on this device is a form; older or foreign shapes are not taken. */
export const isForm = (kept: unknown): kept is TargetForm =>
  typeof kept === 'object' &&
  kept !== null &&
  formKeys.every((key) => typeof new Map<string, unknown>(Object.entries(kept)).get(key) === 'string')
