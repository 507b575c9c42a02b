import { expect, test } from 'vitest'
import { problemOf } from '../support/clients.ts'
import { town } from '../support/town.ts'
import { password } from '../support/townspeople.ts'

const attempt = (place: Awaited<ReturnType<typeof town>>, name: string, typed: string) =>
  place.fetch(
    new Request(`${place.origin}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, password: typed }),
    }),
  )

test('guessing many passwords at once is no way around the limit', async () => {
  await using place = await town()
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, i) => attempt(place, 'wang-fang', `guess-number-${i}`)),
  )
  const kinds = await Promise.all(answers.map(async (answer) => (await problemOf(answer)).type))
  expect(kinds.filter((kind) => kind === '/problems/wrong-credentials').length).toBeLessThanOrEqual(8)
  expect((await attempt(place, 'wang-fang', password)).status).toBe(429)
  expect((await attempt(place, 'zhao-lei', password)).status).toBe(200)
})
