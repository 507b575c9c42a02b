// `npm run edge`: the Worker on workerd, as it runs on Cloudflare, with databases and files of this machine.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeOutside } from '@linli/workers/node/outsides'
import { setUp, tellAddress } from '@linli/workers/node/set-ups'
import { Hub } from './hrana.ts'
import { startWorker } from './worker.ts'

const port = Number(process.env['PORT'] ?? 8788)
const folder = join(fileURLToPath(new URL('../..', import.meta.url)), '.linli/edge')
const token = 'of-this-machine'
// The cron trigger's quarter of an hour is long to wait for at a desk.
const tickMs = 60_000

console.log('邻里 Linli · 正在 workerd 上启动 · starting on workerd')
// Databases are made and filled before the Worker serves them, as an operator does with a hosted service.
const preparing = nodeOutside(folder, '')
await setUp(preparing)
const { masterKey = new Uint8Array() } = preparing
await preparing.close()
const hub = new Hub({ folder: join(folder, 'databases'), token })
const worker = await startWorker({
  hub,
  token,
  masterKey,
  port,
  publicOrigin: `http://127.0.0.1:${port}`,
  persist: join(folder, 'files'),
  outside: (request) => fetch(request),
})
tellAddress(worker.url.origin)

const ticking = setInterval(() => {
  worker.tick().catch((fault: unknown) => console.error(fault))
}, tickMs)

const stop = async (): Promise<void> => {
  clearInterval(ticking)
  await worker[Symbol.asyncDispose]()
  hub.close()
}
let stopping: Promise<void> | undefined
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (stopping ??= stop()))
