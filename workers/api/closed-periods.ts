import { readClosingFacts, type ClosingFacts } from '@linli/data/tenant/corrections'
import type { StoredEntry } from '@linli/data/tenant/entries'
import { closedText, periodsChanged, periodsClosedTo } from '@linli/domain/corrections'
import type { Entry } from '@linli/domain/entries'
import type { FigureKey } from '@linli/domain/metrics'
import { postings, type Posting } from '@linli/domain/postings'
import { isClosed } from '@linli/domain/reporting-periods'
import type { Given, InCommunity } from './given.ts'
import { today } from './ids.ts'
import { refuse, type Refusing } from './refusals.ts'

type Here = Pick<Given<'recordEntry'>, 'outside'> & InCommunity

const posted = (entries: readonly StoredEntry[]): Posting[] =>
  entries.filter(({ deleted }) => !deleted).flatMap(postings)

/** The figures that records read (时点数), whose later readings matter when the records change. */
export const figuresRead = (entries: readonly Entry[]): FigureKey[] =>
  entries
    .flatMap(postings)
    .filter(({ nature }) => nature === 'stock')
    .map(({ metric, dimension }) => ({ metric, dimension }))

/** Why closed periods do not take a change of records without a reason, and which periods it would change. */
export const periodClosed = (
  given: Here,
  before: readonly StoredEntry[],
  after: readonly StoredEntry[],
  { closings, readings }: ClosingFacts,
): Refusing => {
  const closed = closings.filter(({ at }) => isClosed(at, given.outside.now())).map(({ period }) => period)
  const hit = periodsClosedTo(
    closed,
    [...before, ...after].map(({ fact }) => fact),
  )
  const frame = { readings, today: today(given.outside) }
  return refuse('period-closed', {
    // None is hit when the street changed its days only just now.
    ...(hit.length === 0 ? {} : { detail: closedText(hit) }),
    periods: periodsChanged(posted(before), posted(after), frame),
  })
}

/** The same for new records, once the tables have refused them. */
export const newRecordsClosed = async (given: Here, made: readonly StoredEntry[]): Promise<Refusing> => {
  const { tenant, reach, community } = given
  const facts = await readClosingFacts(tenant, reach, community, figuresRead(made))
  return periodClosed(given, [], made, facts)
}
