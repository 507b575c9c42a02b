import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { openEngine, type Engine } from './engines.ts'
import { isBusy } from './hrana-values.ts'

const longestWaitMs = 5000
const betweenTriesMs = 20

/** One database file: its idle connections, and those who wait because another connection is writing. */
export class HubDatabase {
  readonly name: string
  readonly #file: string
  readonly #idle: Engine[] = []
  readonly #waiting = new Set<() => void>()

  constructor(name: string, file: string) {
    this.name = name
    this.#file = file
    mkdirSync(dirname(file), { recursive: true })
  }

  acquire(): Engine {
    return this.#idle.pop() ?? openEngine(this.#file)
  }

  release(engine: Engine): void {
    if (engine.inTransaction) engine.script('ROLLBACK')
    this.#idle.push(engine)
    this.wake()
  }

  /** Lets those who met a busy database try again at once. */
  wake(): void {
    for (const go of this.#waiting) go()
    this.#waiting.clear()
  }

  /** Runs work that may meet a busy database; waits without blocking the process that also serves the one it waits for. */
  async insist<Value>(work: () => Value): Promise<Value> {
    const until = performance.now() + longestWaitMs
    for (;;) {
      try {
        return work()
      } catch (fault) {
        if (!isBusy(fault) || performance.now() > until) throw fault
        await this.#pause()
      }
    }
  }

  #pause(): Promise<void> {
    return new Promise((go) => {
      const timer = setTimeout(go, betweenTriesMs)
      this.#waiting.add(() => {
        clearTimeout(timer)
        go()
      })
    })
  }

  close(): void {
    for (const engine of this.#idle.splice(0)) engine.close()
  }
}
