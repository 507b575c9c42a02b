import type { Connect } from '@linli/data/open'

/** Work that is done off the request: for one street at a time, so that no failure spreads. */
export type Job = { kind: 'tend-street'; street: string }

/** Files kept outside the databases: R2 on the edge, a folder on Node. */
export type Files = {
  put(name: string, body: string): Promise<void>
  get(name: string): Promise<string | undefined>
}

/** Everything from outside. Both hosts and the tests differ in this value alone. */
export type Outside = {
  connect: Connect
  /** ms since 1970 */
  now(): number
  random(bytes: number): Uint8Array
  files: Files
  enqueue(jobs: readonly Job[]): Promise<void>
  /** Lets work go on after the reply is sent. */
  afterReply(work: Promise<unknown>): void
  /** `https://…` when browsers reach the service through TLS: cookies are then Secure. */
  publicOrigin: string
  /** Who is calling, for the limit on sign-in: an address, or '' when unknown. */
  callerOf(request: Request): string
  /** What the host remembers between requests: the communities of each street, which seldom change. */
  communities: Map<string, ReadonlySet<string>>
  /** Tells the operator that something broke. */
  report(what: string, error: unknown): void
}
