import type { InStatement } from '@libsql/client'
import { commit } from '@linli/data/commit'
import {
  enterDayGuard,
  enterDayStatements,
  setTractsGuard,
  setTractsStatements,
} from '@linli/data/tenant/coverage-changes'
import { dayAfter } from '@linli/domain/days'
import { type DayCell } from '@linli/domain/targets/coverage-days'
import type { Tract } from '@linli/domain/targets/coverages'
import type { Counter, CoveragePlan } from '@linli/domain/targets'
import type { Ledger } from './ledgers.ts'

/** The census of 2010 as a plan: preparation, listing, registration 1–10 November, re-check. */
export const census: CoveragePlan = {
  kind: 'coverage',
  phases: [
    { key: 'prepare', text: '普查准备', from: '2010-09-01', to: '2010-09-30' },
    { key: 'list', text: '摸底', from: '2010-10-01', to: '2010-10-31', counter: 'listed' },
    { key: 'register', text: '入户登记', from: '2010-11-01', to: '2010-11-10', counter: 'registered' },
    { key: 'check', text: '复查', from: '2010-11-11', to: '2010-11-15', counter: 'checked' },
  ],
}

/** Tracts of one size. */
export const tractsOf = (number: number, households: number): Tract[] =>
  Array.from({ length: number }, (_, index) => {
    const code = String(index + 1).padStart(2, '0')
    return { code, name: `第${code}小区`, households, enumerators: 1 + (index % 2) }
  })

/** So many days from 6 October 2010 on. */
export const campaign = (days: number): string[] =>
  Array.from({ length: days }, (_, index) => dayAfter('2010-10-06', index))

const paces: Readonly<Record<Counter, { from: number; daily: number }>> = {
  listed: { from: 0, daily: 4 },
  registered: { from: 25, daily: 8 },
  checked: { from: 30, daily: 10 },
}

/**
 * What a tract has counted by the end of the n-th day of the campaign: it begins one counter after the other and ends with all of
 * its households.
 */
export const countedBy = (counter: Counter, nth: number, { code, households }: Tract): number => {
  const { from, daily } = paces[counter]
  const slower = Number(code) % 3
  return Math.max(0, Math.min(households, (nth - from) * (daily - slower)))
}

const plan = JSON.stringify(census)
const between = { start: '2010-09-01', due: '2010-11-15' }

/** A street's census and every community's part in it, without tracts. */
export const plantCensus = (communities: readonly string[]): InStatement[] => [
  {
    sql: `INSERT INTO task VALUES ('census', '第六次人口普查', 'coverage', 'street', 'base', ?, ?, ?, NULL, NULL, '', 0, 1, 0, '')`,
    args: [between.start, between.due, plan],
  },
  {
    sql: `INSERT INTO target (id, community, task, title, kind, level, section, start, due, plan, figures, owner, notes, carried,
        removed, version, updated_at, updated_by)
      SELECT 'census-' || value, value, 'census', '第六次人口普查', 'coverage', 'street', 'base', ?2, ?3, ?4, '[]', '', '', 0, 0, 1, 0, ''
      FROM json_each(?1)`,
    args: [JSON.stringify(communities), between.start, between.due, plan],
  },
]

/** Enters cells of a day as the next version of what is there. */
export const enter = async (
  { tenant, client }: Pick<Ledger, 'tenant' | 'client'>,
  target: string,
  day: string,
  cells: readonly DayCell[],
) => {
  const { rows } = await client.execute({
    sql: 'SELECT version FROM coverage_day WHERE target = ? AND day = ?',
    args: [target, day],
  })
  const version = Number(rows[0]?.['version'] ?? 0) + 1
  return commit(tenant, {
    guard: enterDayGuard(target, { day, version, updatedAt: 0, updatedBy: '王芳' }),
    statements: enterDayStatements(target, day, cells),
    events: [],
  })
}

/** Sets the tracts of a target, whose next version this is. */
export const setTracts = async (
  { tenant }: Pick<Ledger, 'tenant'>,
  target: string,
  version: number,
  tracts: readonly Tract[],
) =>
  commit(tenant, {
    guard: setTractsGuard(target, { version, updatedAt: 0, updatedBy: '王芳' }),
    statements: setTractsStatements(target, tracts),
    events: [],
  })
