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

const isDetails = (value: unknown): value is ProblemDetails =>
  typeof value === 'object' && value !== null && 'type' in value && 'title' in value && 'status' in value

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What a refusing answer says; a proxy on the way may have answered in its own words. */
export const problemIn = async (response: Response): Promise<Problem> => {
  const said = parsed(await response.text())
  if (isDetails(said)) return new Problem(said)
  return new Problem({ type: 'about:blank', title: `HTTP ${response.status}`, status: response.status })
}
