import { Refused, Unreachable } from './api.ts'
import { pick } from './language.tsx'

const unreachable = { zh: '连不上服务器，请稍后再试', en: 'The server cannot be reached: try again later' }

/** What went wrong, in one line: what is refused and what it is about. */
export const whyOf = (error: unknown): string => {
  if (error instanceof Unreachable) return pick(unreachable)
  if (!(error instanceof Refused)) return error instanceof Error ? error.message : String(error)
  const { title, detail = '', errors = [] } = error.problem
  const said = [title, detail, ...errors.map(({ message }) => message)]
  return said.filter((each) => each !== '').join(pick({ zh: '：', en: ': ' }))
}
