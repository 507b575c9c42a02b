import { headerRefusals, type EndpointKind } from '@linli/domain/endpoints'
import { refused, type Refusal } from '@linli/domain/refusals'
import type { Outside } from '../outside.ts'
import { addressRefusal } from '../webhooks/addresses.ts'
import { robotRefusal } from '../webhooks/robots.ts'
import { communityRefusals } from './doors.ts'
import type { InStreet } from './given.ts'
import { invalid, refuse, type Refusing } from './refusals.ts'

type Wanted = {
  name: string
  url?: string | undefined
  headers?: Readonly<Record<string, string>> | undefined
  communities: 'all' | readonly string[]
}

const urlRefusals = (url: string, kind: EndpointKind, allowed: readonly string[]): Refusal[] => {
  const amiss =
    addressRefusal(url, allowed) ?? (kind === 'webhook' ? undefined : robotRefusal(kind, url, allowed))
  return amiss === undefined ? [] : [refused('url', amiss)]
}

/** What is wrong with an endpoint as it is wanted, field by field. */
export const endpointRefusals = async (
  given: InStreet & { outside: Outside },
  kind: EndpointKind,
  { name, url, headers, communities }: Wanted,
): Promise<Refusing | undefined> => {
  const errors = [
    ...(name === '' ? [refused('name', 'required')] : []),
    ...(url === undefined ? [] : urlRefusals(url, kind, given.outside.allowedHosts)),
    ...headerRefusals(headers ?? {}),
    ...(await communityRefusals(given, communities)),
  ]
  return errors.length === 0 ? undefined : refuse('invalid', { errors })
}

export type Handshake = { handshake: 'allowed' | 'not-supported'; rate: number }

const allowedRate = (header: string | undefined): number =>
  header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) : 0

/**
 * Asks a receiver whether it wants to be sent to: the abuse protection of CloudEvents webhooks 1.0, 4. A receiver that does not know
 * it is sent to all the same; one that names another origin is not. `rate`: at most so many a minute, 0 where none is said.
 */
export const shakeHands = async (
  { publicOrigin, send }: Pick<Outside, 'publicOrigin' | 'send'>,
  url: string,
): Promise<Handshake | Refusing> => {
  const origin = new URL(publicOrigin).hostname
  const sent = await send({
    url,
    method: 'OPTIONS',
    headers: { 'webhook-request-origin': origin, 'webhook-request-rate': '120' },
    body: '',
  })
  const allowed = 'failed' in sent ? undefined : sent.headers['webhook-allowed-origin']
  if ('failed' in sent || allowed === undefined) return { handshake: 'not-supported', rate: 0 }
  if (allowed !== '*' && allowed.toLowerCase() !== origin.toLowerCase())
    return invalid(refused('url', 'handshake-refused'))
  return { handshake: 'allowed', rate: allowedRate(sent.headers['webhook-allowed-rate']) }
}
