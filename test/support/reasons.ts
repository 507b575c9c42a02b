import { expect } from 'vitest'
import { problemOf } from './clients.ts'
import { contentsOf } from './databases.ts'
import type { Town } from './town.ts'

export type Told = { field: string; reason: string; suggestion?: string | undefined }

/**
 * Why a request is refused, asked in both languages: the same fields and reasons, each time in the language asked for, and nothing
 * changed in any database.
 */
export const whyRefused = async (
  place: Town,
  send: (headers: Record<string, string>) => Promise<Response>,
): Promise<Told[]> => {
  const contents = () => contentsOf(place.connect, ['directory', 'maple', 'river'])
  const before = await contents()
  const [zh, en] = [await problemOf(await send({})), await problemOf(await send({ 'accept-language': 'en' }))]
  expect([zh.status, en.status]).toEqual([422, 422])
  expect(await contents()).toEqual(before)
  const [chinese = [], english = []] = [zh.errors, en.errors]
  for (const { message } of chinese) expect(message).toMatch(/\p{Script=Han}/u)
  for (const [i, { message }] of english.entries()) {
    expect(message).toMatch(/^[A-Z“][a-z]?/)
    expect(message).not.toBe(chinese[i]?.message)
  }
  const told = chinese.map(({ field, reason, suggestion }) => ({
    field,
    reason,
    ...(suggestion && { suggestion }),
  }))
  expect(english.map(({ field, reason }) => `${field} ${reason}`)).toEqual(
    told.map(({ field, reason }) => `${field} ${reason}`),
  )
  return told
}
