import { both, no, ok, type Bilingual, type Result } from './results.ts'

/** One step into a value: a key of an object, or a place in a list, counted from 0. */
type Step = string | number

/** Where in a message a value is: seen from the item, or, with `$` in front, from the whole message. */
export type InboundPath = { fromMessage: boolean; steps: readonly Step[] }

/** What is wrong with a path, and at which character, counted from 1. */
export type PathFault = { at: number; text: Bilingual }

/** Keys that belong to the language and never to a message. */
const reserved: readonly string[] = ['__proto__', 'prototype', 'constructor']

const mostSteps = 16
const index = /\[(\d{1,6})\]/y
const key = /[^.[\]\s$][^.[\]]*/y

const fault = (at: number, zh: string, en: string) =>
  no({ at: at + 1, text: both(`第${at + 1}个字：${zh}`, `At character ${at + 1}: ${en}`) })

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

type Read = Result<{ step: Step; end: number }, PathFault>

const keyAt = (text: string, at: number): Read => {
  const found = matchAt(key, text, at)?.[0]
  if (found === undefined) return fault(at, '这里应是字段名', 'a field name is expected here')
  return reserved.includes(found.trim())
    ? fault(at, '这个字段名不能用', 'this name cannot be used')
    : ok({ step: found.trim(), end: at + found.length })
}

const stepAt = (text: string, at: number, first: boolean): Read => {
  if (text[at] === '[') {
    const found = matchAt(index, text, at)
    if (found === null)
      return fault(at, '方括号里只写序号，如 [0]', 'brackets hold a number only, such as [0]')
    return ok({ step: Number(found[1]), end: at + found[0].length })
  }
  if (first) return keyAt(text, at)
  return text[at] === '.'
    ? keyAt(text, at + 1)
    : fault(at, '这里应是“.”或“[”', 'a “.” or “[” is expected here')
}

/**
 * Reads a path such as `data.rows`, `people[0].name`, `$.month` or 数据.月份. Nothing is evaluated: it names keys and places. ''
 * is the item itself, `$` the whole message.
 */
export const parsePath = (text: string): Result<InboundPath, PathFault> => {
  const fromMessage = text.startsWith('$')
  const steps: Step[] = []
  for (let at = fromMessage ? 1 : 0; at < text.length;) {
    const read = stepAt(text, at, !fromMessage && steps.length === 0)
    if (!read.ok) return read
    if (steps.length === mostSteps) return fault(at, `最多${mostSteps}层`, `at most ${mostSteps} levels`)
    steps.push(read.value.step)
    at = read.value.end
  }
  return ok({ fromMessage, steps })
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const within = (value: unknown, step: Step): unknown => {
  if (typeof step === 'number') return Array.isArray(value) ? (value[step] as unknown) : undefined
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

/** What a message holds at a path; undefined where it holds nothing. What is inherited by an object is not held. */
export const valueAt = (path: InboundPath, message: unknown, item: unknown): unknown =>
  path.steps.reduce(within, path.fromMessage ? message : item)

const stepsText = (steps: readonly Step[]): string =>
  steps.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  )

/** The path as one reads it from the top of the message, for an item that itself is found at `place`. */
export const placeText = (path: InboundPath, place: readonly Step[]): string =>
  stepsText(path.fromMessage ? path.steps : [...place, ...path.steps])
