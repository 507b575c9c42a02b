import type { StreetRule } from '@linli/contract/report-rules'

/** A rule being typed. */
export type RuleForm = { expression: string; severity: StreetRule['severity']; message: string }

export const ruleKeys = ['expression', 'severity', 'message'] as const

export const emptyForm: RuleForm = { expression: '', severity: 'warning', message: '' }

export const formOf = ({ expression, severity, message }: StreetRule): RuleForm => ({
  expression,
  severity,
  message,
})

/** Whether what was kept on this device is a rule. */
export const isForm = (value: unknown): value is RuleForm =>
  typeof value === 'object' &&
  value !== null &&
  'expression' in value &&
  typeof value.expression === 'string' &&
  'message' in value &&
  typeof value.message === 'string' &&
  'severity' in value &&
  (value.severity === 'error' || value.severity === 'warning')

export const isSame = (one: RuleForm, other: RuleForm): boolean =>
  ruleKeys.every((key) => one[key] === other[key])
