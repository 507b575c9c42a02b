// Runs on any Node >= 18 with npm. Installs the workspace when it is out of date, with the pinned pnpm
// (on the PATH, else through npx), then hands over to tasks.mjs under the Node that the install brought.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { handOver } from './handovers.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const stamp = join(root, 'node_modules/.modules.yaml')
const shell = process.platform === 'win32'

const manifests = [
  'packages/client',
  'packages/contract',
  'packages/data',
  'packages/domain',
  'packages/launch',
  'workers',
  'web',
  'test',
]
const inputs = [
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'package.json',
  ...manifests.map((place) => `${place}/package.json`),
]
const changed = (file) => statSync(join(root, file)).mtimeMs

const isInstalled = () =>
  existsSync(stamp) && inputs.every((file) => changed(file) <= statSync(stamp).mtimeMs)

/** The pinned pnpm as a command line. Another major would read the lockfile differently. */
const findPnpm = () => {
  const pinned = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager.split('@')[1]
  // Asked outside the workspace, where a foreign pnpm does not try to switch to the pinned one.
  const found = spawnSync('pnpm', ['--version'], { cwd: '/', encoding: 'utf8', shell })
  const sameMajor = found.status === 0 && found.stdout.split('.')[0] === pinned.split('.')[0]
  return sameMajor ? ['pnpm'] : ['npx', '--yes', `pnpm@${pinned}`]
}

const install = () => {
  console.log('邻里 Linli · 正在准备依赖 · preparing dependencies')
  const [command, ...prefix] = findPnpm()
  const how = [
    'install',
    '--frozen-lockfile',
    '--prefer-offline',
    '--reporter=append-only',
    '--loglevel=warn',
  ]
  const { status, signal } = spawnSync(command, [...prefix, ...how], { cwd: root, stdio: 'inherit', shell })
  if (signal === 'SIGINT' || signal === 'SIGTERM') process.exit(130)
  if (status !== 0) {
    console.error('依赖安装失败：请检查网络与 npm 源后重试。')
    console.error(
      'The installation failed: check the network and the npm registry, then run the command again.',
    )
    process.exit(status ?? 1)
  }
  // pnpm leaves its own note untouched when nothing had to change.
  utimesSync(stamp, new Date(), new Date())
}

/** The Node of the workspace; the running one where the package of this platform does not exist. */
const pinnedNode = () => {
  const names = ['node_modules/node/bin/node', 'node_modules/node/bin/node.exe']
  return names.map((name) => join(root, name)).find(existsSync) ?? process.execPath
}

if (!isInstalled()) install()
const [task = 'start', ...rest] = process.argv.slice(2)
process.exitCode = await handOver(pinnedNode(), ['packages/launch/tasks.mjs', task, ...rest], { cwd: root })
