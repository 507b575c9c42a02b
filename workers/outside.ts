import type { Connect } from '@linli/data/open'
import type { FileQuota } from '@linli/domain/files'

/** Work that is done off the request: for one street at a time, so that no failure spreads. */
export type Job =
  | { kind: 'tend-street'; street: string }
  /** Tells other systems what happened; `timed` when the clock asks and no change. */
  | { kind: 'send-out'; street: string; timed?: true }
  | { kind: 'deliver'; street: string; endpoint: string }

/** A file that was put away, and when it was last: ms since 1970. */
export type PutAway = { name: string; at: number }

/** Files kept outside the databases: R2 on the edge, a folder on Node. None is there in part only. */
export type Files = {
  put(name: string, body: string | Uint8Array): Promise<void>
  get(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** What lies below a folder such as `files/maple/`, a part at a time. */
  list(folder: string): AsyncIterable<readonly PutAway[]>
  /** Takes files away; those that are not there are no fault. */
  remove(names: readonly string[]): Promise<void>
}

/** Unless the host sets other limits: 2 GB for a community are some 700 photos, 20 GB for a street. */
const usualQuota: FileQuota = { community: 2_000_000_000, street: 20_000_000_000 }

/** How much may be kept, in bytes, from what the host sets in megabytes; what is no number does not count. */
export const fileQuotaOf = (set: {
  community?: string | undefined
  street?: string | undefined
}): FileQuota => {
  const bytes = (megabytes: string | undefined, usual: number): number =>
    /^\d{1,9}$/.test(megabytes ?? '') ? Number(megabytes) * 1_000_000 : usual
  return {
    community: bytes(set.community, usualQuota.community),
    street: bytes(set.street, usualQuota.street),
  }
}

/** A request out of the service; POST unless it says otherwise. */
export type Outgoing = {
  url: string
  method?: 'POST' | 'OPTIONS'
  headers: Readonly<Record<string, string>>
  body: string
}

/** Why there was no answer at all. */
export type SendFailure =
  | 'forbidden-address'
  | 'no-such-host'
  | 'no-connection'
  | 'no-tls'
  | 'timed-out'
  | 'broken-off'

/** The answer: header names in lower case, body the first 20,000 bytes as text; or why there was none. */
export type Sent =
  | { status: number; headers: Readonly<Record<string, string>>; body: string }
  | { failed: SendFailure }

/** The hosts named in a list with commas, such as `hub.gov.cn, 10.20.0.7:8443`; nothing where there is none. */
export const allowedHostsOf = (list: string | undefined): readonly string[] =>
  (list ?? '')
    .split(/[\s,，]+/)
    .map((host) => host.toLowerCase())
    .filter((host) => host !== '')

/** Everything from outside. Both hosts and the tests differ in this value alone. */
export type Outside = {
  connect: Connect
  /** ms since 1970 */
  now(): number
  random(bytes: number): Uint8Array
  /** 32 bytes from which every street's keys are derived; undefined where the host was not given any. */
  masterKey: Uint8Array | undefined
  files: Files
  /** How much evidence may be kept, in bytes. */
  fileQuota: FileQuota
  /** Has jobs done, after so many ms; a job that is waiting already need not be there twice. */
  enqueue(jobs: readonly Job[], after?: number): Promise<void>
  /** Sends a request to another system: 15 s in all, no redirects, no address that is forbidden; never rejects. */
  send(outgoing: Outgoing): Promise<Sent>
  /** Internal hosts that the operator allows by name, each as `host` or `host:port`. */
  allowedHosts: readonly string[]
  /** Lets work go on after the reply is sent. */
  afterReply(work: Promise<unknown>): void
  /** `https://…` when browsers reach the service through TLS: cookies are then Secure. */
  publicOrigin: string
  /** Who is calling, for the limit on sign-in: an address, or '' when unknown. */
  callerOf(request: Request): string
  /** What the host remembers between requests: the communities of each street, which seldom change. */
  communities: Map<string, ReadonlySet<string>>
  /** When the host last told the directory that a street has work, in ms since 1970. */
  announced: Map<string, number>
  /** Tells the operator that something broke. */
  report(what: string, error: unknown): void
}
