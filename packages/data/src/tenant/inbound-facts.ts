import type { InStatement } from '@libsql/client'
import { isPeriod, type Period } from '@linli/domain/periods'
import type { TenantDb } from '../open.ts'
import { declaredFromRow, type Declared } from './declared.ts'
import { earlierIn, earlierStatement, type Delivery, type EarlierMessage } from './inbound-messages.ts'

/** Which figure is meant: of which community, by id or name, in which period. */
export type FigureSlot = { community: string; period: string; metric: string; dimension: string }

/** What stands declared, and whether the source that asks has declared it in just this version. */
export type Standing = { declared: Declared; own: boolean }

export type InboundFacts = {
  communities: readonly { id: string; name: string; shortName: string }[]
  closings: readonly { community: string; period: Period; at: number }[]
  standing: ReadonlyMap<string, Standing>
  earlier: readonly EarlierMessage[]
}

/** One text for each figure of a community in a period. */
export const slotKey = ({ community, period, metric, dimension }: FigureSlot): string =>
  JSON.stringify([period, community, metric, dimension])

const standingStatement = (from: string, slots: readonly FigureSlot[]): InStatement => ({
  sql: `SELECT d.*, f.source = ? AND f.version = d.version AS own FROM json_each(?) AS slot CROSS JOIN community c CROSS JOIN declared d
    LEFT JOIN source_figure f ON f.declared = d.id
    WHERE slot.value ->> 'community' IN (c.id, c.name, c.short_name)
      AND d.withdrawn = 0 AND d.period = slot.value ->> 'period' AND d.community = c.id AND d.metric = slot.value ->> 'metric' AND d.dimension = slot.value ->> 'dimension'`,
  args: [from, JSON.stringify(slots)],
})

/** Everything that decides what comes of a source's message, in one round trip. */
export const readInboundFacts = async (
  tenant: TenantDb,
  from: string,
  slots: readonly FigureSlot[],
  delivery: Delivery = { externalId: '', once: '' },
): Promise<InboundFacts> => {
  const [communities, closings, standing, earlier] = await tenant.client.batch(
    [
      'SELECT id, name, short_name FROM community ORDER BY position',
      'SELECT community, period, at FROM closing',
      standingStatement(from, slots),
      earlierStatement(from, delivery),
    ],
    'read',
  )
  return {
    communities: (communities?.rows ?? []).map((row) => ({
      id: String(row['id']),
      name: String(row['name']),
      shortName: String(row['short_name']),
    })),
    closings: (closings?.rows ?? []).flatMap((row) => {
      const [period, at] = [String(row['period']), Number(row['at'])]
      return isPeriod(period) ? [{ community: String(row['community']), period, at }] : []
    }),
    standing: new Map(
      (standing?.rows ?? []).map((row) => {
        const declared = declaredFromRow(row)
        return [slotKey(declared), { declared, own: row['own'] === 1 }]
      }),
    ),
    earlier: earlierIn(earlier),
  }
}

/** Notes which version of a figure a source has declared, so that what others make of it afterwards is theirs. */
export const ownStatement = (
  from: string,
  rows: readonly Pick<Declared, 'id' | 'version'>[],
): InStatement => ({
  sql: `INSERT INTO source_figure SELECT value ->> 'id', ?, value ->> 'version' FROM json_each(?) WHERE true
    ON CONFLICT DO UPDATE SET source = excluded.source, version = excluded.version`,
  args: [from, JSON.stringify(rows.map(({ id, version }) => ({ id, version })))],
})

/** Fails where a period is closed by now in which a figure is declared. `now` in ms since 1970. */
export const openPeriodsGuard = (
  from: string,
  rows: readonly { community: string; first: string; last: string }[],
  now: number,
): InStatement => ({
  sql: `UPDATE source SET version = NULL WHERE id = ? AND EXISTS (
    SELECT 1 FROM json_each(?) v JOIN closing c ON c.community = v.value ->> 'community'
    WHERE c.at <= ? AND c.first <= v.value ->> 'first' AND c.last >= v.value ->> 'last')`,
  args: [from, JSON.stringify(rows), now],
})
