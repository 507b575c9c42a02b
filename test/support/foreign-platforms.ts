import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as z from 'zod'

const program = join(import.meta.dirname, 'foreign/platform.mjs')

const Books = z.object({
  taken: z.record(
    z.string(),
    z.object({
      type: z.string(),
      body: z.string(),
      figures: z.array(
        z.object({
          metric: z.string(),
          dimension: z.string(),
          value: z.number().nullable(),
          bound: z.string(),
        }),
      ),
      state: z.string().optional(),
    }),
  ),
  repeated: z.array(z.string()),
  refused: z.array(z.string()),
  failures: z.array(z.string()),
})

export type Platform = AsyncDisposable & {
  url: string
  /** Tells it what it verifies with, and which endpoint it is there. */
  set(told: { secret: string; endpoint: string }): Promise<void>
  books(): Promise<z.infer<typeof Books>>
}

/** A city's platform in a process of its own, which calls the API at `api` with a token. */
export const startPlatform = async (known: { api: string; token: string }): Promise<Platform> => {
  const child = spawn(process.execPath, [program, JSON.stringify(known)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const { value: url = '' } = await lines.next()
  return {
    url,
    set: async (told) => void (await fetch(url, { method: 'PUT', body: JSON.stringify(told) })),
    books: async () => Books.parse(await (await fetch(url)).json()),
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, 'exit')
      if (child.exitCode === null && child.kill()) await ended
    },
  }
}
