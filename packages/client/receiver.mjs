// A receiver to try with, on this machine only: prints each message, and answers as it is told. `npm run receiver -- --help`.
import { createServer } from 'node:http'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { verifyWebhook, WebhookRefused } from './src/webhooks.ts'

const help = `邻里 · 本机接收器 receiver
  npm run receiver -- [--port 8790] [--answer 200|500|503|429|410|slow] [--acknowledge synced|rejected] [--reason …]
  LINLI_WEBHOOK_SECRET=whsec_…   验签用的密钥；轮换时写两个，用逗号隔开 · the secret to verify with, two with a comma while it changes
  地址里也可以写怎样回答 · the address may say how to answer as well:  http://127.0.0.1:8790/?answer=500
  运行时输入 500、slow、200 再回车，即改变回答 · type 500, slow or 200 and Enter to change the answer while it runs
  产品默认不向本机发送 · the product does not send to this machine unless it is started with LINLI_ALLOWED_HOSTS=127.0.0.1:8790
`
const answers = ['200', '500', '503', '429', '410', 'slow']
/** Longer than the 15 s for which an answer is waited, in ms. */
const slowness = 20_000
const retryAfter = '10'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.PORT ?? '8790' },
    answer: { type: 'string', default: '200' },
    acknowledge: { type: 'string' },
    reason: { type: 'string', default: '' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help || !answers.includes(values.answer)) {
  console.log(help)
  process.exit(values.help ? 0 : 1)
}
const manner = { answer: values.answer, acknowledge: values.acknowledge, reason: values.reason }
const secrets = (process.env.LINLI_WEBHOOK_SECRET ?? '').split(',').filter(Boolean)
const times = new Map()

const verdict = async (headers, body) => {
  if (secrets.length === 0) return '未验签 not verified (LINLI_WEBHOOK_SECRET)'
  try {
    await verifyWebhook(secrets, headers, body)
    return '✔ 签名正确 signature holds'
  } catch (error) {
    return `✘ 签名不可信 not to be trusted: ${error instanceof WebhookRefused ? error.reason : error.message}`
  }
}

const pretty = (text) => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

const mannerOf = (url) => {
  const asked = new URL(url, 'http://receiver').searchParams
  const answer = asked.get('answer') ?? manner.answer
  return {
    answer: answers.includes(answer) ? answer : '200',
    acknowledge: asked.get('acknowledge') ?? manner.acknowledge,
    reason: asked.get('reason') ?? manner.reason,
  }
}

const reply = ({ answer, acknowledge, reason }) => ({
  status: answer === 'slow' ? 200 : Number(answer),
  headers: {
    'content-type': 'application/json',
    ...(answer === '429' || answer === '503' ? { 'retry-after': retryAfter } : {}),
  },
  body:
    acknowledge === undefined ? '{}' : JSON.stringify({ acknowledgement: { state: acknowledge, reason } }),
})

const print = async (request, body, { answer, acknowledge }) => {
  const id = request.headers['webhook-id'] ?? '—'
  times.set(id, (times.get(id) ?? 0) + 1)
  const again = times.get(id) > 1 ? ` · 第 ${times.get(id)} 次 attempt ${times.get(id)}` : ''
  console.log(`\n${new Date().toLocaleTimeString('zh-CN')}  ${id}${again}`)
  console.log(await verdict(request.headers, body))
  console.log(pretty(body))
  console.log(`→ ${answer}${acknowledge === undefined ? '' : ` · ${acknowledge}`}`)
}

const bodyOf = async (request) => {
  const parts = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

/** The handshake of CloudEvents: whoever may send, and how much. */
const shakeHands = (request, response) =>
  response
    .writeHead(200, {
      'webhook-allowed-origin': request.headers['webhook-request-origin'] ?? '*',
      'webhook-allowed-rate': request.headers['webhook-request-rate'] ?? '*',
    })
    .end()

const server = createServer(async (request, response) => {
  if (request.method === 'OPTIONS') return shakeHands(request, response)
  const body = await bodyOf(request)
  const how = mannerOf(request.url)
  await print(request, body, how)
  const { status, headers, body: said } = reply(how)
  setTimeout(() => response.writeHead(status, headers).end(said), how.answer === 'slow' ? slowness : 0)
})
server.listen(Number(values.port), '127.0.0.1', () => {
  const { port } = server.address()
  console.log(`邻里 · 本机接收器 receiver: http://127.0.0.1:${port}/  (${manner.answer})`)
  console.log(`产品须允许它 · the product must allow it: LINLI_ALLOWED_HOSTS=127.0.0.1:${port} npm start`)
})

createInterface({ input: process.stdin }).on('line', (line) => {
  const answer = line.trim()
  if (!answers.includes(answer)) return console.log(answers.join(' · '))
  manner.answer = answer
  console.log(`→ ${answer}`)
})
