// Receives messages of Linli: verifies each, handles it once, and says what came of it.
//   LINLI_WEBHOOK_SECRET=whsec_… PORT=8790 node receive-webhooks.ts
import { createServer, type IncomingMessage } from 'node:http'
import { verifyWebhook, WebhookRefused, type Webhook } from '@linli/client'

// While a key is being changed there are two: the present one and the former.
const secrets = (process.env['LINLI_WEBHOOK_SECRET'] ?? '').split(',')

// Keep the ids where they outlive the process, such as a table with webhook-id as its key.
const handled = new Set<string>()

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

/** What your own books make of a message. Slow work belongs in a queue: the answer is waited for 15 seconds. */
const handle = ({ id, type, data }: Webhook) => {
  if (handled.has(id)) return { state: 'synced', reason: 'came before' }
  handled.add(id)
  console.log(`${type} ${id} ${JSON.stringify(data)}`)
  if (type === 'figure.declared' && data['metric'] === undefined)
    return { state: 'rejected', reason: 'no metric of ours' }
  return { state: 'synced', reason: '' }
}

const server = createServer(async (request, response) => {
  try {
    // The signature is over the body to the byte: verify before anything parses it.
    const message = await verifyWebhook(secrets, request.headers, await bodyOf(request))
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ acknowledgement: handle(message) }))
  } catch (error) {
    // Not 2xx: the message comes again, for three days and more.
    response.writeHead(error instanceof WebhookRefused ? 401 : 500).end()
    console.error(error instanceof Error ? error.message : error)
  }
})

const port = Number(process.env['PORT'] ?? 8790)
server.listen(port, '127.0.0.1', () => console.log('listening', server.address()))
