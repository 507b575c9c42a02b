import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { connect, type Server } from 'node:net'

/** What a receiver was asked; header names in lower case. */
type Asked = { method: string; path: string; headers: IncomingMessage['headers']; body: string }

type Answer = (response: ServerResponse, asked: Pick<Asked, 'path'>) => unknown

/** Another system, on a port of its own of this machine. */
export type Receiver = AsyncDisposable & {
  port: number
  asked: Asked[]
  /** How many connections it has had. */
  connections(): Promise<number>
  /** Ends the connections that are open, as a receiver does that restarts. */
  hangUp(): void
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString()
}

const portOf = (server: Server): number => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it does not listen')
  return address.port
}

/** Knocks once more and waits until that is noticed: whoever came before has been noticed by then. */
const connectionsOf = async (server: Server, seen: Set<number>, own: Set<number>): Promise<number> => {
  const knock = connect(portOf(server), '127.0.0.1')
  await once(knock, 'connect')
  const port = knock.localPort ?? 0
  own.add(port)
  while (!seen.has(port)) await once(server, 'connection')
  knock.destroy()
  return [...seen].filter((one) => !own.has(one)).length
}

/** Starts a receiver; with key and certificate it speaks TLS. */
export const receiver = async (answer: Answer, secure?: { key: string; cert: string }): Promise<Receiver> => {
  const asked: Asked[] = []
  const [seen, own] = [new Set<number>(), new Set<number>()]
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url: path = '', headers } = request
    asked.push({ method, path, headers, body: await bodyOf(request) })
    answer(response, { path })
  }
  const onRequest = (request: IncomingMessage, response: ServerResponse) => void take(request, response)
  const server = secure === undefined ? createServer(onRequest) : createSecureServer(secure, onRequest)
  server.on('connection', ({ remotePort = 0 }) => seen.add(remotePort))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: portOf(server),
    asked,
    connections: () => connectionsOf(server, seen, own),
    hangUp: () => server.closeAllConnections(),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
