import type { Outside } from '../outside.ts'
import { languageOf, problemResponse, refuse } from './refusals.ts'

/** Tells the operator that a request broke, and answers it. */
export const broken = (outside: Outside, request: Request, error: unknown): Response => {
  outside.report(`${request.method} ${new URL(request.url).pathname}`, error)
  return problemResponse(refuse('not-working'), languageOf(request.headers.get('accept-language')))
}
