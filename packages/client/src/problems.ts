/** One refused field: where it is, why (a stable code), what to do about it, and what it could be. */
export type FieldProblem = { field: string; reason: string; message: string; suggestion?: string }

/** `application/problem+json` (RFC 9457) as the API answers it. */
export type ProblemDetails = {
  type: string
  title: string
  status: number
  detail?: string
  errors?: readonly FieldProblem[]
  /** In how many seconds to try again. */
  retryAfter?: number
  /** Of a closed period: every period whose figures the change would change. */
  periods?: readonly string[]
}

/** The API answered no. */
export class Problem extends Error {
  override readonly name: string = 'Problem'
  readonly status: number
  /** Which refusal it is, such as `stale` or `not-found`; '' where the answer did not come from the API itself. */
  readonly kind: string
  readonly errors: readonly FieldProblem[]
  readonly details: ProblemDetails
  constructor(details: ProblemDetails) {
    super(details.detail ?? details.title)
    this.status = details.status
    this.kind = /^\/problems\/([\w-]+)$/.exec(details.type)?.[1] ?? ''
    this.errors = details.errors ?? []
    this.details = details
  }
}
