import { createServer, type IncomingMessage } from 'node:http'
import type { Hub } from './hrana.ts'

const readRequest = async (incoming: IncomingMessage): Promise<Request> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of incoming) if (chunk instanceof Uint8Array) chunks.push(chunk)
  const { method = 'GET', url = '/' } = incoming
  return new Request(new URL(url, 'http://127.0.0.1'), {
    method,
    headers: { authorization: incoming.headers.authorization ?? '' },
    ...(method === 'POST' && { body: Buffer.concat(chunks) }),
  })
}

/** Serves a hub on a free port of this machine. `url` ends without a slash; a database is at `${url}/{name}/`. */
export const serveHub = async (hub: Hub, port = 0): Promise<{ url: string; close: () => Promise<void> }> => {
  const server = createServer(async (incoming, outgoing) => {
    const response = await hub.answer(await readRequest(incoming))
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text())
  })
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the hub has no port')
  const close = (): Promise<void> =>
    new Promise((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${address.port}`, close }
}
