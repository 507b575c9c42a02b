import { linli, Problem, type Options } from '@linli/client'
import { expect, test } from 'vitest'

const params = { street: 'maple', community: 'elm' }
const body = { kind: 'birth', date: '2010-06-18' }

type Answer = { status: number; retryAfter?: string } | 'nothing'

const problem = (status: number) =>
  JSON.stringify({ type: '/problems/too-many-requests', title: 'too many', status })

/** A client of a service that gives these answers in turn, the last one for ever. */
const facing = (answers: readonly Answer[], more: Partial<Options> = {}) => {
  const waited: number[] = []
  const keys: (string | null)[] = []
  const fetch = (request: Request): Promise<Response> => {
    const answer = answers[Math.min(keys.length, answers.length - 1)] ?? 'nothing'
    keys.push(request.headers.get('idempotency-key'))
    if (answer === 'nothing') return Promise.reject(new TypeError('fetch failed'))
    const headers = {
      'content-type': answer.status < 300 ? 'application/json' : 'application/problem+json',
      ...(answer.retryAfter === undefined ? {} : { 'retry-after': answer.retryAfter }),
    }
    const text = answer.status < 300 ? '{"counts":{},"deleted":0}' : problem(answer.status)
    return Promise.resolve(new Response(text, { status: answer.status, headers }))
  }
  const wait = (ms: number) => Promise.resolve(void waited.push(ms))
  const api = linli({ origin: 'https://linli.test', token: 'linli_x', fetch, wait, ...more })
  const outcome = (call: Promise<unknown>) =>
    call.then(
      () => 'answered',
      (error: unknown) => (error instanceof Problem ? error.status : String(error)),
    )
  return {
    waited,
    keys,
    read: () => outcome(api.call('countEntries', { params })),
    record: () => outcome(api.call('recordEntry', { params, body })),
    remove: () => outcome(api.call('deleteEntry', { params: { ...params, entry: 'x' }, seen: 1 })),
  }
}

const busy = { status: 503 }
const well = { status: 200 }

test('it waits as it is told, else one, two and four seconds, and then gives up', async () => {
  const told = facing([{ status: 429, retryAfter: '7' }, { status: 503, retryAfter: '0' }, well])
  expect([await told.read(), told.waited]).toEqual(['answered', [7000, 0]])
  const never = facing([busy])
  expect([await never.read(), never.waited, never.keys.length]).toEqual([503, [1000, 2000, 4000], 4])
  const few = facing([busy], { patience: { tries: 2 } })
  expect([await few.read(), few.waited]).toEqual([503, [1000]])
})

test('Retry-After may be a date; what is longer than its patience it does not wait for', async () => {
  const past = facing([{ status: 503, retryAfter: 'Fri, 31 Dec 1999 23:59:59 GMT' }, well])
  expect([await past.read(), past.waited]).toEqual(['answered', [0]])
  const long = facing([{ status: 429, retryAfter: '61' }, well])
  expect([await long.read(), long.waited]).toEqual([429, []])
  const patient = facing([{ status: 429, retryAfter: '61' }, well], { patience: { longestWait: 61_000 } })
  expect([await patient.read(), patient.waited]).toEqual(['answered', [61_000]])
})

test.each([400, 401, 403, 404, 409, 412, 422, 500, 502, 504])('%i is not tried again', async (status) => {
  const service = facing([{ status }, well])
  expect([await service.read(), service.keys.length]).toEqual([status, 1])
})

test('where no answer came, only what is understood as a repetition is said again, under the same key', async () => {
  const reading = facing(['nothing', 'nothing', well])
  expect([await reading.read(), reading.keys.length]).toEqual(['answered', 3])
  const recording = facing(['nothing', busy, well])
  expect(await recording.record()).toBe('answered')
  expect(recording.keys).toHaveLength(3)
  expect(new Set(recording.keys).size).toBe(1)
  expect(recording.keys[0]).toMatch(/^[0-9a-f]{32}$/)
  const removing = facing(['nothing', well])
  expect([await removing.remove(), removing.keys.length]).toEqual(['TypeError: fetch failed', 1])
  const gone = facing(['nothing'])
  expect([await gone.read(), gone.keys.length]).toEqual(['TypeError: fetch failed', 4])
})

test('an answer of something on the way is a problem too', async () => {
  const fetch = () => Promise.resolve(new Response('<h1>Bad Gateway</h1>', { status: 502 }))
  const api = linli({ origin: 'https://linli.test', token: 'linli_x', fetch })
  await expect(api.call('countEntries', { params })).rejects.toMatchObject({ status: 502, kind: '' })
})

test('nobody waits any longer once the caller has had enough', async () => {
  const stop = new AbortController()
  const fetch = () => {
    stop.abort(new Error('enough'))
    return Promise.resolve(new Response(problem(503), { status: 503, headers: { 'retry-after': '30' } }))
  }
  const api = linli({ origin: 'https://linli.test', token: 'linli_x', fetch })
  await expect(api.call('countEntries', { params, signal: stop.signal })).rejects.toThrow('enough')
})
