import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { getConnInfo } from '@hono/node-server/conninfo'
import { serve, type ServerType } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import { allStreets } from '@linli/data/directory/people'
import { openDirectory } from '@linli/data/open'
import { migrateAll } from '@linli/data/streets'
import { makeApp } from './api/app.ts'
import { demonstrationPassword, loadDemonstration } from './demonstration/load.ts'
import { demonstrationPeople } from './demonstration/streets.ts'
import { onTick } from './jobs/tending.ts'
import { migrations } from './node/migrations.ts'
import { nodeOutside } from './node/outsides.ts'
import type { Outside } from './outside.ts'

const root = join(import.meta.dirname, '..')
const folder = process.env['LINLI_DATA'] ?? join(root, '.linli')
const port = Number(process.env['PORT'] ?? 8787)
const publicOrigin = process.env['PUBLIC_ORIGIN'] ?? `http://127.0.0.1:${port}`
const quarterOfAnHour = 15 * 60_000

/** Brings the databases up to date and, where there is no street yet, loads the demonstration. */
const setUp = async (outside: Outside): Promise<void> => {
  const files = migrations()
  const failed = await migrateAll(outside.connect, files, outside.now())
  for (const [street, error] of failed) outside.report(`street ${street} is not served: it could not be upgraded`, error)
  if ((await allStreets(openDirectory(outside.connect))).length > 0) return
  console.log('正在载入示例街道 · loading the demonstration streets')
  await loadDemonstration(outside, files, (what) => console.log(`  ${what}`))
}

/** The built web client; every path that is no file is one of its routes. */
const serveWeb = (app: Hono): void => {
  const dist = join(root, 'web/dist')
  if (!existsSync(join(dist, 'index.html'))) return
  const cached = { onFound: (path: string, c: Parameters<Parameters<Hono['use']>[1]>[0]) => {
    const lasting = path.includes('/assets/')
    c.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
  } }
  app.use('*', serveStatic({ root: dist, ...cached }))
  app.get('*', serveStatic({ root: dist, path: 'index.html', ...cached }))
}

const tell = (address: string): void => {
  console.log(`\n邻里 Linli  ${address}`)
  if (folder !== join(root, '.linli')) console.log(`数据 · data: ${folder}`)
  console.log(`登录 · sign in (示例密码 · demonstration password: ${demonstrationPassword})`)
  for (const { name, shown } of demonstrationPeople) console.log(`  ${name.padEnd(20)}${shown}`)
  console.log('按 Ctrl+C 停止 · press Ctrl+C to stop')
}

const outside = nodeOutside(folder, publicOrigin)
await setUp(outside)
const app = makeApp((c) => ({ ...outside, callerOf: () => getConnInfo(c).remote.address ?? '' }))
serveWeb(app)
const server: ServerType = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (address) =>
  tell(`http://127.0.0.1:${address.port}`),
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
