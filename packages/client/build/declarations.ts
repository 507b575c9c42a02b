import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { callsOf, type Document } from './calls.ts'

const here = join(import.meta.dirname, '..')

/** Files whose declarations are the package's, in the order in which they are read; calls.ts is written out instead. */
const told = ['said', 'problems', 'webhooks', 'options', 'client']

const compile = (folder: string): void => {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
  const how = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', folder]
  const args = [tsc, '-p', join(here, 'tsconfig.json'), ...how, '--rootDir', join(here, '..')]
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the declarations were not made:\n${stdout}`)
}

/** One file of all: what they import of each other stands beside them now. */
const joined = (text: string): string =>
  text.replace(/^import [^;]*;\n/gm, '').replace(/^export (type )?\{[^}]*\} from [^;]*;\n/gm, '')

/** The declarations of the whole package as one text that imports nothing. */
export const declarations = (document: Document): string => {
  const folder = mkdtempSync(join(tmpdir(), 'linli-client-'))
  try {
    compile(folder)
    const texts = told.map((name) => readFileSync(join(folder, 'client/src', `${name}.d.ts`), 'utf8'))
    return [callsOf(document), ...texts.map(joined)].join('\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}
