import { operations } from '@linli/contract/operations'
import type { OperationId } from '@linli/contract/routes'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { undocumented } from '../stories/documented.ts'
import { operationIds, problemOf, type Client } from '../support/clients.ts'
import { contentsOf } from '../support/databases.ts'
import { beyond, nasty, spoiled, typedEntry } from '../support/nasties.ts'
import { lines, table } from '../support/permission-tables.ts'
import { plant, samples, type Planted } from '../support/samples.ts'
import { town } from '../support/town.ts'

const databases = ['directory', 'maple', 'river']
const seed = 20100630

let place: Awaited<ReturnType<typeof town>>
let lei: Client
let hui: Client
let planted: Planted

beforeEach(async () => {
  place = await town()
  lei = await place.signIn('zhao-lei')
  hui = await place.signIn('xu-hui')
  planted = await plant(lei, hui, 'elm', { secretary: lei })
})
afterEach(() => place[Symbol.asyncDispose]())

const inReport = (id: OperationId): boolean => operations[id].route.path.includes('{report}')

/** What a secretary may not do, the street's administrator does. */
const byAdmin = (id: OperationId): boolean => {
  const line = lines[id]
  if (line === 'anyone' || line === 'who is signed in') return false
  const roles: readonly string[] = table[line]
  return !roles.includes('secretary')
}

type Attempt = {
  entry: Record<string, unknown>
  turns: number[][]
  evils: unknown[]
  query: [string, unknown][]
  seen: number
  known: boolean
}

const attempt = (id: OperationId): fc.Arbitrary<Attempt> => {
  const own = Object.keys(operations[id].query.shape)
  const names = own.length === 0 ? ['colour'] : [...own, 'colour']
  const turns = fc.array(fc.nat(9), { minLength: 1, maxLength: 4 })
  return fc.record({
    entry: typedEntry,
    turns: fc.array(turns, { maxLength: 2 }),
    evils: fc.array(nasty, { minLength: 2, maxLength: 2 }),
    query: fc.array(fc.tuple(fc.constantFrom(...names), nasty), { maxLength: own.length === 0 ? 0 : 2 }),
    seen: fc.constantFrom(1, 1, 1, 2, 999_999_999),
    known: fc.nat(9).map((chance) => chance > 0),
  })
}

/** The sample's body, about the entry of the attempt where it records some. */
const bodyOf = (id: OperationId, attempted: Attempt): unknown => {
  if (id === 'recordEntry') return attempted.entry
  if (id === 'importEntries' || id === 'checkImport') return { rows: [attempted.entry, attempted.entry] }
  return samples[id](planted).body
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

const pathOf = (id: OperationId, params: Readonly<Record<string, string>>, stray: unknown): string =>
  operations[id].route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fixed: Record<string, string> = { street: 'maple', community: 'elm', ...params }
    return stray === undefined || name === 'street'
      ? (fixed[name] ?? 'x')
      : encodeURIComponent(textOf(stray).replace(/\p{Surrogate}/gu, '?'))
  })

/** A file with something else at its beginning, in its middle or at its end, cut short, or left as it is. */
const spoiledFile = (
  file: Uint8Array,
  turns: readonly (readonly number[])[],
  evils: readonly unknown[],
): Uint8Array<ArrayBuffer> => {
  const [[turn = 9, at = 0] = []] = turns
  const evil = new TextEncoder().encode(textOf(evils[0]))
  const from = turn === 0 ? 0 : Math.floor((file.length * at) / 9)
  const kept = turn % 3 === 0 ? file.subarray(from) : new Uint8Array()
  return turn === 9 ? Uint8Array.from(file) : Uint8Array.from([...file.subarray(0, from), ...evil, ...kept])
}

