import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'

/** The headers that the built client asks for on every page, in the file that Cloudflare reads as well. */
const headersIn = (dist: string): [string, string][] =>
  readFileSync(join(dist, '_headers'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, name, value] = /^\s+([\w-]+):\s*(.+)$/.exec(line) ?? []
      return name === undefined || value === undefined ? [] : [[name, value]]
    })

/** Pages beside the client: `/developers/api` is `developers/api.html`, as Cloudflare's assets have it by themselves. */
const standing = ['/developers/api']

/** Serves the built web client; every path that is no file is one of its routes. */
export const servePages = (app: Hono, dist: string): void => {
  if (!existsSync(join(dist, 'index.html'))) return
  const headers = headersIn(dist)
  app.use('*', async (c, next) => {
    await next()
    for (const [name, value] of headers) c.header(name, value)
    const lasting = c.req.path.startsWith('/assets/')
    c.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
  })
  app.use('*', serveStatic({ root: dist }))
  for (const page of standing) app.get(page, serveStatic({ root: dist, path: `${page}.html` }))
  app.get('*', serveStatic({ root: dist, path: 'index.html' }))
}
