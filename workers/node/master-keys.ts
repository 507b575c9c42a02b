import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { masterKeyLength } from '../api/sealing.ts'

const read = (text: string, from: string): Uint8Array => {
  const key = Buffer.from(text.trim(), 'base64')
  if (key.byteLength !== masterKeyLength)
    throw new Error(`${from} must hold ${masterKeyLength} bytes in base64 (openssl rand -base64 32)`)
  return key
}

/** Whole or not at all: a key that is lost half-way would make what it sealed unreadable. */
const make = (file: string): void => {
  const draft = `${file}.${process.pid}`
  const handle = openSync(draft, 'w', 0o600)
  writeSync(handle, `${randomBytes(masterKeyLength).toString('base64')}\n`)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(draft, file)
}

const textOf = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * The master key of a Node host: what `said` gives in base64, else what stands in `master.key` of the data folder, which is made
 * on the first start and readable by its owner alone. Throws when either is not a key.
 */
export const nodeMasterKey = (
  folder: string,
  said: string | undefined = process.env['LINLI_MASTER_KEY'],
): Uint8Array => {
  if (said !== undefined && said !== '') return read(said, 'LINLI_MASTER_KEY')
  const file = join(folder, 'master.key')
  mkdirSync(folder, { recursive: true })
  if (textOf(file) === undefined) make(file)
  return read(textOf(file) ?? '', file)
}
