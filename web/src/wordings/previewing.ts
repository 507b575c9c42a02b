import type { Replied } from '@linli/contract/operations'
import type { FieldProblem } from '@linli/contract/refusals'
import { useEffect, useRef, useState } from 'preact/hooks'
import { call, Refused } from '../api.ts'
import { bodyOf, type ClauseForm } from './forms.ts'

/** Typing that pauses this long is previewed, in milliseconds. */
const pause = 500

export type Preview = {
  /** What would be told; undefined until it is known. */
  told?: Replied<'previewWording'>
  problems: readonly FieldProblem[]
  failed: boolean
}

const silent: Preview = { problems: [], failed: false }

type Asked = { street: string; community: string | undefined; sentence: string; period: string }

const ask = async ({ street, community, sentence, period }: Asked, form: readonly ClauseForm[]) => {
  if (community === undefined) return silent
  try {
    const body = { sentence, clauses: bodyOf(form), period }
    return { ...silent, told: await call('previewWording', { params: { street, community }, body }) }
  } catch (error) {
    const problems = error instanceof Refused ? (error.problem.errors ?? []) : []
    return { problems, failed: problems.length === 0 }
  }
}

/** How a sentence would be told in the words that are being typed, asked for whenever typing pauses. */
export const usePreview = (asked: Asked, form: readonly ClauseForm[]): Preview => {
  const [preview, setPreview] = useState<Preview>(silent)
  const turn = useRef(0)
  const about = JSON.stringify([asked, bodyOf(form)])
  useEffect(() => {
    const mine = ++turn.current
    const show = async () => {
      const found = await ask(asked, form)
      if (mine === turn.current) setPreview(found)
    }
    const timer = setTimeout(() => void show(), mine === 1 ? 0 : pause)
    return () => {
      turn.current += 1
      clearTimeout(timer)
    }
  }, [about])
  return preview
}
