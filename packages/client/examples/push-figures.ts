// Pushes a month's figures into a source of the kind “standard”, signed as Standard Webhooks has it.
//   LINLI_HOOK=https://…/v1/hooks/… LINLI_SOURCE_SECRET=whsec_… node push-figures.ts figures.json
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { signWebhook } from '@linli/client'

const { LINLI_HOOK: hook = '', LINLI_SOURCE_SECRET: secret = '' } = process.env
const body = await readFile(process.argv[2] ?? 'figures.json')

// One message, one id: sent again under the same id, it is taken once.
const id = `msg_${createHash('sha256').update(body).digest('hex').slice(0, 32)}`

const patience = [0, 5, 30, 120]
for (const seconds of patience) {
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
  const headers = { 'content-type': 'application/json', ...(await signWebhook(secret, id, body)) }
  const response = await fetch(hook, { method: 'POST', headers, body })
  const answer = await response.text()
  console.log(response.status, answer)
  // What is refused stays refused; only what was too much, or broke, is worth another try.
  if (response.status !== 429 && response.status < 500) process.exit(response.ok ? 0 : 1)
}
process.exit(1)
