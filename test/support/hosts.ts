import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The product's own Node process on a folder. */
export type Host = {
  origin: string
  /** Ends it as a power cut would: at once, with nothing said. */
  kill: () => Promise<void>
  /** Asks it to end, as an operator does. */
  stop: () => Promise<void>
}

const program = join(import.meta.dirname, '../../workers/node.ts')

/** Starts the Node host on a folder and a free port, and waits until it says where it is. */
export const startHost = async (
  folder: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Host> => {
  const env = { ...process.env, ...more, LINLI_DATA: folder, PORT: '0' }
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const end = (signal: 'SIGKILL' | 'SIGTERM') => async () => {
    child.kill(signal)
    await ended
  }
  for await (const line of createInterface({ input: child.stdout })) {
    const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
    if (origin === undefined) continue
    child.stdout.resume()
    return { origin, kill: end('SIGKILL'), stop: end('SIGTERM') }
  }
  throw new Error(`the host ended before it answered: ${String(await ended)}`)
}
