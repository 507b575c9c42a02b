import type { TypedValue } from './entries.ts'
import { readDay, readPeriod } from './inbound-days.ts'
import type { Drawn } from './inbound-mappings.ts'
import { parsePath, valueAt } from './inbound-paths.ts'
import { refused, type Refusal } from './refusals.ts'
import { no, ok, type Result } from './results.ts'

/** What values are drawn from. */
export type Drawing = { message: unknown; item: unknown }

type Path = Extract<Drawn, { path: string }>

const isBlank = (said: unknown): boolean =>
  said === undefined || said === null || (typeof said === 'string' && said.trim() === '')

const isTyped = (said: unknown): said is TypedValue =>
  typeof said === 'string' || typeof said === 'boolean' || (typeof said === 'number' && Number.isFinite(said))

const coded = (field: string, said: TypedValue, { codes }: Path): Result<TypedValue, Refusal> => {
  if (codes === undefined) return ok(said)
  const code = String(said).trim()
  const meant = Object.hasOwn(codes, code) ? codes[code] : undefined
  return meant === undefined ? no(refused(field, 'not-in-codes', { said: code.slice(0, 100) })) : ok(meant)
}

const dated = (field: string, said: TypedValue, { format, grain }: Path): Result<TypedValue, Refusal> => {
  if (format === undefined) return ok(said)
  const text = String(said).trim()
  const read = field === 'period' ? readPeriod(text, format, grain ?? 'month') : readDay(text, format)
  return read === undefined ? no(refused(field, 'not-so-written', { format })) : ok(read)
}

/** The value that a field of an item gets: undefined where nothing is said about it. */
export const drawValue = (
  field: string,
  drawn: Drawn,
  { message, item }: Drawing,
): Result<TypedValue | undefined, Refusal> => {
  if ('value' in drawn) return ok(drawn.value)
  const path = parsePath(drawn.path)
  if (!path.ok) return no(refused(field, 'bad-path', path.reason.text))
  const said = valueAt(path.value, message, item)
  if (isBlank(said)) return ok(drawn.otherwise)
  if (!isTyped(said)) return no(refused(field, 'not-one-value'))
  const meant = coded(field, said, drawn)
  return meant.ok ? dated(field, meant.value, drawn) : meant
}
