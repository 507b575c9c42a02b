import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'
import type { Files } from '../outside.ts'

/** Files in a folder; a name that would leave it is refused. */
export const folderFiles = (folder: string): Files => {
  const path = (name: string): string => {
    const full = normalize(join(folder, name))
    if (!full.startsWith(normalize(folder) + sep)) throw new Error(`not a file name: ${name}`)
    return full
  }
  return {
    put: async (name, body) => {
      await mkdir(dirname(path(name)), { recursive: true })
      await writeFile(path(name), body)
    },
    get: (name) => readFile(path(name), 'utf8').catch(() => undefined),
  }
}
