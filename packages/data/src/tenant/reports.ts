import type { InStatement, ResultSet } from '@libsql/client'
import type { Known } from '@linli/domain/figures'
import { metrics } from '@linli/domain/metrics'
import { countedPrecisions, firstDay, lastDay, type Period } from '@linli/domain/periods'
import type { NamedTarget } from '@linli/domain/clauses'
import { progressOf } from '@linli/domain/target-progress'
import type { Reach, TenantDb } from '../open.ts'
import type { StoredEntry } from './entries.ts'
import { factAnswers, factsFor, factsIn, factStatements, type TargetFacts } from './target-facts.ts'
import { wordingFromRow, wordingsStatement, type StoredWording } from './wordings.ts'
import { balanceStatements, entryFromRow, gather, knownOf, metricsWithin } from './figures.ts'

/** Everything a draft is written from. */
export type DraftMaterial = {
  communityName: string
  street: { name: string; cutOff: string; opening: string; closing: string }
  known: Known
  entries: StoredEntry[]
  targets: NamedTarget[]
  wording: StoredWording[]
}

/** Asks for the notable records of a period in reach, in the order of their days; {@link notableIn} reads the answer. */
export const notableStatement = (reach: Reach, community: string, period: Period): InStatement => ({
  sql: `SELECT * FROM entry WHERE community = ?1 AND deleted = 0 AND date BETWEEN ?2 AND ?3
    AND precision IN (SELECT value FROM json_each(?5)) AND notable = 1
    AND (?4 = 'null' OR section IN (SELECT value FROM json_each(?4))) ORDER BY date, id LIMIT 2000`,
  args: [
    community,
    firstDay(period),
    lastDay(period),
    JSON.stringify(reach.sections === 'all' ? null : ['base', ...reach.sections]),
    JSON.stringify(countedPrecisions(period)),
  ],
})

export const notableIn = (answer: ResultSet | undefined): StoredEntry[] =>
  (answer?.rows ?? []).map(entryFromRow)

/** A community's targets with how far they were on a day. */
export const namedTargets = (facts: TargetFacts, on: string): NamedTarget[] =>
  facts.targets.map((row) => ({ ...row, progress: progressOf(row, factsFor(facts, row), on) }))

/** Reads the material of a draft in one round trip: figures, notable records of the period, targets, the street's words. */
export const readDraftMaterial = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
  period: Period,
): Promise<DraftMaterial> => {
  const codes = metricsWithin(
    reach,
    metrics.map(({ code }) => code),
  ).map(({ code }) => code)
  const wanted = { communities: [community], periods: [period], metrics: codes, live: [period] }
  const on = lastDay(period)
  const [names, words, entries, wordings, ...answers] = await tenant.client.batch(
    [
      { sql: 'SELECT name FROM community WHERE id = ?', args: [community] },
      'SELECT street_name, cut_off, opening, closing FROM settings',
      notableStatement(reach, community, period),
      wordingsStatement(community),
      ...factStatements(reach, { communities: [community], on }),
      ...balanceStatements(reach, wanted),
    ],
    'read',
  )
  const street = words?.rows[0]
  return {
    communityName: String(names?.rows[0]?.['name'] ?? ''),
    street: {
      name: String(street?.['street_name'] ?? ''),
      cutOff: String(street?.['cut_off'] ?? ''),
      opening: String(street?.['opening'] ?? ''),
      closing: String(street?.['closing'] ?? ''),
    },
    known: knownOf(gather(wanted, answers.slice(factAnswers)), community, period),
    entries: notableIn(entries),
    wording: (wordings?.rows ?? []).map(wordingFromRow),
    targets: namedTargets(factsIn(reach, on, answers.slice(0, factAnswers)), on),
  }
}
