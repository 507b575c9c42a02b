import { expect } from 'vitest'
import { pushCases, type Pushing } from '../support/foreign-systems.ts'
import { onLoopback } from '../support/loopbacks.ts'
import { casesMappingWith } from '../support/senders.ts'
import type { Town } from '../support/town.ts'
import type { Stories } from './stories.ts'

const months = ['2010-01', '2010-02', '2010-03', '2010-04', '2010-05', '2010-06']
const places = Array.from({ length: 20 }, (_, at) => ({
  code: `330104${String(at + 1).padStart(3, '0')}`,
  id: ['elm', 'oak'][at] ?? `place-${String(at + 1)}`,
}))

/** Makes a street of twenty communities out of the small one. */
const enlarge = async (place: Town): Promise<void> => {
  const sql = 'INSERT INTO community VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'
  const more = places.slice(2).map(({ id }, at) => [id, `${id}社区`, id, id.slice(0, 2), at + 100])
  await place.connect('maple').batch(more.map((args) => ({ sql, args })))
}

const mappingFor = (known: typeof places) =>
  casesMappingWith(Object.fromEntries(known.map(({ code, id }) => [code, id])), {
    items: 'areas',
    count: 'cases',
  })

const countsOf = async (place: Town): Promise<Record<string, number>> => {
  const { rows } = await place.connect('maple').execute(
    `SELECT (SELECT count(*) FROM declared) AS figures, (SELECT count(*) FROM inbound_message) AS messages,
      (SELECT count(*) FROM event WHERE type = 'figure.declared') AS declared,
      (SELECT count(*) FROM event WHERE type = 'figure.redeclared') AS redeclared`,
  )
  return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([name, value]) => [name, Number(value)]))
}

const sum = (counts: readonly number[] = []): number => counts.reduce((all, one) => all + one, 0)

export const policePushes: Stories = {
  'a police system of its own pushes the cases of twenty communities month by month, some of it twice at once and with a code unknown at first; the comparison shows its sums':
    {
      tell: async (place) => {
        await enlarge(place)
        const hui = await place.signIn('xu-hui')
        const receiving = { kind: 'standard' } as const
        // The table lacks the last community.
        const settings = { name: '公安警情系统', receiving, mapping: mappingFor(places.slice(0, 19)) }
        const { source, secret } = await hui.call('addSource', { body: settings })
        await using served = await onLoopback(place)
        const pushing: Pushing = {
          address: `${served.url}${new URL(source.address).pathname}`,
          secret,
          months,
          codes: places.map(({ code }) => code),
          now: place.now(),
          times: 2,
        }
        const [one, other] = await Promise.all([pushCases(pushing), pushCases(pushing)])
        const answers = [...one.answers, ...other.answers]
        expect(answers.map(({ status, answer }) => [status, answer.state])).toEqual(
          answers.map(() => [200, 'partly']),
        )
        const byId = new Map(answers.map(({ id, answer }) => [id, JSON.stringify(answer)]))
        expect(answers.map(({ id, answer }) => byId.get(id) === JSON.stringify(answer))).not.toContain(false)
        expect(await countsOf(place)).toEqual({ figures: 114, messages: 6, declared: 114, redeclared: 0 })

        const params = { source: source.id }
        await hui.call('changeSource', {
          params,
          seen: 1,
          body: { ...settings, mapping: mappingFor(places) },
        })
        const { messages } = await hui.call('listInboundMessages', { query: { state: 'partly' } })
        for (const { id, version } of messages) {
          const replayed = await hui.call('replayInboundMessage', { params: { message: id }, seen: version })
          expect([replayed.state, replayed.done]).toEqual(['accepted', 20])
        }
        expect(await countsOf(place)).toEqual({ figures: 120, messages: 6, declared: 120, redeclared: 0 })

        const query = { period: '2010-H1', metrics: 'criminal_cases' }
        const before = await hui.call('readComparison', { query })
        const books = places.map(({ code }) => sum(one.books[code]))
        expect(sum(books)).toBeGreaterThan(100)
        expect(before.rows[0]?.now.map((figure) => [figure?.value, figure?.from])).toEqual(
          books.map((value) => [value, 'declared']),
        )

        const corrected = { '330104007 2010-06': 30 }
        const later = await pushCases({ ...pushing, months: ['2010-06'], times: 1, corrected })
        const changes = later.answers[0]?.answer.items.flatMap(({ made = [] }) =>
          made.map(({ change }) => change),
        )
        expect(changes?.filter((change) => change !== 'unchanged')).toEqual(['changed'])
        expect(await countsOf(place)).toEqual({ figures: 120, messages: 7, declared: 120, redeclared: 1 })
        const after = await hui.call('readComparison', { query })
        const was = one.books['330104007']?.[5] ?? 0
        expect(after.rows[0]?.now[6]?.value).toBe((books[6] ?? 0) - was + 30)
      },
    },
}
