import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { HubDatabase } from './hrana-databases.ts'
import { pipeline } from './hrana-messages.ts'
import { HubStream } from './hrana-streams.ts'
import { HranaFault, wireError } from './hrana-values.ts'

const silenceMs = 10_000
const json = { 'content-type': 'application/json' }
const refuse = (status: number, message: string, code: string): Response =>
  Response.json({ message, code }, { status, headers: json })

export type HubOptions = {
  /** Folder of the database files, one `{name}.db` each; made when first written to. */
  folder: string
  /** When given, every request must bring it as its bearer token. */
  token?: string
  /** Told of every pipeline before it runs, so that a test can count round trips. */
  onPipeline?: (database: string) => void
}

/**
 * A small libSQL server: Hrana 2 over HTTP, in JSON, over embedded libSQL files. It stands in for Turso on this machine.
 * Databases are named by the first part of the path: `POST /{database}/v2/pipeline`.
 */
export class Hub {
  readonly #options: HubOptions
  readonly #databases = new Map<string, HubDatabase>()
  readonly #parked = new Map<string, HubStream>()
  readonly #reaper = setInterval(() => this.#reap(), 1000).unref()

  constructor(options: HubOptions) {
    this.#options = options
  }

  async answer(request: Request): Promise<Response> {
    const [, name, rest] = /^\/([\w-]+)\/v2(\/pipeline)?$/.exec(new URL(request.url).pathname) ?? []
    const { token } = this.#options
    if (name === undefined) return refuse(404, 'not found', 'NOT_FOUND')
    if (token !== undefined && request.headers.get('authorization') !== `Bearer ${token}`) {
      return refuse(401, 'Unauthorized', 'AUTH_INVALID')
    }
    if (rest === undefined) return new Response()
    try {
      return await this.#converse(name, await request.json())
    } catch (fault) {
      return refuse(
        400,
        wireError(fault).message,
        fault instanceof HranaFault ? fault.code : 'HRANA_PROTO_ERROR',
      )
    }
  }

  async #converse(name: string, body: unknown): Promise<Response> {
    const { baton, requests } = pipeline.parse(body)
    this.#options.onPipeline?.(name)
    const stream = this.#take(name, baton ?? undefined)
    const results: object[] = []
    for (const request of requests) {
      if (stream.isClosed) break
      try {
        results.push({ type: 'ok', response: await stream.answer(request) })
      } catch (fault) {
        results.push({ type: 'error', error: wireError(fault) })
      }
    }
    return Response.json({ baton: this.#park(stream), base_url: null, results })
  }

  #take(name: string, baton: string | undefined): HubStream {
    if (baton === undefined) return new HubStream(this.#database(name))
    const stream = this.#parked.get(baton)
    if (stream === undefined || stream.database.name !== name) {
      throw new HranaFault('The stream has expired or the baton is invalid', 'STREAM_EXPIRED')
    }
    this.#parked.delete(baton)
    return stream
  }

  #park(stream: HubStream): string | null {
    if (stream.isClosed) {
      stream.end()
      return null
    }
    const baton = randomBytes(18).toString('base64url')
    stream.expires = performance.now() + silenceMs
    this.#parked.set(baton, stream)
    if (!stream.inTransaction) stream.database.wake()
    return baton
  }

  #database(name: string): HubDatabase {
    const known = this.#databases.get(name)
    if (known !== undefined) return known
    const made = new HubDatabase(name, join(this.#options.folder, `${name}.db`))
    this.#databases.set(name, made)
    return made
  }

  #reap(): void {
    for (const [baton, stream] of this.#parked) {
      if (stream.expires > performance.now()) continue
      this.#parked.delete(baton)
      stream.end()
    }
  }

  close(): void {
    clearInterval(this.#reaper)
    for (const stream of this.#parked.values()) stream.end()
    this.#parked.clear()
    for (const database of this.#databases.values()) database.close()
    this.#databases.clear()
  }
}
