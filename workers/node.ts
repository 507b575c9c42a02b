import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { compress } from 'hono/compress'
import { Hono } from 'hono'
import { makeApp } from './api/app.ts'
import { takeUp } from './jobs/deliveries.ts'
import { onMinute, onTick } from './jobs/tending.ts'
import { nodeOutside } from './node/outsides.ts'
import { servePages } from './node/pages.ts'
import { setUp, tellAddress } from './node/set-ups.ts'

const root = join(import.meta.dirname, '..')
const folder = process.env['LINLI_DATA'] ?? join(root, '.linli')
const port = Number(process.env['PORT'] ?? 8787)
const publicOrigin = process.env['PUBLIC_ORIGIN'] ?? `http://127.0.0.1:${port}`
const minute = 60_000
const quarterOfAnHour = 15 * minute

const outside = nodeOutside(folder, publicOrigin)
await setUp(outside)
// One process owns the files: what is taken was taken by one that has ended.
await takeUp(outside)
const app = new Hono()
app.use('*', compress())
const api = makeApp(() => outside)
app.route('/', api)
servePages(app, join(root, 'web/dist'))
const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (address) =>
  tellAddress(`http://127.0.0.1:${address.port}`),
)
server.on('error', (error) => {
  const taken = 'code' in error && error.code === 'EADDRINUSE'
  console.error(
    taken
      ? `端口 ${port} 已被别的程序占用，可换一个：PORT=${port + 1} npm start · port ${port} is taken: try another`
      : error.message,
  )
  process.exit(1)
})
const timers = [
  setInterval(() => {
    onMinute(outside).catch((error: unknown) => outside.report('timer', error))
  }, minute),
  setInterval(() => {
    onTick(outside).catch((error: unknown) => outside.report('timer', error))
  }, quarterOfAnHour),
]
// What an earlier process left undone is not left to wait.
void onMinute(outside).catch((error: unknown) => outside.report('timer', error))

const stop = (): void => {
  for (const timer of timers) clearInterval(timer)
  server.close(() => void outside.close().then(() => process.exit(0)))
  if ('closeAllConnections' in server) server.closeAllConnections()
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
