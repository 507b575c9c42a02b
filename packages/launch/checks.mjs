import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { handOver } from './handovers.mjs'

const projects = [
  'packages/domain',
  'packages/contract',
  'packages/client',
  'packages/data',
  'workers',
  'web',
  'test',
]

/** Every check in the order in which it usually fails first: its headline and its command line under .bin. */
const checks = [
  ['排版 format', 'oxfmt', ['--check']],
  ['规范 lint', 'oxlint', []],
  ...projects.map((project) => [`类型 types ${project}`, 'tsc', ['-p', project]]),
  ['闲置 unused', 'knip', ['--no-progress']],
  ['网页 web build', 'vite', ['build', 'web', '--logLevel', 'warn']],
]

const isWindows = process.platform === 'win32'
const whereIs = (root, command) =>
  ['node_modules/.bin', 'web/node_modules/.bin']
    .map((bin) => join(root, bin, command))
    .find((file) => existsSync(file)) ?? command

const runOne = async (root, env, [headline, command, args]) => {
  const started = performance.now()
  console.log(`\n▶ ${headline}`)
  const code = await handOver(whereIs(root, command), args, { cwd: root, env, shell: isWindows })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(code === 0 ? `✔ ${headline} ${seconds} s` : `✘ ${headline} ${seconds} s (exit ${code})`)
  return code
}

/** Runs all that can be checked without running the product; stops at the first failure. Resolves with an exit code. */
export const runChecks = async (root, env) => {
  for (const check of checks) {
    const code = await runOne(root, env, check)
    if (code !== 0) return code
  }
  return 0
}

/** Runs every check, then every test; with arguments, only the tests that they choose (vitest's own arguments). */
export const runTests = async (root, env, chosen) => {
  const code = chosen.length > 0 ? 0 : await runChecks(root, env)
  return code || runOne(root, env, ['测试 tests', 'vitest', ['run', ...chosen]])
}
