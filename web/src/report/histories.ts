import type { Text } from './texts.ts'

/** Typing in a paragraph: from one text to another. */
type TextStep = { kind: 'text'; paragraph: string; before: Text; after: Text; at: number }
/** Something done to whole paragraphs, with how it is taken back and done again. */
type ActStep = { kind: 'act'; undo: () => Promise<unknown>; redo: () => Promise<unknown> }
export type Step = TextStep | ActStep

/** What was done since the page was opened, and what was taken back of it. */
export type History = { past: Step[]; future: Step[] }

/** Typing without so long a break is undone in one step, in milliseconds. */
const oneStep = 1_200

export const newHistory = (): History => ({ past: [], future: [] })

/** Notes a change of a paragraph's text. `typed`: letter by letter, so that one step takes back a run of it. */
export const noteText = (
  history: History,
  { paragraph, before, after, typed }: Omit<TextStep, 'kind' | 'at'> & { typed: boolean },
): void => {
  const last = history.past[history.past.length - 1]
  const at = typed ? Date.now() : 0
  history.future.length = 0
  if (typed && last?.kind === 'text' && last.paragraph === paragraph && at - last.at < oneStep)
    history.past[history.past.length - 1] = { ...last, after, at }
  else history.past.push({ kind: 'text', paragraph, before, after, at })
}

/** Notes something done to whole paragraphs. */
export const noteAct = (history: History, act: Omit<ActStep, 'kind'>): void => {
  history.future.length = 0
  history.past.push({ kind: 'act', ...act })
}

/** The step to take back next, which then may be done again; the other way round with `forward`. */
export const turnOne = (history: History, forward: boolean): Step | undefined => {
  const [from, to] = forward ? [history.future, history.past] : [history.past, history.future]
  const step = from.pop()
  if (step !== undefined) to.push(step.kind === 'text' ? { ...step, at: 0 } : step)
  return step
}
