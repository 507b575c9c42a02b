import * as z from 'zod'

/** One refused field: where it is, why (a stable code), what to do about it in the reader's language, and what it could be. */
export const FieldProblem = z.strictObject({
  field: z.string(),
  reason: z.string(),
  message: z.string(),
  suggestion: z.string().optional(),
})
export type FieldProblem = z.infer<typeof FieldProblem>

/** `application/problem+json`, RFC 9457, with the refused fields. */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z.array(FieldProblem).optional(),
  retryAfter: z.int().optional(),
  periods: z
    .array(z.string())
    .optional()
    .meta({ description: 'Of a closed period: every period whose figures the change would change.' }),
})
export type Problem = z.infer<typeof Problem>
