import { setTractsGuard, setTractsStatements } from '@linli/data/tenant/coverage-changes'
import { readCoverage, type StoredTract } from '@linli/data/tenant/coverages'
import { readQuantity } from '@linli/domain/quantities'
import { refused, type Refusal } from '@linli/domain/refusals'
import type { Tract } from '@linli/domain/targets/coverages'
import { commitEdit, eventOf } from './committing.ts'
import type { Given, Handlers } from './given.ts'
import { today } from './ids.ts'
import { refuse } from './refusals.ts'

type Wanted = Given<'setTracts'>['body']['tracts']

/** A whole number as it is typed; nothing where it is refused, which is then told. */
const readWhole = (field: string, typed: string | number, errors: Refusal[]): number => {
  if (String(typed).trim() === '') errors.push(refused(field, 'required'))
  else {
    const read = readQuantity(String(typed), true)
    if (read.ok && read.value.bound === 'exact') return read.value.thousandths / 1000
    errors.push(
      read.ok ? refused(field, 'households-exact') : refused(field, read.reason.problem, { ...read.reason }),
    )
  }
  return 0
}

const mostCounted = ({ counts }: StoredTract): number =>
  Math.max(0, ...Object.values(counts).map((count) => count ?? 0))

const readTract = (
  wanted: Wanted,
  index: number,
  found: readonly StoredTract[],
  errors: Refusal[],
): Tract => {
  const { code = '', name = '', households = '', enumerators = '' } = wanted[index] ?? {}
  const at = (field: string) => `tracts[${index}].${field}`
  if (code === '') errors.push(refused(at('code'), 'required'))
  else if (wanted.findIndex((one) => one.code === code) !== index) errors.push(refused(at('code'), 'twice'))
  if (name === '') errors.push(refused(at('name'), 'required'))
  const known = found.find((tract) => tract.code === code)
  const counted = known === undefined ? 0 : mostCounted(known)
  const read = {
    code,
    name,
    households: readWhole(at('households'), households, errors),
    enumerators: readWhole(at('enumerators'), enumerators, errors),
  }
  const isRead = !errors.some(({ field }) => field === at('households'))
  if (isRead && read.households < counted)
    errors.push(refused(at('households'), 'fewer-than-counted', { count: counted }))
  return read
}

/** A tract with counts cannot be left out: its counts would vanish from the sums of days long past. */
const leftOut = (wanted: Wanted, found: readonly StoredTract[]): Refusal[] =>
  found
    .filter(({ code, counts }) => Object.keys(counts).length > 0 && !wanted.some((one) => one.code === code))
    .map((tract) => refused('tracts', 'tract-with-counts', { name: tract.name, count: mostCounted(tract) }))

const setTracts: Handlers['setTracts'] = async (given) => {
  const { tenant, reach, community, outside, seen } = given
  const { target } = given.params
  const found = await readCoverage(tenant, reach, community, target, today(outside))
  if (found === undefined) return refuse('not-found')
  if (found.coverage.version !== seen) return refuse('stale')
  const errors: Refusal[] = leftOut(given.body.tracts, found.tracts)
  const tracts = given.body.tracts.map((_, index) =>
    readTract(given.body.tracts, index, found.tracts, errors),
  )
  if (errors.length > 0) return refuse('invalid', { errors })
  const next = { version: seen + 1, updatedAt: outside.now(), updatedBy: given.caller.person.name }
  return commitEdit(
    given,
    { tracts: tracts.length, version: next.version },
    {
      guard: setTractsGuard(target, next),
      statements: setTractsStatements(target, tracts),
      events: [eventOf(given, 'tracts.set', target, { tracts: tracts.length, by: next.updatedBy })],
    },
  )
}

export const tractHandlers: Pick<Handlers, 'setTracts'> = { setTracts }
