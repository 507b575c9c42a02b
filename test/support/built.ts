import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Builds the web client before the tests that serve it, when a source is newer than the last build. */
export const setup = (): void => {
  const { status } = spawnSync(process.execPath, ['packages/launch/tasks.mjs', 'build'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('the web client could not be built')
}
