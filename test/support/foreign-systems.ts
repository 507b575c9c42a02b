import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { operations } from '@linli/contract/operations'
import * as z from 'zod'

const program = join(import.meta.dirname, 'foreign/police.mjs')

const Pushed = z.object({
  answers: z.array(z.object({ id: z.string(), status: z.int(), answer: operations.receiveMessage.reply })),
  books: z.record(z.string(), z.array(z.int())),
})

export type Pushing = {
  address: string
  secret: string
  /** `2010-05` each. */
  months: readonly string[]
  /** The areas, as the police call them. */
  codes: readonly string[]
  /** What its clock says, in ms since 1970. */
  now: number
  /** How often it sends each message, all at the same time. */
  times?: number
  /** What it has found out since: `330104001 2010-05` and the count. */
  corrected?: Readonly<Record<string, number>>
}

/** Lets the police system push, in a process of its own; tells what it was answered and what is on its books. */
export const pushCases = async (pushing: Pushing): Promise<z.infer<typeof Pushed>> => {
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, [program, JSON.stringify(pushing)])
  return Pushed.parse(JSON.parse(stdout))
}
