import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, normalize, relative, sep } from 'node:path'
import type { Files, PutAway } from '../outside.ts'

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

const orNone =
  <None>(none: None) =>
  (error: unknown): None => {
    if (isMissing(error)) return none
    throw error
  }

/** Writes beside the place and moves it there once it is on the disk, so that a crash leaves the old or the new, never half. */
const writeWhole = async (path: string, body: string | Uint8Array): Promise<void> => {
  await mkdir(dirname(path), { recursive: true })
  const beside = `${path}.${randomUUID()}.part`
  const handle = await open(beside, 'wx')
  try {
    await handle.writeFile(body)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(beside, path)
}

/** Files in a folder; a name that would leave it is refused. */
export const folderFiles = (folder: string): Files => {
  const root = normalize(folder)
  const path = (name: string): string => {
    const full = normalize(join(root, name))
    if (!full.startsWith(root + sep)) throw new Error(`not a file name: ${name}`)
    return full
  }
  async function* below(place: string): AsyncGenerator<readonly PutAway[]> {
    const found = await readdir(place, { withFileTypes: true }).catch(orNone([]))
    const names = found.filter((one) => one.isFile()).map((one) => join(place, one.name))
    const stats = await Promise.all(names.map((name) => stat(name).catch(orNone(undefined))))
    yield names.flatMap((name, at) => {
      const { mtimeMs } = stats[at] ?? {}
      return mtimeMs === undefined ? [] : [{ name: relative(root, name).split(sep).join('/'), at: mtimeMs }]
    })
    for (const one of found) if (one.isDirectory()) yield* below(join(place, one.name))
  }
  return {
    put: (name, body) => writeWhole(path(name), body),
    get: (name) => readFile(path(name)).then((body) => Uint8Array.from(body), orNone(undefined)),
    list: (name) => below(path(name)),
    remove: async (names) => {
      for (const name of names) await rm(path(name), { force: true })
    },
  }
}
