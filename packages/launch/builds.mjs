import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { handOver } from './handovers.mjs'

const sources = [
  'web',
  'packages/domain/src',
  'packages/contract/src',
  'packages/client/examples',
  'pnpm-lock.yaml',
]
const built = 'web/dist/index.html'

const newest = (path) => {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  const inside = readdirSync(path).filter((name) => name !== 'dist' && name !== 'node_modules')
  return Math.max(0, ...inside.map((name) => newest(join(path, name))))
}

/** Whether the built web client is at least as new as everything that it is made of. */
const isWebBuilt = (root) => {
  const file = join(root, built)
  return existsSync(file) && sources.every((source) => newest(join(root, source)) <= statSync(file).mtimeMs)
}

/** Builds the web client when a source is newer than the last build. Resolves with an exit code. */
export const buildWeb = async (root, env) => {
  if (isWebBuilt(root)) return 0
  console.log('邻里 Linli · 正在构建网页 · building the web client')
  const vite = join(root, 'web/node_modules/vite/bin/vite.js')
  // Also where a test asks for it: what is tested is what is served.
  const production = { ...env, NODE_ENV: 'production' }
  const how = { cwd: join(root, 'web'), env: production }
  return handOver(process.execPath, [vite, 'build', '--logLevel', 'warn'], how)
}
