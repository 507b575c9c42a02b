import { createServer, type IncomingMessage } from 'node:http'
import type { Target } from './clients.ts'

const requestOf = async (incoming: IncomingMessage, origin: string): Promise<Request> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of incoming) if (chunk instanceof Uint8Array) chunks.push(chunk)
  const { method = 'GET', url = '/' } = incoming
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers))
    if (typeof value === 'string' && name !== 'host' && name !== 'connection') headers.set(name, value)
  const body = method === 'GET' ? {} : { body: Buffer.concat(chunks) }
  return new Request(new URL(url, origin), { method, headers, ...body })
}

/** Lets other processes of this machine reach a town: at `url`, which ends without a slash. */
export const onLoopback = async (target: Target): Promise<AsyncDisposable & { url: string }> => {
  const server = createServer(async (incoming, outgoing) => {
    const response = await target.fetch(await requestOf(incoming, target.origin))
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text())
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
