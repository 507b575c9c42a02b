import type { Grantable } from '@linli/domain/tokens'
import { problemOf, withToken, type Client } from './clients.ts'
import type { Town } from './town.ts'

const day = 24 * 60 * 60_000

/** A day so far ahead of the host's own clock, which on workerd is the machine's. */
const daysAhead = async (place: Town, days: number): Promise<string> => {
  const { rows } = await place.connect('directory').execute('SELECT max(created_at) AS at FROM session')
  return new Date(Number(rows[0]?.['at']) + 8 * 3_600_000 + days * day).toISOString().slice(0, 10)
}

type Terms = {
  permissions?: readonly Grantable[]
  communities?: 'all' | readonly string[]
  addresses?: readonly string[]
  perMinute?: number
  /** How many days from now on it is good. */
  days?: number
}

/** What is wanted of a token in 枫林街道; one that reads records everywhere where nothing else is said. */
export const terms = async (
  place: Town,
  { days = 30, permissions = ['records.read'], communities = 'all', addresses = [], perMinute = 120 }: Terms,
) => ({
  name: '区平台',
  permissions: [...permissions],
  communities: communities === 'all' ? communities : [...communities],
  sections: 'all' as const,
  addresses: [...addresses],
  perMinute,
  expires: await daysAhead(place, days),
})

/** Makes a token in 枫林街道, and who calls with it. */
export const system = async (place: Town, admin: Client, wanted: Terms = {}) => {
  const made = await admin.call('makeToken', { body: await terms(place, wanted) })
  const client = withToken(place, made.secret ?? '', { street: 'maple', community: 'elm' })
  return { made, client, params: { token: made.id } }
}

/** What the log of 枫林街道 has of a token's uses, oldest first: operation, community, status. */
export const usesOf = async (place: Town, id: string): Promise<string[]> => {
  const { rows } = await place.connect('maple').execute({
    sql: `SELECT concat_ws(' ', data ->> 'operation', coalesce(data ->> 'community', '-'), data ->> 'status') AS use
      FROM event WHERE type = 'token.used' AND actor = ? ORDER BY sequence`,
    args: [`token:${id}`],
  })
  return rows.map((row) => (typeof row['use'] === 'string' ? row['use'] : ''))
}

const limitsIn = async (response: Response) => {
  const [, left, seconds] = /^"minute";r=(\d+);t=(\d+)$/.exec(response.headers.get('ratelimit') ?? '') ?? []
  const { type } = response.ok ? { type: '' } : await problemOf(response)
  const policy = response.headers.get('ratelimit-policy')
  return {
    status: response.status,
    policy,
    left,
    seconds,
    retryAfter: response.headers.get('retry-after'),
    type,
  }
}

/**
 * Asks so many times within one minute, and reads what each answer says of the limit. A host's own clock may turn to the next
 * minute meanwhile: then it is asked anew.
 */
export const limitsOf = async (place: Town, client: Client, times: number) => {
  for (let tries = 1; ; tries += 1) {
    const answers: Awaited<ReturnType<typeof limitsIn>>[] = []
    for (let i = 0; i < times; i += 1) answers.push(await limitsIn(await client.ask('readStreet')))
    if (answers.every(({ left }, i) => i === 0 || Number(left) <= Number(answers[i - 1]?.left)))
      return { answers, tries }
    await place.passTime(60_000)
  }
}
