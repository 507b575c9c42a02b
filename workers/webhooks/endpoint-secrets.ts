import * as z from 'zod'
import type { StoredEndpoint } from '@linli/data/tenant/endpoints'
import type { Sealer, SealedPlace } from '../api/sealing.ts'

const headersShape = z.record(z.string(), z.string())
const keysShape = z.strictObject({ secret: z.string(), privateKey: z.string() })

/** What an endpoint verifies with: the HMAC key and the Ed25519 key, or the secret of a chat group's robot. */
export type EndpointKeys = z.infer<typeof keysShape>

/** All of an endpoint that rests sealed. `old`: keys that sign as well, until they run out. */
export type EndpointSecrets = {
  url: string
  headers: Readonly<Record<string, string>>
  keys: EndpointKeys
  old: EndpointKeys | undefined
}

const placeOf = (purpose: string, row: string): SealedPlace => ({ purpose: `endpoint-${purpose}`, row })

export const sealUrl = (sealer: Sealer, id: string, url: string): Promise<string> =>
  sealer.seal(url, placeOf('url', id))

export const sealHeaders = (
  sealer: Sealer,
  id: string,
  headers: Readonly<Record<string, string>>,
): Promise<string> => sealer.seal(JSON.stringify(headers), placeOf('headers', id))

export const sealKeys = (sealer: Sealer, id: string, keys: EndpointKeys): Promise<string> =>
  sealer.seal(JSON.stringify(keys), placeOf('keys', id))

const openKeys = async (sealer: Sealer, id: string, sealed: string | null) => {
  if (sealed === null) return undefined
  const text = await sealer.open(sealed, placeOf('keys', id))
  return text === undefined ? undefined : keysShape.parse(JSON.parse(text))
}

/** Opens what rests sealed of an endpoint; undefined when it was sealed with another master key. */
export const openEndpoint = async (
  sealer: Sealer,
  row: StoredEndpoint,
  now: number,
): Promise<EndpointSecrets | undefined> => {
  const [url, headers, keys, old] = await Promise.all([
    sealer.open(row.sealedUrl, placeOf('url', row.id)),
    sealer.open(row.sealedHeaders, placeOf('headers', row.id)),
    openKeys(sealer, row.id, row.sealedKeys),
    openKeys(sealer, row.id, (row.oldKeysUntil ?? 0) > now ? row.sealedOldKeys : null),
  ])
  if (url === undefined || headers === undefined || keys === undefined) return undefined
  return { url, headers: headersShape.parse(JSON.parse(headers)), keys, old }
}

/** An address without what is secret in it: a robot's token, a query, a password. */
export const shownUrl = (url: string, kind: StoredEndpoint['kind']): string => {
  const { origin, pathname, search } = new URL(url)
  if (kind !== 'webhook') return `${origin}/…`
  return `${origin}${pathname}${search === '' ? '' : '?…'}`
}
