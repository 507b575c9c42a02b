import type { Operation } from '@linli/contract/operation'
import { operations, type Asked, type Replied } from '@linli/contract/operations'
import { Problem } from '@linli/contract/refusals'
import type { OperationId } from '@linli/contract/routes'
import { bytes } from '@linli/contract/schemas'

const isOperation = (id: string): id is OperationId => id in operations

/** Every operation of the contract. */
export const operationIds: readonly OperationId[] = Object.keys(operations).filter(isOperation)

/** Whatever answers HTTP: the app in this process, or the Worker on workerd. */
export type Target = { readonly origin: string; fetch(request: Request): Promise<Response> }

export type More = {
  body?: unknown
  query?: Readonly<Record<string, unknown>>
  /** The version seen, for If-Match. */
  seen?: number
  /** The Idempotency-Key; a new one for every request when left out. */
  key?: string
  headers?: Readonly<Record<string, string>>
}

/** What is said to an operation; street and community are the caller's own when left out. */
export type Said<Id extends OperationId> = Omit<More, 'body' | 'query'> & {
  params?: Readonly<Record<string, string>>
  query?: Partial<Asked<Id>['query']>
  body?: Asked<Id>['body']
}

export type Place = { street: string; community: string }

let keys = 0
const newKey = (): string => `key-${String((keys += 1)).padStart(8, '0')}`

const searchOf = (query: More['query'] = {}): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (typeof value === 'string' || typeof value === 'number') search.set(name, `${value}`)
  return search.size === 0 ? '' : `?${search.toString()}`
}

/** The address of an operation with its parameters filled in. */
const pathOf = (id: OperationId, params: Readonly<Record<string, string>>): string =>
  operations[id].route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

/** The problem a refusal tells; throws when it is none. */
export const problemOf = async (response: Response): Promise<Problem> => {
  const text = await response.text()
  if (response.headers.get('content-type')?.startsWith('application/problem+json') !== true)
    throw new Error(`not a problem: ${response.status} ${text.slice(0, 400)}`)
  return Problem.parse(JSON.parse(text))
}

/** A reply as it came: a file as its text or its bytes, everything else as JSON. */
const readReply = async ({ reply, file }: Pick<Operation, 'reply' | 'file'>, response: Response) => {
  if (reply === bytes) return new Uint8Array(await response.arrayBuffer())
  return file === undefined ? response.json() : response.text()
}

/** A file as it is, all else as JSON. */
const bodyOf = (said: unknown): string | Uint8Array<ArrayBuffer> =>
  said instanceof Uint8Array ? Uint8Array.from(said) : JSON.stringify(said)

/** One person's browser, or another system with its token: it keeps their cookie and says everything as the contract wants it. */
export class Client {
  readonly target: Target
  readonly place: Place
  cookie: string
  /** Set for another system: what it brings with every request. */
  readonly token: string

  constructor(target: Target, place: Place, cookie = '', token = '') {
    this.target = target
    this.place = place
    this.cookie = cookie
    this.token = token
  }

  /** Sends one request; an absolute path such as `/v1/session`. */
  async send(method: string, path: string, more: More = {}): Promise<Response> {
    const headers = new Headers(this.cookie === '' ? {} : { cookie: this.cookie })
    if (this.token !== '') headers.set('authorization', `Bearer ${this.token}`)
    if (method === 'POST') headers.set('idempotency-key', more.key ?? newKey())
    if (more.seen !== undefined) headers.set('if-match', `"${more.seen}"`)
    const isFile = more.body instanceof Uint8Array
    if (more.body !== undefined)
      headers.set('content-type', isFile ? 'application/octet-stream' : 'application/json')
    for (const [name, value] of Object.entries(more.headers ?? {})) headers.set(name, value)
    const body = more.body === undefined ? {} : { body: bodyOf(more.body) }
    const url = `${this.target.origin}${path}${searchOf(more.query)}`
    const response = await this.target.fetch(new Request(url, { method, headers, ...body }))
    const cookie = response.headers.get('set-cookie')?.split(';')[0]
    if (cookie !== undefined) this.cookie = cookie
    return response
  }

  get(path: string, more?: More): Promise<Response> {
    return this.send('GET', path, more)
  }
  post(path: string, body: unknown, more?: More): Promise<Response> {
    return this.send('POST', path, { ...more, body })
  }
  put(path: string, body: unknown, more?: More): Promise<Response> {
    return this.send('PUT', path, { ...more, body })
  }
  del(path: string, more?: More): Promise<Response> {
    return this.send('DELETE', path, more)
  }

  /** Asks an operation of the contract, whatever comes of it. */
  ask<Id extends OperationId>(id: Id, { params, ...said }: Said<Id> = {}): Promise<Response> {
    const { method } = operations[id].route
    return this.send(method.toUpperCase(), pathOf(id, { ...this.place, ...params }), said)
  }

  /** Asks an operation and reads what it replies; throws when it refuses. */
  async call<Id extends OperationId>(id: Id, said: Said<Id> = {}): Promise<Replied<Id>> {
    const response = await this.ask(id, said)
    if (!response.ok) throw new Error(`${id}: ${response.status} ${await response.text()}`)
    const operation: Operation = operations[id]
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by the very schema that the type is made of
    return operation.reply.parse(await readReply(operation, response)) as Replied<Id>
  }

  /** Asks an operation that is expected to refuse, and reads why. */
  async refused<Id extends OperationId>(id: Id, said: Said<Id> = {}): Promise<Problem> {
    return problemOf(await this.ask(id, said))
  }
}

/** Another system that calls a service with its token. */
export const withToken = (target: Target, token: string, place: Place): Client =>
  new Client(target, place, '', token)
