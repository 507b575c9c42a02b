import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** Where the examples are that developers are shown. */
export const examples = join(import.meta.dirname, '../../packages/client/examples')

type Environment = Readonly<Record<string, string>>

/** What runs a file of one of the languages of the examples. */
const runners: Readonly<Record<string, string>> = { ts: process.execPath, py: 'python3', sh: 'bash' }

const started = (file: string, args: readonly string[], env: Environment): ChildProcess => {
  const command = runners[file.slice(file.lastIndexOf('.') + 1)] ?? process.execPath
  const all = { ...process.env, PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1', ...env }
  return spawn(command, [file, ...args], { env: all, stdio: ['ignore', 'pipe', 'pipe'] })
}

const textOf = async (stream: NodeJS.ReadableStream | null): Promise<string> => {
  const parts: string[] = []
  for await (const part of stream ?? []) parts.push(String(part))
  return parts.join('')
}

export type Ran = { code: number; said: string; complained: string }

/** Runs a program in a process of its own until it ends. */
export const ran = async (file: string, args: readonly string[], env: Environment): Promise<Ran> => {
  const child = started(file, args, env)
  const [said, complained, [code]] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, 'close'),
  ])
  return { code: Number(code), said, complained }
}

/** A program that listens: its port, what it has said so far, and how to end it. */
export type Listening = AsyncDisposable & { port: number; said: () => string }

/** Starts a program that listens, and waits until its first line says on which port. */
export const listening = async (
  file: string,
  args: readonly string[],
  env: Environment,
): Promise<Listening> => {
  const child = started(file, args, env)
  if (child.stdout === null) throw new Error('the program has no output')
  const ended = once(child, 'exit')
  const lines: string[] = []
  const reader = createInterface(child.stdout)
  reader.on('line', (line) => lines.push(line))
  const complaints = textOf(child.stderr)
  await Promise.race([once(reader, 'line'), ended])
  const port = /(?:port: |127\.0\.0\.1'?[:,] ?)(\d+)/.exec(lines[0] ?? '')?.[1]
  const stop = async () => {
    child.kill()
    await ended
  }
  if (port === undefined) {
    await stop()
    throw new Error(`${file} does not listen: ${lines.join('\n')} ${await complaints}`)
  }
  return { port: Number(port), said: () => lines.join('\n'), [Symbol.asyncDispose]: stop }
}
