import { routes, type Route } from '@linli/contract/routes'
import type { OperationId } from './calls.ts'
import type { Loose } from './said.ts'

const keyBytes = 16

/** A new Idempotency-Key. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(keyBytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')

const searchOf = (query: object): string => {
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') asked.set(name, String(value))
  return asked.size === 0 ? '' : `?${asked.toString()}`
}

const pathOf = ({ path }: Route, params: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined || value === '') throw new TypeError(`params.${name} is missing`)
    return encodeURIComponent(value)
  })

const bodyOf = (body: unknown): { type: string; body: string | Uint8Array<ArrayBuffer> } =>
  body instanceof Uint8Array
    ? { type: 'application/octet-stream', body: Uint8Array.from(body) }
    : { type: 'application/json', body: JSON.stringify(body) }

/** Where an operation is asked, and how. A repetition of the same request is understood as such. */
export type Prepared = { url: string; init: RequestInit; repeatable: boolean }

/** The request for an operation of the API. */
export const prepare = (
  { origin, token, language }: { origin: string; token: string; language: string },
  id: OperationId,
  said: Loose,
): Prepared => {
  const route: Route = routes[id]
  const headers = new Headers({ authorization: `Bearer ${token}`, 'accept-language': language })
  if (route.creates === true) headers.set('idempotency-key', said.key ?? newKey())
  if (said.seen !== undefined) headers.set('if-match', `"${said.seen}"`)
  const sent = said.body === undefined ? undefined : bodyOf(said.body)
  if (sent !== undefined) headers.set('content-type', sent.type)
  return {
    url: `${origin}${pathOf(route, said.params ?? {})}${searchOf(said.query ?? {})}`,
    init: {
      method: route.method.toUpperCase(),
      headers,
      redirect: 'error',
      ...(sent === undefined ? {} : { body: sent.body }),
      ...(said.signal === undefined ? {} : { signal: said.signal }),
    },
    repeatable: route.method === 'get' || route.creates === true,
  }
}
