import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

// What is not ours, or is made anew from what is.
const foreign = new Set(['node_modules', '.git', '.linli', '.wrangler', 'dist', 'coverage'])

/** Every file below a folder of the repository, as paths from the root. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !foreign.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesBelow(path) : [relative('', path)]
    })

export const readSource = (path: string): string => readFileSync(join(root, path), 'utf8')

const importing =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g

/** The modules that a source file names, as it names them. */
export const importsOf = (path: string): string[] =>
  [...readSource(path).matchAll(importing)].map((found) => found[1] ?? found[2] ?? '')
