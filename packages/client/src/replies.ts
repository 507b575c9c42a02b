import { Problem, type ProblemDetails } from './problems.ts'

const isDetails = (value: unknown): value is ProblemDetails =>
  typeof value === 'object' && value !== null && 'type' in value && 'title' in value && 'status' in value

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What a refusing answer says; a proxy on the way may have answered in its own words. */
export const problemIn = async (response: Response): Promise<Problem> => {
  const said = parsed(await response.text())
  if (isDetails(said)) return new Problem(said)
  return new Problem({ type: 'about:blank', title: `HTTP ${response.status}`, status: response.status })
}

/** A reply as it came: a file as its text or its bytes, all else as JSON. */
export const readReply = async (response: Response): Promise<unknown> => {
  const type = response.headers.get('content-type') ?? ''
  const isFile = response.headers.has('content-disposition')
  if (type.startsWith('application/json')) return isFile ? response.text() : response.json()
  return type.startsWith('text/') ? response.text() : new Uint8Array(await response.arrayBuffer())
}
