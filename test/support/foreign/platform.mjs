// A city's platform of its own, in a process of its own: it knows the public standard for webhooks (Standard Webhooks 1.0.0), an
// API with a token, and nothing else of who sends. It verifies what comes in, takes each message once, fetches the report that it
// is about, and says that it has it on its books. On its output it says where it listens.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'

const { api, token } = JSON.parse(process.argv[2] ?? '{}')
const books = { secret: '', taken: {}, repeated: [], refused: [], failures: [] }

const signatureOf = (id, timestamp, body) =>
  createHmac('sha256', Buffer.from(books.secret.slice('whsec_'.length), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest()

const isVerified = (headers, body) => {
  const wanted = signatureOf(headers['webhook-id'], headers['webhook-timestamp'], body)
  return (headers['webhook-signature'] ?? '').split(' ').some((each) => {
    const [scheme, text = ''] = each.split(',')
    const given = Buffer.from(text, 'base64')
    return scheme === 'v1' && given.length === wanted.length && timingSafeEqual(given, wanted)
  })
}

const ask = async (path, more = {}) => {
  const answer = await fetch(`${api}${path}`, {
    ...more,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

/** Fetches what the message is about, and says to the sender what came of it. */
const work = async (id, endpoint, { data }) => {
  const { pathname, search } = new URL(data.links.api)
  const { report } = await ask(`${pathname}${search}`)
  books.taken[id] = { ...books.taken[id], state: report.state, sentences: report.paragraphs.length }
  await ask(`/v1/streets/${data.street}/endpoints/${endpoint}/messages/${id}/acknowledgement`, {
    method: 'POST',
    body: JSON.stringify({ state: 'synced', reason: `已入库 ${data.period}` }),
  })
}

const receive = (request, body) => {
  const id = request.headers['webhook-id'] ?? ''
  if (!isVerified(request.headers, body)) {
    books.refused.push(id)
    return 401
  }
  if (books.taken[id] !== undefined) {
    books.repeated.push(id)
    return 200
  }
  const message = JSON.parse(body)
  books.taken[id] = { type: message.type, figures: message.data.details?.figures ?? [], body }
  const endpoint = new URL(request.url, 'http://platform').searchParams.get('endpoint')
  work(id, endpoint ?? books.endpoint, message).catch((error) => books.failures.push(String(error)))
  return 202
}

const server = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8')
  request.on('data', (part) => (body += part))
  request.on('end', () => {
    if (request.method === 'GET') return response.end(JSON.stringify(books))
    if (request.method === 'PUT') {
      Object.assign(books, JSON.parse(body))
      return response.end()
    }
    if (request.method !== 'POST') return response.writeHead(405).end()
    response.writeHead(receive(request, body)).end()
  })
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`))
process.on('SIGTERM', () => process.exit(0))
