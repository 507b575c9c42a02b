import type { Answered } from '../support/town.ts'

// Signing in and changing a password count failed attempts besides; nobody does that all day.
const beyond = new Set(['POST /v1/session', 'PUT /v1/password'])

/** What a token's use costs beside: it is noted in the street's log before the answer leaves. */
const isNoted = ({ rounds }: Answered): boolean =>
  rounds.some(({ statements }) => JSON.stringify(statements).includes('UPDATE api_token SET used'))

/** Once a minute a change tells the directory that its street has work to do. */
const isAnnouncement = ({ statements }: Answered['rounds'][number]): boolean =>
  JSON.stringify(statements).includes('UPDATE street SET announced_at')

// A token is kept in the directory and told of in the street's log; who did something stands in the directory.
const ofBoth = /^\w+ \/v1\/streets\/[^/]+\/(tokens|events)\b/
// What is to be done with another system's message is known once it is read: then the ledger is asked, and then written.
const machines = /^POST \/v1\/hooks\/|^PUT .*\/inbound-messages\/[^/]+\/replay$/

const communityOf = (path: string): string | undefined => /\/communities\/([^/]+)/.exec(path)?.[1]

/**
 * The requests that took more round trips to the databases than a warm host may need: two for a read, three for a write, and what is
 * told above.
 * One more is allowed when a host meets a community for the first time.
 */
export const tooManyRounds = (log: readonly Answered[]): string[] => {
  const met = new Set<string>()
  return log.flatMap((answered) => {
    const { method, path, rounds } = answered
    const community = communityOf(path)
    const cold = community !== undefined && !met.has(community) ? 1 : 0
    if (community !== undefined) met.add(community)
    const more = isNoted(answered) || ofBoth.test(`${method} ${path}`) ? 1 : 0
    const read = machines.test(`${method} ${path}`) ? 2 : 0
    const most = (method === 'GET' ? 2 : 3) + cold + more + read
    // A job of another street may run at the same time; no request ever asks another street's database.
    const street = /^\/v1\/streets\/([^/]+)/.exec(path)?.[1]
    const own = rounds.filter(
      ({ database }) => street === undefined || database === 'directory' || database === street,
    )
    const told = own.map(({ database }) => database).join(', ')
    const counted = own.filter((round) => !isAnnouncement(round))
    return counted.length <= most || beyond.has(`${method} ${path}`) ? [] : [`${method} ${path}: ${told}`]
  })
}
