import type { Job } from '../outside.ts'

/** Jobs that must not run side by side have the same lane; and a job that waits in its lane need not wait there twice. */
const laneOf = (job: Job): string => {
  switch (job.kind) {
    case 'tend-street':
      return job.kind
    case 'send-out':
      return `${job.kind} ${job.street}`
    case 'deliver':
      return `${job.kind} ${job.street} ${job.endpoint}`
  }
}

/** A timer longer than this is not set: the minute's job will be there before. */
const longestTimer = 24 * 3_600_000

/** The queue of one process: lanes side by side, the jobs of a lane one after another. */
export const processQueue = (
  act: (job: Job) => Promise<void>,
  report: (what: string, error: unknown) => void,
) => {
  const lanes = new Map<string, { waiting: Map<string, Job>; done: Promise<void> }>()
  const timers = new Map<string, { due: number; timer: NodeJS.Timeout }>()
  let closed = false

  const run = async (name: string, waiting: Map<string, Job>): Promise<void> => {
    for (const [key, job] of waiting) {
      waiting.delete(key)
      await act(job).catch((error: unknown) => report(`job ${job.kind}`, error))
    }
    lanes.delete(name)
  }

  const add = (job: Job): void => {
    const [name, key] = [laneOf(job), JSON.stringify(job)]
    const lane = lanes.get(name)
    if (lane !== undefined) return void lane.waiting.set(key, job)
    const waiting = new Map([[key, job]])
    lanes.set(name, { waiting, done: Promise.resolve().then(() => run(name, waiting)) })
  }

  const addLater = (job: Job, after: number): void => {
    const key = JSON.stringify(job)
    const due = Date.now() + after
    const known = timers.get(key)
    if (known !== undefined && known.due <= due) return
    clearTimeout(known?.timer)
    const timer = setTimeout(() => {
      timers.delete(key)
      if (!closed) add(job)
    }, after)
    timers.set(key, { due, timer: timer.unref() })
  }

  return {
    enqueue: (jobs: readonly Job[], after = 0): Promise<void> => {
      if (closed || after > longestTimer) return Promise.resolve()
      for (const job of jobs) {
        if (after === 0) add(job)
        else addLater(job, after)
      }
      return Promise.resolve()
    },
    /** Takes nothing more, and waits for what is under way. */
    close: async (): Promise<void> => {
      closed = true
      for (const { timer } of timers.values()) clearTimeout(timer)
      for (const { waiting } of lanes.values()) waiting.clear()
      await Promise.all([...lanes.values()].map(({ done }) => done))
    },
  }
}