const requestOf = (id: OperationId, attempted: Attempt): Request => {
  const { turns, evils, query, seen, known } = attempted
  const { query: asked, params = {}, headers: own = {} } = samples[id](planted)
  const { method } = operations[id].route
  const sample = bodyOf(id, attempted)
  const spoilt = turns.reduce<unknown>((value, way, i) => spoiled(value, way, evils[i]), sample)
  const url = new URL(`${place.origin}${pathOf(id, params, known ? undefined : evils[0])}`)
  for (const [name, value] of [...Object.entries(asked ?? {}), ...query])
    url.searchParams.set(name, textOf(value))
  const { cookie } = byAdmin(id) ? hui : lei
  const headers = {
    cookie,
    'content-type': sample instanceof Uint8Array ? 'application/octet-stream' : 'application/json',
    'if-match': `"${seen}"`,
    'idempotency-key': `fuzz-${crypto.randomUUID()}`,
    ...own,
  }
  const body =
    sample instanceof Uint8Array
      ? spoiledFile(sample, turns, evils)
      : (JSON.stringify(spoilt) ?? 'null').replaceAll(`"${beyond}"`, '1e309')
  return new Request(url, {
    method: method.toUpperCase(),
    headers,
    ...(method === 'get' ? {} : { body }),
  })
}

const wellTold = async (request: Request, zh: Response): Promise<void> => {
  const problem = await problemOf(zh)
  if (!problem.type.endsWith('/invalid')) return
  expect(problem.errors?.length).toBeGreaterThan(0)
  request.headers.set('accept-language', 'en')
  const english = await problemOf(await place.fetch(request))
  for (const [i, { field, reason, message }] of (problem.errors ?? []).entries()) {
    const other = english.errors?.[i]
    expect([other?.field, other?.reason]).toEqual([field, reason])
    expect([message, other?.message].every((text) => text !== undefined && text.length > 1)).toBe(true)
    expect([reason, message === other?.message]).toEqual([reason, false])
  }
}

// Each finds something that is there in part only.
const halves = [
  'SELECT id FROM entry e WHERE (SELECT count(*) FROM entry_version v WHERE v.entry = e.id) <> e.version',
  "SELECT v.entry FROM entry_version v WHERE NOT EXISTS (SELECT 1 FROM event WHERE subject = v.entry AND type = 'entry.' || v.change)",
  'SELECT entry FROM posting p WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE e.id = p.entry AND e.deleted = 0)',
  "SELECT id FROM target t WHERE (SELECT count(*) FROM event WHERE subject = t.id AND type IN ('target.set', 'target.changed', 'target.removed', 'target.restored', 'target.carried', 'target.adopted', 'tracts.set')) <> t.version",
  "SELECT id FROM file f WHERE (SELECT count(*) FROM event WHERE subject = f.id AND type IN ('file.added', 'file.removed', 'file.restored')) <> f.version",
  'SELECT id FROM file f WHERE NOT EXISTS (SELECT 1 FROM stored_object o WHERE o.community = f.community AND o.sha256 = f.sha256)',
  "SELECT id FROM declared d WHERE (SELECT count(*) FROM event WHERE subject = d.id AND type LIKE 'figure.%') <> d.version",
]

const halfWritten = async (): Promise<unknown[]> => {
  const results = await place.connect('maple').batch(halves, 'read')
  return results.flatMap(({ rows }) => [...rows])
}

const withstands =
  (id: OperationId) =>
  async (asked: Attempt): Promise<void> => {
    if (operations[id].route.edits === true)
      planted = await plant(lei, hui, 'elm', {
        ...(inReport(id) ? { secretary: lei } : {}),
        told: /\{(endpoint|source|message)\}/.test(operations[id].route.path),
      })
    const before = await contentsOf(place.connect, databases)
    const request = requestOf(id, asked)
    const response = await place.fetch(request.clone())
    expect(place.faults).toEqual([])
    expect(response.status).toBeLessThan(500)
    if (response.ok) {
      await response.text()
      expect(await halfWritten()).toEqual([])
      return
    }
    await wellTold(request, response)
    expect(await contentsOf(place.connect, databases)).toEqual(before)
  }

// A failed guess is counted, which is a change; the story of sessions tells of it.
const counted = new Set<OperationId>(['signIn', 'changePassword', 'signOut', 'revokeSession'])
const ids = operationIds.filter((id) => !counted.has(id))

describe('whatever is sent, nothing breaks and nothing is half-written', () => {
  test.for(ids)('%s', { timeout: 60_000 }, async (id) => {
    const runs =
      operations[id].body.type === 'undefined' && Object.keys(operations[id].query.shape).length === 0
        ? 8
        : inReport(id)
          ? 16
          : 40
    await fc.assert(fc.asyncProperty(attempt(id), withstands(id)), { seed, numRuns: runs })
    expect(undocumented(place.log)).toEqual([])
  })
})
