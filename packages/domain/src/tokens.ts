import type { Permission } from './permissions.ts'
import { both, type Bilingual } from './results.ts'

/**
 * What another system can be permitted by its token, and nothing else: never the street's settings, its tokens, or anything that
 * shows a name in clear. The street's administrator gives it, also what they do not do themselves (the ledger is a community's
 * to write): what comes of it bears the token's name.
 */
export const grantable = [
  'street.read',
  'comparison.read',
  'records.read',
  'ledger.write',
  'figures.declare',
  'deliveries.acknowledge',
] as const satisfies readonly Permission[]
export type Grantable = (typeof grantable)[number]

/** What every token may do: without it no street could be found and none of its figures named. */
export const comesAlong: readonly Grantable[] = ['street.read', 'comparison.read']

export const grantableWords: Record<Grantable, { name: Bilingual; told: Bilingual }> = {
  'street.read': {
    name: both('读取街道信息', 'Read the street'),
    told: both('社区、报告期、任务模板和校验规则', 'Its communities, periods, templates and rules'),
  },
  'comparison.read': {
    name: both('读取对比', 'Read the comparison'),
    told: both('各社区指标的对比', 'The metrics of the communities side by side'),
  },
  'records.read': {
    name: both('读取台账和报告', 'Read records and reports'),
    told: both('台账、佐证材料、数据、报告和目标', 'Records with their files, figures, reports and targets'),
  },
  'ledger.write': {
    name: both('写入台账', 'Write records'),
    told: both('登记、修改、删除台账和佐证材料', 'Make, edit and delete records and their files'),
  },
  'figures.declare': {
    name: both('补录数据', 'Declare figures'),
    told: both('补录指标的数，改动或撤回补录', 'State figures, and change or withdraw what was stated'),
  },
  'deliveries.acknowledge': {
    name: both('回执', 'Acknowledge messages'),
    told: both('告知推送的消息已办理', 'Tell what became of the messages that were sent to it'),
  },
}

/** Whether a token can be given a permission. */
export const isGrantable = (permission: string): permission is Grantable =>
  (grantable as readonly string[]).includes(permission)

/** What a token holds of what it was given: that, what comes along, and nothing that no token may have. */
export const heldBy = (given: readonly string[]): Grantable[] =>
  grantable.filter((one) => comesAlong.includes(one) || given.includes(one))

/** How many requests a minute a token may make at most, and unless something else is said. */
export const mostPerMinute = 6000
export const usualPerMinute = 120

/** Whether a token opens anything still; moments in ms since 1970. */
export type TokenState = 'live' | 'expired' | 'revoked'
export const tokenStates = ['live', 'expired', 'revoked'] as const satisfies readonly TokenState[]

export const tokenStateAt = (
  { expiresAt, revokedAt }: { expiresAt: number; revokedAt: number | null },
  now: number,
): TokenState => {
  if (revokedAt !== null) return 'revoked'
  return expiresAt > now ? 'live' : 'expired'
}
