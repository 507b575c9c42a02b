import { expect } from 'vitest'
import type { Client } from '../support/clients.ts'
import type { Town } from '../support/town.ts'
import type { Stories } from './stories.ts'

const half = '2010-H1'
const day = 24 * 3_600_000
const none = { opens: '', due: '', closes: '', cutOff: '' }
const days = { opens: '6-21', due: '7-3', cutOff: '6-30' }
const birth = { kind: 'birth', date: '2010-05-18', title: '小满', fields: { sex: '女' } }
const later = { ...birth, date: '2010-07-01', title: '小雪' }
const reason = '计生办核对后补登'

/** The day on which the story begins, or some days from it: hosts tell the time differently. */
const dayFrom = async (admin: Client): Promise<(offset: number) => string> => {
  const asked = { params: { period: '1999-H1' }, seen: 0, body: none }
  const { updatedAt } = await admin.call('setReportingPeriod', asked)
  const here = Date.parse(updatedAt) + 8 * 3_600_000
  return (offset) => new Date(here + offset * day).toISOString().slice(0, 10)
}

const setDays = (admin: Client, closes: string, seen = 0) =>
  admin.call('setReportingPeriod', { params: { period: half }, seen, body: { ...days, closes } })

/** The half-year closes today; and then today is over. */
const closeHalf = async (place: Town, admin: Client) => {
  const from = await dayFrom(admin)
  await setDays(admin, from(0))
  return async () => place.passTime(day)
}

const births = async (worker: Client, period = half) => {
  const { rows } = await worker.call('listFigures', { query: { period, metrics: 'births' } })
  return rows.find((row) => row.dimension === '')?.now?.value
}

const reasons = async (worker: Client, entry: string) => {
  const { versions } = await worker.call('listEntryVersions', { params: { entry } })
  return versions.map(({ change, reason: why }) => (why === undefined ? change : `${change}: ${why}`))
}

const corrections = async (place: Town): Promise<string[]> => {
  const { rows } = await place
    .connect('maple')
    .execute("SELECT data ->> 'reason' AS reason FROM event WHERE type = 'entry.corrected' ORDER BY sequence")
  return rows.map((row) => (typeof row['reason'] === 'string' ? row['reason'] : ''))
}

