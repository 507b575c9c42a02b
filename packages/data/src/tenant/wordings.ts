import type { InStatement, Row } from '@libsql/client'
import type { AdaptedClause } from '@linli/domain/wording-adaptations'
import { reaches, type Reach, type TenantDb } from '../open.ts'

/**
 * A sentence in the words of the street (`scope` '') or of a community (its id). One that was set back to the built-in words
 * keeps its row without clauses, so that its versions go on and nobody overwrites what they have not seen.
 */
export type StoredWording = {
  scope: string
  sentence: string
  clauses: readonly AdaptedClause[]
  version: number
  /** In ms since 1970. */
  updatedAt: number
  updatedBy: string
}

/** The scope of what is said in the whole street. */
export const streetScope = ''

/** The statement that reads the street's wordings, and after them a community's. */
export const wordingsStatement = (community: string = streetScope): InStatement => ({
  sql: 'SELECT * FROM wording WHERE scope IN (?, ?) ORDER BY scope, sentence',
  args: [streetScope, community],
})

/** A stored wording from its row. */
export const wordingFromRow = (row: Row): StoredWording => ({
  scope: String(row['scope']),
  sentence: String(row['sentence']),
  clauses: JSON.parse(String(row['clauses'])) as AdaptedClause[],
  version: Number(row['version']),
  updatedAt: Number(row['updated_at']),
  updatedBy: String(row['updated_by']),
})

/** Whether there are words to tell, and not only the trace of some that were taken back. */
export const isAdapted = ({ clauses }: Pick<StoredWording, 'clauses'>): boolean => clauses.length > 0

/** The street's wordings, and after them a community's own where one in reach is asked for. */
export const listWordings = async (
  tenant: TenantDb,
  reach: Reach,
  community: string = streetScope,
): Promise<StoredWording[]> => {
  const scope = community === streetScope || reaches(reach, community) ? community : streetScope
  const { rows } = await tenant.client.execute(wordingsStatement(scope))
  return rows.map(wordingFromRow)
}

/**
 * The guard that brings a wording to its next version, the first one when there is none yet; with no clauses it is set back to
 * the built-in words. It fails when the version before is not the current one.
 */
export const changeWordingGuard = (next: StoredWording): InStatement => ({
  sql: `INSERT INTO wording (scope, sentence, clauses, version, updated_at, updated_by) VALUES (?1, ?2, ?3,
      iif(coalesce((SELECT version FROM wording WHERE scope = ?1 AND sentence = ?2), 0) = ?4 - 1, ?4, NULL), ?5, ?6)
    ON CONFLICT (scope, sentence) DO UPDATE SET clauses = excluded.clauses, version = excluded.version,
      updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
  args: [
    next.scope,
    next.sentence,
    JSON.stringify(next.clauses),
    next.version,
    next.updatedAt,
    next.updatedBy,
  ],
})
