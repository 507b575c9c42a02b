import { lookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { callbackify, promisify } from 'node:util'
import { isForbiddenAddress } from '../webhooks/addresses.ts'
import type { SendFailure } from '../outside.ts'

/** All addresses of a name. */
export type Resolve = (name: string) => Promise<LookupAddress[]>

/** Why a request came to nothing, where the reason is known before the connection has one of its own. */
export class Unsent extends Error {
  readonly failed: SendFailure
  constructor(failed: SendFailure) {
    super(failed)
    this.failed = failed
  }
}

const ask = promisify(lookup)

/** The resolver of this machine. */
export const resolveHere: Resolve = (name) => ask(name, { all: true })

const checked = async (resolve: Resolve, name: string, anywhere: boolean): Promise<LookupAddress[]> => {
  const found = await resolve(name).catch(() => [])
  if (found.length === 0) throw new Unsent('no-such-host')
  if (!anywhere && found.some(({ address }) => isForbiddenAddress(address)))
    throw new Unsent('forbidden-address')
  return found
}

/** Resolves for one connection, which then goes to none but the addresses that were checked here. */
export const lookupOf = (resolve: Resolve, anywhere: boolean) =>
  callbackify(async (name: string, _: LookupOptions) => checked(resolve, name, anywhere))
