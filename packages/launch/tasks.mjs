// The tasks of package.json, run inside the installed workspace.
import { fileURLToPath } from 'node:url'
import { delimiter, dirname, join } from 'node:path'
import { handOver } from './handovers.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [task = 'start', ...rest] = process.argv.slice(2)

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
// From 22.18 on Node runs TypeScript as it is.
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`当前 Node.js 为 ${process.version}，邻里需要 22.18 以上；本平台没有可自动安装的版本。`)
  console.error('请安装 Node.js 24 (LTS) 后重新运行同一命令。')
  console.error(
    `This is Node.js ${process.version}. Linli needs 22.18 or later, and none could be installed for this platform.`,
  )
  console.error('Install Node.js 24 (LTS) and run the same command again.')
  process.exit(1)
}

const bins = [dirname(process.execPath), join(root, 'node_modules/.bin')].join(delimiter)
const env = { ...process.env, PATH: `${bins}${delimiter}${process.env.PATH ?? ''}` }
const node = (...args) => handOver(process.execPath, args, { cwd: root, env })

const build = async () => (await import('./builds.mjs')).buildWeb(root, env)

const tasks = {
  start: async () => (await build()) || node('workers/node.ts', ...rest),
  edge: async () => (await build()) || node('test/support/edge.ts', ...rest),
  build,
  verify: async () => (await import('./checks.mjs')).runChecks(root, env),
  test: async () => (await import('./checks.mjs')).runTests(root, env, rest),
  openapi: () => node('workers/node/openapi.ts', ...rest),
  client: () => node('packages/client/build.ts', ...rest),
  receiver: () => node('packages/client/receiver.mjs', ...rest),
  bench: () => node('test/bench/main.ts', ...rest),
  reset: async () => (await import('./resets.mjs')).resetData(root, env),
}

if (!Object.hasOwn(tasks, task)) {
  console.error(`没有「${task}」这个任务 · no such task. ${Object.keys(tasks).join(' · ')}`)
  process.exit(1)
}
process.exitCode = await tasks[task]()
