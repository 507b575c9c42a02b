import { dayAfter } from '@linli/domain/days'
import { expect } from 'vitest'
import type { Client } from '../support/clients.ts'
import type { Town } from '../support/town.ts'
import type { Stories } from './stories.ts'

const hour = 3_600_000
const day = 24 * hour
const patience = { timeout: 30_000, interval: 100 }

/** The turns in the log, oldest first. */
const turnsIn = async (admin: Client, types: readonly string[]): Promise<string[][]> => {
  const { events } = await admin.call('listEvents', { query: { limit: 100 } })
  return events
    .filter(({ type }) => types.includes(type))
    .map(({ type, subject, community, data }) => [
      type,
      subject,
      community ?? '',
      String(data['day'] ?? data['due']),
    ])
    .toReversed()
}

const looked = async (place: Town): Promise<number> => {
  const { rows } = await place
    .connect('maple')
    .execute("SELECT 1 FROM housekeeping WHERE task = 'target-baseline'")
  return rows.length
}

const timer = async (place: Town, passed: number): Promise<void> => {
  await place.passTime(passed)
  await place.tick()
}

/** A target of one step in these days; it is reached once the step is done, and behind once its due day is past. */
const setStep = async (secretary: Client, title: string, days: { start: string; due: string }) => {
  const steps = [{ key: 'open', text: '开放', planned: days.due }]
  const body = { title, level: 'street', ...days, plan: { kind: 'milestone', steps } } as const
  return secretary.call('setTarget', { body })
}

export const turns: Stories = {
  'other systems are told, once, of a target that is reached or falls behind, and of none that was before': {
    tell: async (place) => {
      const [hui, lei] = [await place.signIn('xu-hui'), await place.signIn('zhao-lei')]
      const past = { start: '2009-01-01', due: '2009-12-31' }
      const { on } = await lei.call('listTargets')
      const coming = { start: '2010-01-01', due: dayAfter(on, 300) }
      const told = () => turnsIn(hui, ['target.reached', 'target.behind'])
      const done = async (target: string) =>
        lei.call('markItem', { params: { target, item: 'open' }, seen: 0, body: { done: '2010-06-20' } })

      const old = await setStep(lei, '建成健身点', coming)
      await done(old.id)
      await setStep(lei, '建成阅览室', past)
      await place.tick()
      await expect.poll(() => looked(place), patience).toBe(1)
      expect(await told()).toEqual([])

      const reached = await setStep(lei, '建成日间照料中心', coming)
      await done(reached.id)
      await timer(place, 7 * hour)
      const first = ['target.reached', reached.id, 'elm', coming.due]
      await expect.poll(told, patience).toEqual([first])

      const late = await setStep(lei, '建成文化活动室', past)
      await timer(place, 7 * hour)
      const second = ['target.behind', late.id, 'elm', past.due]
      await expect.poll(told, patience).toEqual([first, second])
    },
  },

  'other systems are told once when a period opens and when it closes, and again when its days are moved': {
    tell: async (place) => {
      const hui = await place.signIn('xu-hui')
      const none = { opens: '', due: '', closes: '', cutOff: '' }
      const set = (period: string, seen: number, days: Partial<typeof none>) =>
        hui.call('setReportingPeriod', { params: { period }, seen, body: { ...none, ...days } })
      const { updatedAt } = await set('1999-H1', 0, {})
      // Hosts have clocks of their own: days are counted from the one on which the story begins.
      const from = (days: number) =>
        new Date(Date.parse(updatedAt) + 8 * hour + days * day).toISOString().slice(0, 10)
      const told = () => turnsIn(hui, ['period.opened', 'period.closed'])

      await set('2009-H2', 0, { opens: from(-80), closes: from(-40) })
      await set('2010-H2', 0, { opens: from(3) })
      await set('2010-H1', 0, { opens: from(-1), closes: from(0) })
      await place.tick()
      const opened = ['period.opened', '2010-H1', '', from(-1)]
      await expect.poll(told, patience).toEqual([opened])
      await timer(place, day)
      const closed = ['period.closed', '2010-H1', '', from(0)]
      await expect.poll(told, patience).toEqual([opened, closed])
      await set('2010-H1', 1, { opens: from(-2), closes: from(9) })
      await place.tick()
      await expect.poll(told, patience).toEqual([opened, closed, ['period.opened', '2010-H1', '', from(-2)]])
    },
  },
}
