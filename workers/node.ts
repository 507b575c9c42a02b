import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import { makeApp } from './api/app.ts'
import { onTick } from './jobs/tending.ts'
import { nodeOutside } from './node/outsides.ts'
import { setUp, tellAddress } from './node/set-ups.ts'

const root = join(import.meta.dirname, '..')
const folder = process.env['LINLI_DATA'] ?? join(root, '.linli')
const port = Number(process.env['PORT'] ?? 8787)
const publicOrigin = process.env['PUBLIC_ORIGIN'] ?? `http://127.0.0.1:${port}`
const quarterOfAnHour = 15 * 60_000

/** The built web client; every path that is no file is one of its routes. */
const serveWeb = (app: Hono): void => {
  const dist = join(root, 'web/dist')
  if (!existsSync(join(dist, 'index.html'))) return
  app.use('*', async (c, next) => {
    await next()
    c.header(
      'cache-control',
      c.req.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    )
  })
  app.use('*', serveStatic({ root: dist }))
  app.get('*', serveStatic({ root: dist, path: 'index.html' }))
}

const outside = nodeOutside(folder, publicOrigin)
await setUp(outside)
const app = makeApp((c) => ({ ...outside, callerOf: () => getConnInfo(c).remote.address ?? '' }))
serveWeb(app)
const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (address) =>
  tellAddress(`http://127.0.0.1:${address.port}`),
)
const ticking = setInterval(() => {
  onTick(outside).catch((error: unknown) => outside.report('timer', error))
}, quarterOfAnHour)

const stop = (): void => {
  clearInterval(ticking)
  server.close(() => void outside.close().then(() => process.exit(0)))
  if ('closeAllConnections' in server) server.closeAllConnections()
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
