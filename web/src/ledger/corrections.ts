import { useEffect, useState } from 'preact/hooks'
import { Refused, refusalOf } from '../api.ts'

/** What a closed period says to a change: that it is closed, and which periods' figures the change would change. */
export type Closed = { detail: string; periods: readonly string[] }

/** A person is asked why a closed period is to be corrected; no reason: they rather leave it. */
export type Question = { id: number; closed: Closed; answer: (reason: string | undefined) => void }

let count = 0
let questions: readonly Question[] = []
const listeners = new Set<(questions: readonly Question[]) => void>()

const show = (next: readonly Question[]): void => {
  questions = next
  for (const listener of listeners) listener(next)
}

/** What a refusal by a closed period says; undefined for any other error. */
export const closedBy = (error: unknown): Closed | undefined =>
  error instanceof Refused && refusalOf(error) === 'period-closed'
    ? { detail: error.message, periods: error.problem.periods ?? [] }
    : undefined

/** Asks for the reason of a correction, one question after the other; undefined when it is not given. */
export const askReason = (closed: Closed): Promise<string | undefined> =>
  new Promise((resolve) => {
    const question: Question = {
      id: ++count,
      closed,
      answer: (reason) => {
        show(questions.filter((other) => other !== question))
        resolve(reason)
      },
    }
    if (listeners.size === 0) resolve(undefined)
    else show([...questions, question])
  })

/**
 * Attempts a change; where its period is closed the reason is asked for and it is attempted again with it. Throws the refusal
 * when no reason is given.
 * @param known the reason that an earlier attempt of the same change gave
 */
export const corrected = async <Done>(
  attempt: (reason: string | undefined) => Promise<Done>,
  known?: string,
): Promise<Done> => {
  try {
    return await attempt(known)
  } catch (error) {
    const closed = closedBy(error)
    const reason = closed && (await askReason(closed))
    if (reason === undefined) throw error
    return attempt(reason)
  }
}

/** The question that waits for an answer. Whoever shows it must also be there to ask: without them none is answered. */
export const useQuestion = (): Question | undefined => {
  const [waiting, setWaiting] = useState(questions)
  useEffect(() => {
    listeners.add(setWaiting)
    return () => {
      listeners.delete(setWaiting)
      for (const { answer } of questions) answer(undefined)
    }
  }, [])
  return waiting[0]
}
