import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as z from 'zod'
import { patience } from './patience.ts'

const program = join(import.meta.dirname, 'foreign/receiver.mjs')

const line = z.union([
  z.object({ port: z.number() }),
  z.object({ mark: z.string() }),
  z.object({
    to: z.string(),
    id: z.string(),
    verified: z.boolean(),
    /** 0 where it does not answer. */
    status: z.number(),
    /** From the event to its arrival, in ms. */
    delay: z.number(),
    /** Of the body. */
    sha256: z.string(),
    type: z.string(),
    data: z.record(z.string(), z.unknown()),
  }),
])

/** A message as a receiver wrote it down. */
type Arrived = Extract<z.infer<typeof line>, { id: string }>

export type Manner = 'well' | 'faltering' | 'silent'

/** A process of somebody else's that messages are sent to, and what it has written down. */
export type ForeignReceiver = AsyncDisposable & {
  /** `127.0.0.1:port` */
  host: string
  got: readonly Arrived[]
  /** Sets up a hook at `http://{host}/{name}`. */
  hook: (name: string, secret: string, manner: Manner) => Promise<void>
  /** Waits until something holds of what it wrote down. */
  until: (holds: () => boolean) => Promise<void>
  /** Waits until everything that it has answered so far is written down. */
  caughtUp: () => Promise<void>
}

/** Starts a receiver on a free port. */
export const startForeignReceiver = async (): Promise<ForeignReceiver> => {
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const { until, look } = patience()
  const got: Arrived[] = []
  const marks = new Set<string>()
  let port = 0
  createInterface({ input: child.stdout }).on('line', (text) => {
    const told = line.parse(JSON.parse(text))
    if ('port' in told) ({ port } = told)
    else if ('mark' in told) marks.add(told.mark)
    else got.push(told)
    look()
  })
  await until(() => port !== 0)
  const origin = `http://127.0.0.1:${port}`
  let marked = 0
  return {
    host: `127.0.0.1:${port}`,
    got,
    hook: async (name, secret, manner) => {
      await fetch(`${origin}/${name}`, { method: 'PUT', body: JSON.stringify({ secret, manner }) })
    },
    until,
    caughtUp: async () => {
      const mark = `mark-${(marked += 1)}`
      await fetch(`${origin}/${mark}`)
      await until(() => marks.has(mark))
    },
    [Symbol.asyncDispose]: async () => {
      child.kill()
      await ended
    },
  }
}
