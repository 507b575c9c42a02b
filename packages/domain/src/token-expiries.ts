import { yearsAfter } from './days.ts'
import { refused, type Refusal } from './refusals.ts'

/** For how many years at most a token is good before it has to be prolonged. */
const longestYears = 2

/** What is amiss with the last day (YYYY-MM-DD) on which a token is to be good; undefined where it may be. */
export const expiryRefusal = (expires: string, today: string): Refusal | undefined => {
  const latest = yearsAfter(today, longestYears)
  if (expires <= today) return refused('expires', 'expires-too-early')
  return expires > latest ? refused('expires', 'expires-too-late', { day: latest }) : undefined
}
