import type { Replied } from '@linli/contract/operations'
import type { FieldProblem } from '@linli/contract/refusals'
import { useEffect, useRef, useState } from 'preact/hooks'
import { call, Refused } from '../api.ts'
import { useLanguage } from '../language.tsx'

/** Typing that pauses this long is tried, in milliseconds. */
const pause = 500

export type Told = Replied<'tryRule'>
export type Result = Told['results'][number]['result']

/** What a condition would have said of the past. `of` is the condition that was tried. */
export type Trial = {
  of: string
  told?: Told
  problem?: FieldProblem
  failed?: true
}

const ask = async (street: string, expression: string): Promise<Trial> => {
  try {
    return { of: expression, told: await call('tryRule', { params: { street }, body: { expression } }) }
  } catch (error) {
    const found = error instanceof Refused ? error.problem.errors?.[0] : undefined
    return found === undefined ? { of: expression, failed: true } : { of: expression, problem: found }
  }
}

/** Tries a condition on the past whenever typing pauses. What was found last stays until the next answer. */
export const useTrial = (street: string, expression: string) => {
  const language = useLanguage()
  const [trial, setTrial] = useState<Trial>({ of: '' })
  const [attempt, again] = useState(0)
  const turn = useRef(0)
  useEffect(() => {
    const mine = ++turn.current
    if (expression.trim() === '') {
      setTrial({ of: '' })
      return undefined
    }
    const show = async () => {
      const found = await ask(street, expression)
      if (mine === turn.current) setTrial(found)
    }
    const timer = setTimeout(() => void show(), mine === 1 ? 0 : pause)
    return () => {
      turn.current += 1
      clearTimeout(timer)
    }
  }, [street, expression, language, attempt])
  return { trial, again: () => again(attempt + 1) }
}

/** Where in what was typed the trouble is, counted from 0; the refusal's words tell it, counted from 1. */
export const positionOf = ({ of, problem }: Trial): number | undefined => {
  const told = /第(\d+)个字|[Cc]haracter (\d+)/.exec(problem?.message ?? '')
  const counted = told?.[1] ?? told?.[2]
  if (counted === undefined) return undefined
  // The server counts without the spaces before.
  return Number(counted) - 1 + (of.length - of.trimStart().length)
}