export const reportingPeriods: Stories = {
  'the admin sets when a half-year is due and closes; afterwards records are corrected with a reason only': {
    tell: async (place) => {
      const [hui, fang] = [await place.signIn('xu-hui'), await place.signIn('wang-fang')]
      const from = await dayFrom(hui)
      const set = await setDays(hui, from(0))
      expect(set).toMatchObject({
        opens: '2010-06-21',
        due: '2010-07-03',
        closes: from(0),
        cutOff: '2010-06-30',
        closed: false,
        version: 1,
        updatedBy: '徐慧',
      })
      const { id } = await fang.call('recordEntry', { body: { ...birth, reason } })
      expect(await reasons(fang, id)).toEqual(['recorded'])

      await place.passTime(day)
      const body = { ...birth, title: '双胞胎', fields: { count: 2 } }
      const refused = await fang.refused('recordEntry', { body, key: 'one-and-the-same' })
      expect([refused.status, refused.type, refused.periods]).toEqual([
        409,
        '/problems/period-closed',
        [half, '2010'],
      ])
      expect(refused.detail).toContain('2010年上半年已关闭')
      expect(refused.detail).toContain('写明原因')
      const english = { body: { ...body, reason: ' ' }, headers: { 'accept-language': 'en' } }
      expect((await fang.refused('recordEntry', english)).detail).toContain('Closed: first half of 2010')
      expect([await births(fang), await corrections(place)]).toEqual([1, []])

      const again = { body: { ...body, reason }, key: 'one-and-the-same' }
      const recorded = await fang.call('recordEntry', again)
      expect(await fang.call('recordEntry', again)).toEqual(recorded)
      expect([await births(fang), await reasons(fang, recorded.id)]).toEqual([3, [`recorded: ${reason}`]])
      const { periods } = await fang.call('listReportingPeriods')
      expect(periods.map(({ period, closed }) => [period, closed])).toEqual([
        [half, true],
        ['1999-H1', false],
      ])
      expect(await corrections(place)).toEqual([reason])
    },
  },

  'editing, deleting and restoring in a closed period need a reason, as does pasting': {
    tell: async (place) => {
      const [hui, fang] = [await place.signIn('xu-hui'), await place.signIn('wang-fang')]
      const { id } = await fang.call('recordEntry', { body: birth })
      const close = await closeHalf(place, hui)
      await close()
      const params = { entry: id }
      const edited = { ...birth, fields: { sex: '女', count: 2 } }
      const noted = { ...birth, note: '夜里' }
      expect((await fang.refused('editEntry', { params, seen: 1, body: edited })).periods).toEqual([
        half,
        '2010',
      ])
      expect((await fang.refused('editEntry', { params, seen: 1, body: noted })).periods).toEqual([])
      await fang.call('editEntry', { params, seen: 1, body: { ...edited, reason: '双胞胎' } })
      const stale = { params, seen: 1, body: { ...edited, reason: '晚了一步' } }
      expect((await fang.refused('editEntry', stale)).status).toBe(412)

      expect((await fang.refused('deleteEntry', { params, seen: 2 })).periods).toEqual([half, '2010'])
      await fang.call('deleteEntry', { params, seen: 2, query: { reason: '重复' } })
      const back = { params, seen: 3 }
      expect((await fang.refused('restoreEntry', { ...back, body: {} })).periods).toEqual([half, '2010'])
      await fang.call('restoreEntry', { ...back, body: { version: 1, reason: '并不重复' } })
      expect(await reasons(fang, id)).toEqual([
        'restored: 并不重复',
        'deleted: 重复',
        'edited: 双胞胎',
        'recorded',
      ])

      const rows = [birth, later, { ...birth, date: '2009-12-01' }]
      const refused = await fang.refused('importEntries', { body: { rows } })
      expect([refused.type, refused.periods]).toEqual([
        '/problems/period-closed',
        ['2009-H2', '2009', half, '2010-H2', '2010'],
      ])
      expect(refused.detail).not.toContain('2009')
      const { ids } = await fang.call('importEntries', { body: { rows, reason: '补登' } })
      const told = await Promise.all(ids.map(async (one) => reasons(fang, one)))
      // Only the one of the closed period needed it.
      expect(told).toEqual([['recorded: 补登'], ['recorded'], ['recorded']])
      expect(await corrections(place)).toEqual(['双胞胎', '重复', '并不重复', '补登'])
    },
  },

  'a record is moved neither into a closed period nor out of it without a reason': {
    tell: async (place) => {
      const [hui, fang] = [await place.signIn('xu-hui'), await place.signIn('wang-fang')]
      const close = await closeHalf(place, hui)
      const inside = await fang.call('recordEntry', { body: birth })
      const outside = await fang.call('recordEntry', { body: later })
      await close()
      const [out, into] = [
        { params: { entry: inside.id }, seen: 1, body: { ...birth, date: '2010-07-02' } },
        { params: { entry: outside.id }, seen: 1, body: { ...later, date: '2010-06-30' } },
      ]
      const moved = [half, '2010-H2', '2010']
      expect((await fang.refused('editEntry', out)).periods).toEqual(moved)
      expect((await fang.refused('editEntry', into)).periods).toEqual(moved)
      expect([await births(fang), await births(fang, '2010-H2')]).toEqual([1, 1])
      await fang.call('editEntry', { ...out, body: { ...out.body, reason: '日期写错' } })
      expect([(await births(fang)) ?? null, await births(fang, '2010-H2')]).toEqual([null, 2])
      await fang.call('editEntry', { ...into, body: { ...into.body, reason: '日期写错' } })
      expect([await births(fang), await births(fang, '2010-H2')]).toEqual([1, 1])
      // From one day of the open period to another there is nothing to explain.
      const body = { ...birth, date: '2010-07-04', reason: '没有必要' }
      await fang.call('editEntry', { params: { entry: inside.id }, seen: 2, body })
      expect(await reasons(fang, inside.id)).toEqual(['edited', 'edited: 日期写错', 'recorded'])
    },
  },

  'a corrected reading tells of every half-year up to the next reading': {
    tell: async (place) => {
      const [hui, fang] = [await place.signIn('xu-hui'), await place.signIn('wang-fang')]
      const read = (date: string, value: string, metric = 'households') => ({
        kind: 'reading',
        date,
        fields: { metric, value },
      })
      const { id } = await fang.call('recordEntry', { body: read('2008-12-31', '900') })
      await fang.call('recordEntry', { body: read('2010-01-15', '1000') })
      await hui.call('setReportingPeriod', {
        params: { period: '2008' },
        seen: 0,
        body: { opens: '', due: '', closes: '2009-01-31', cutOff: '' },
      })
      const untilNext = ['2008-H2', '2008', '2009-H1', '2009-H2', '2009']
      const params = { entry: id }
      expect((await fang.refused('deleteEntry', { params, seen: 1 })).periods).toEqual(untilNext)
      const body = read('2008-12-31', '880')
      expect((await fang.refused('editEntry', { params, seen: 1, body })).periods).toEqual(untilNext)
      const other = read('2008-12-31', '880', 'population')
      const { periods: untilNow } = await fang.refused('editEntry', { params, seen: 1, body: other })
      expect(untilNow?.slice(0, 7)).toEqual([...untilNext, half, '2010-H2'])
      expect(untilNow?.at(-1)).toBe((await dayFrom(hui))(0).slice(0, 4))
      expect((await fang.refused('recordEntry', { body: read('2008-06-30', '870') })).periods).toEqual([
        '2008-H1',
      ])
      await fang.call('deleteEntry', { params, seen: 1, query: { reason } })
      const back = { params, seen: 2, body: {} }
      expect((await fang.refused('restoreEntry', back)).periods).toEqual(untilNext)
    },
  },

  'an exception with a reason lets one community go on for longer': {
    tell: async (place) => {
      const [hui, fang, li] = [
        await place.signIn('xu-hui'),
        await place.signIn('wang-fang'),
        await place.signIn('sun-li'),
      ]
      const from = await dayFrom(hui)
      const params = { period: half, community: 'oak' }
      const body = { due: from(1), closes: from(3), reason: '书记住院' }
      expect((await hui.refused('setPeriodException', { params, seen: 0, body })).status).toBe(404)
      await setDays(hui, from(0))
      const earlier = { params, seen: 0, body: { ...body, closes: from(-1) } }
      const refused = await hui.refused('setPeriodException', earlier)
      expect([refused.status, refused.errors?.map(({ field, reason: why }) => [field, why])]).toEqual([
        422,
        [['closes', 'day-too-early']],
      ])
      const set = await hui.call('setPeriodException', { params, seen: 0, body })
      expect([set.due, set.closes, set.version]).toEqual([from(1), from(3), 1])
      expect((await hui.refused('setPeriodException', { params, seen: 0, body })).status).toBe(412)

      await place.passTime(day)
      expect((await fang.refused('recordEntry', { body: birth })).status).toBe(409)
      await li.call('recordEntry', { body: birth })
      const exceptionsSeen = async (one: Client) => {
        const { periods } = await one.call('listReportingPeriods')
        return periods.flatMap(({ exceptions }) => exceptions.map(({ community }) => community))
      }
      const seen = [await exceptionsSeen(hui), await exceptionsSeen(fang), await exceptionsSeen(li)]
      expect(seen).toEqual([['oak'], [], ['oak']])

      // The street gives everybody more time than the exception did.
      await setDays(hui, from(9), 1)
      const { periods } = await hui.call('listReportingPeriods')
      expect(periods[0]).toMatchObject({
        version: 2,
        closed: false,
        exceptions: [{ due: from(1), closes: from(9), version: 2, reason: '书记住院' }],
      })
      await fang.call('recordEntry', { body: birth })
      expect((await hui.refused('removePeriodException', { params, seen: 1 })).status).toBe(412)
      await hui.call('removePeriodException', { params, seen: 2 })
      expect(await exceptionsSeen(hui)).toEqual([])
      expect((await hui.refused('removePeriodException', { params, seen: 2 })).status).toBe(412)
      await setDays(hui, from(-1), 2)
      expect((await li.refused('recordEntry', { body: birth })).status).toBe(409)
    },
  },

  'days out of order are refused, and two admins do not overwrite each other': {
    tell: async (place) => {
      const [hui, lei] = [await place.signIn('xu-hui'), await place.signIn('zhao-lei')]
      const params = { period: half }
      const [first, second] = [
        { ...days, closes: '7-5' },
        { ...days, due: '7-8', closes: '7-5' },
      ]
      const wrong = { ...second, cutOff: '6月31日' }
      const { errors } = await hui.refused('setReportingPeriod', { params, seen: 0, body: wrong })
      expect(errors?.map(({ field }) => field)).toEqual(['cutOff'])
      const disorder = await hui.refused('setReportingPeriod', {
        params,
        seen: 0,
        body: second,
      })
      expect(disorder.errors?.map(({ field, reason: why }) => [field, why])).toEqual([
        ['closes', 'day-too-early'],
      ])
      expect(disorder.errors?.[0]?.message).toContain('截止日（2010-07-08）')
      expect((await lei.refused('setReportingPeriod', { params, seen: 0, body: first })).status).toBe(403)
      await setDays(hui, '7-5')
      expect((await hui.refused('setReportingPeriod', { params, seen: 0, body: first })).status).toBe(412)
      expect((await hui.refused('setReportingPeriod', { params, seen: 2, body: first })).status).toBe(412)
      expect((await hui.refused('setReportingPeriod', { params, body: first })).status).toBe(428)
      const unknown = { params: { period: '2010-H3' }, seen: 0, body: first }
      expect((await hui.refused('setReportingPeriod', unknown)).status).toBe(404)
      const quarter = { params: { period: '2010-Q3' }, seen: 0, body: { ...none, opens: '6-21' } }
      expect((await hui.call('setReportingPeriod', quarter)).closed).toBe(false)
      const { periods } = await lei.call('listReportingPeriods')
      expect(periods.map(({ period }) => period)).toEqual(['2010-Q3', half])
    },
  },
}
