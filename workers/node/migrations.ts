import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Migration } from '@linli/data/migrate'
import type { Migrations } from '@linli/data/streets'

const root = join(import.meta.dirname, '../../migrations')

const read = (folder: string): Migration[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(root, folder, name), 'utf8') }))

/** The SQL in migrations/, which is the truth about every table. */
export const migrations = (): Migrations => ({ directory: read('directory'), tenant: read('tenant') })
