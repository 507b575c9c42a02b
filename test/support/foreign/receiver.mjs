// A system of somebody else, as its makers would write it after the standard: plain Node, and nothing of ours.
//
//   node receiver.mjs                 says on which port it listens, then one line of JSON for every message
//   PUT  /{name}  {secret, manner}    sets up a hook. Manners: well, faltering (500 to the first attempt of some), silent
//   POST /{name}                      takes a message
//   GET  /{mark}                      writes a line with that mark: whatever was answered before stands above it
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'

const tolerance = 300
const hooks = new Map()

const sha256 = (text) => createHash('sha256').update(text).digest('hex')

const tell = (line) => process.stdout.write(`${JSON.stringify(line)}\n`)

const verifies = (secret, headers, body) => {
  const id = headers['webhook-id']
  const timestamp = headers['webhook-timestamp']
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= tolerance)) return false
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const due = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest()
  return String(headers['webhook-signature'])
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
    .map((one) => Buffer.from(one.slice(3), 'base64'))
    .some((given) => given.length === due.length && timingSafeEqual(given, due))
}

const statusOf = ({ manner, tried }, id) => {
  const attempt = (tried.get(id) ?? 0) + 1
  tried.set(id, attempt)
  const falters = manner === 'faltering' && attempt === 1 && Number.parseInt(sha256(id).slice(0, 2), 16) < 32
  return falters ? 500 : 200
}

const take = (to, headers, text, response) => {
  const hook = hooks.get(to)
  if (hook === undefined) return response.writeHead(404).end()
  const id = headers['webhook-id']
  const verified = verifies(hook.secret, headers, text)
  const body = JSON.parse(text)
  const status = hook.manner === 'silent' ? 0 : statusOf(hook, id)
  const delay = Date.now() - Date.parse(body.timestamp)
  tell({ to, id, verified, status, delay, sha256: sha256(text), type: body.type, data: body.data })
  if (status !== 0) response.writeHead(status).end()
}

const answer = (request, text, response) => {
  const name = new URL(request.url, 'http://receiver').pathname.slice(1)
  if (request.method === 'POST') return take(name, request.headers, text, response)
  if (request.method === 'GET') tell({ mark: name })
  if (request.method === 'PUT') hooks.set(name, { ...JSON.parse(text), tried: new Map() })
  // What it does not know, such as the handshake before anything is sent, it knows not.
  response.writeHead(['GET', 'PUT'].includes(request.method) ? 204 : 404).end()
}

const server = createServer(async (request, response) => {
  const parts = []
  try {
    for await (const part of request) parts.push(part)
  } catch {
    // Whoever was sending has died.
    return
  }
  answer(request, Buffer.concat(parts).toString(), response)
})
// Kept connections are not closed between two messages.
server.keepAliveTimeout = 120_000
server.listen(0, '127.0.0.1', () => tell({ port: server.address().port }))
