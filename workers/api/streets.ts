import { changeSettingsGuard, readSettings, readStreet, type Settings } from '@linli/data/tenant/streets'
import { readDate } from '@linli/domain/dates'
import { period, periodOf } from '@linli/domain/periods'
import { refused } from '@linli/domain/refusals'
import { commitEdit, eventOf } from './committing.ts'
import type { Handlers } from './given.ts'
import { instant, today } from './ids.ts'
import { invalid, refuse } from './refusals.ts'

const settingsReply = ({ cutOff, opening, closing, version, updatedAt }: Settings) => ({
  cutOff,
  opening,
  closing,
  version,
  updatedAt: instant(updatedAt),
})

export const streetHandlers: Pick<Handlers, 'readStreet' | 'readSettings' | 'changeSettings'> = {
  readStreet: async ({ outside, tenant, reach, street }) => {
    const found = await readStreet(tenant, reach)
    const current = periodOf(today(outside), 'half')
    return {
      id: street.id,
      name: street.name,
      communities: found.communities,
      periods: [...new Set([current, ...found.periods])].sort().reverse(),
      currentPeriod: found.periods[0] ?? period(current),
    }
  },

  readSettings: async ({ tenant }) => settingsReply(await readSettings(tenant)),

  changeSettings: async (given) => {
    const { body, tenant, seen, outside } = given
    const cutOff = body.cutOff === '' ? undefined : readDate(body.cutOff, { today: today(outside) })
    if (cutOff?.ok === false) return invalid(refused('cutOff', cutOff.reason.problem, cutOff.reason))
    const found = await readSettings(tenant)
    if (found.version !== seen) return refuse('stale')
    const next = {
      ...found,
      ...body,
      cutOff: cutOff?.value.date ?? '',
      version: seen + 1,
      updatedAt: outside.now(),
    }
    return commitEdit(given, settingsReply(next), {
      guard: changeSettingsGuard(next),
      statements: [],
      events: [eventOf(given, 'settings.changed', given.street.id)],
    })
  },
}
