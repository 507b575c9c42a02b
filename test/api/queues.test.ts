import { processQueue } from '@linli/workers/node/queues'
import type { Job } from '@linli/workers/outside'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

const to = (endpoint: string): Job => ({ kind: 'deliver', street: 'maple', endpoint })
const sendOut = (street: string): Job => ({ kind: 'send-out', street })

const nameOf = (job: Job): string => (job.kind === 'deliver' ? job.endpoint : `${job.kind} ${job.street}`)

/** A queue whose jobs last until they are let go, and what has happened in it. */
const office = () => {
  const log: string[] = []
  const going = new Map<string, { settle: () => void; fail: (error: Error) => void }>()
  const faults: string[] = []
  const act = async (job: Job): Promise<void> => {
    const name = nameOf(job)
    log.push(`${name} begins`)
    await new Promise<void>((settle, fail) => going.set(name, { settle, fail }))
    log.push(`${name} ends`)
  }
  const queue = processQueue(act, (what, error) => faults.push(`${what}: ${String(error)}`))
  /** Lets everything come to rest that waits for nothing. */
  const rest = () => vi.advanceTimersByTimeAsync(0)
  const letGo = async (name: string) => {
    going.get(name)?.settle()
    await rest()
  }
  const fail = async (name: string) => {
    going.get(name)?.fail(new Error('broken'))
    await rest()
  }
  return { queue, log, faults, rest, letGo, fail }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the lanes of a queue', () => {
  test('a job that does not end holds up its own lane and no other', async () => {
    const { queue, log, rest, letGo } = office()
    await queue.enqueue([to('slow'), to('quick'), sendOut('maple'), sendOut('river')])
    await rest()
    await letGo('quick')
    await queue.enqueue([to('quick')])
    await rest()
    expect(log).toEqual([
      'slow begins',
      'quick begins',
      'send-out maple begins',
      'send-out river begins',
      'quick ends',
      'quick begins',
    ])
  })

  test('the jobs of a lane come one after another, and what comes during a job is done after it', async () => {
    const { queue, log, rest, letGo } = office()
    await queue.enqueue([{ kind: 'tend-street', street: 'maple' }])
    await rest()
    await queue.enqueue([
      { kind: 'tend-street', street: 'river' },
      { kind: 'tend-street', street: 'maple' },
    ])
    await rest()
    for (const street of ['maple', 'river', 'maple']) await letGo(`tend-street ${street}`)
    expect(log).toEqual(
      ['maple', 'river', 'maple'].flatMap((street) => [
        `tend-street ${street} begins`,
        `tend-street ${street} ends`,
      ]),
    )
  })

  test('a job that waits is not there twice, however often it is asked for', async () => {
    const { queue, log, rest, letGo } = office()
    await queue.enqueue([to('hub')])
    await rest()
    for (let times = 0; times < 5; times += 1) await queue.enqueue([to('hub'), to('hub')])
    await letGo('hub')
    await letGo('hub')
    await letGo('hub')
    expect(log).toEqual(['hub begins', 'hub ends', 'hub begins', 'hub ends'])
  })

  test('a job that fails is told of, and the next of its lane is done', async () => {
    const { queue, log, faults, rest, fail, letGo } = office()
    await queue.enqueue([to('hub')])
    await rest()
    await queue.enqueue([to('hub')])
    await fail('hub')
    await letGo('hub')
    expect(faults).toEqual(['job deliver: Error: broken'])
    expect(log).toEqual(['hub begins', 'hub begins', 'hub ends'])
  })
})

describe('what is to be done later', () => {
  test('begins when its time has come, and not before', async () => {
    const { queue, log } = office()
    await queue.enqueue([to('hub')], 5000)
    await vi.advanceTimersByTimeAsync(4999)
    expect(log).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(log).toEqual(['hub begins'])
  })

  test('is done once, at the earliest time that was asked for', async () => {
    const { queue, log, letGo } = office()
    for (const after of [60_000, 5000, 30_000]) await queue.enqueue([to('hub')], after)
    await vi.advanceTimersByTimeAsync(5000)
    expect(log).toEqual(['hub begins'])
    await letGo('hub')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(log).toEqual(['hub begins', 'hub ends'])
  })

  test('and what is due tomorrow is left to the minute’s job', async () => {
    const { queue, log } = office()
    await queue.enqueue([to('hub')], 25 * 3_600_000)
    expect(vi.getTimerCount()).toBe(0)
    await queue.enqueue([to('hub')], 24 * 3_600_000)
    await vi.advanceTimersByTimeAsync(24 * 3_600_000)
    expect(log).toEqual(['hub begins'])
  })
})

describe('closing', () => {
  test('waits for what is under way, and begins nothing that waits or is to come', async () => {
    const { queue, log, rest, letGo } = office()
    await queue.enqueue([to('slow'), to('quick')])
    await rest()
    await queue.enqueue([to('slow')])
    await queue.enqueue([to('later')], 5000)
    let closed = false
    const closing = queue.close().then(() => (closed = true))
    await queue.enqueue([to('late')])
    await letGo('quick')
    expect(closed).toBe(false)
    await letGo('slow')
    await closing
    await vi.advanceTimersByTimeAsync(10_000)
    expect(log).toEqual(['slow begins', 'quick begins', 'quick ends', 'slow ends'])
  })
})
