import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type Served = { url: string; close: () => Promise<void> }

const program = fileURLToPath(new URL('../../workers/node.ts', import.meta.url))

/** The password of everybody in the demonstration, under which the tests sign in. */
export const demonstrationPassword = 'linli-demo-2010'

const addressOf = async (server: ChildProcess): Promise<string> => {
  if (server.stdout === null) throw new Error('the server has no output')
  const said: string[] = []
  for await (const line of createInterface(server.stdout)) {
    said.push(line)
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
    if (address !== undefined) return address
  }
  throw new Error(`the server ended before it listened:\n${said.join('\n')}`)
}

/**
 * The whole product as `npm start` runs it, on a port of its own, with the demonstration in a folder that is thrown away.
 * `settings`: environment variables besides.
 */
export const served = async (settings: Readonly<Record<string, string>> = {}): Promise<Served> => {
  const folder = await mkdtemp(join(tmpdir(), 'linli-served-'))
  const env = { ...process.env, ...settings, PORT: '0', LINLI_DATA: folder }
  const server = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await addressOf(server)
  server.stdout.resume()
  const close = async () => {
    const ended = once(server, 'exit')
    if (server.exitCode === null && server.kill()) await ended
    await rm(folder, { recursive: true, force: true })
  }
  return { url, close }
}
