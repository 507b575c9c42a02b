import { readDate } from '@linli/domain/dates'
import { refused, type Refusal } from '@linli/domain/refusals'
import { no, ok, type Result } from '@linli/domain/results'
import type { Outside } from '../outside.ts'
import { today } from './ids.ts'

/** Reads a day that may also lie ahead; refused where there is no such day. */
export const readDay = (outside: Outside, field: string, typed: string): Result<string, Refusal> => {
  const read = readDate(typed, { today: today(outside), latest: '2999-12-31' })
  if (!read.ok) return no(refused(field, read.reason.problem, read.reason))
  return read.value.precision === 'day' ? ok(read.value.date) : no(refused(field, 'not-a-day'))
}
