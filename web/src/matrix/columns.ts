import type { Comparison } from '@linli/contract/comparisons'
import { dateText, number } from '../format.ts'
import type { Line } from './lines.ts'
import type { MatrixWords } from './words.ts'

/** A community as a column: where its cells stand in a line, and what its head says. */
export type Column = { id: string; index: number; name: string; short: string; people: string; said: string }

const peopleText = (count: number, words: MatrixWords): string =>
  count < 10_000 ? words.people(number(count, 0)) : words.tenThousand((count / 10_000).toFixed(2))

const columnOf = (comparison: Comparison, index: number, words: MatrixWords): Column => {
  const { id = '', name = '', shortName: short = '' } = comparison.communities[index] ?? {}
  const population = comparison.denominators['population']?.cells[index]
  const counted = population != null && population.value !== null
  const people = counted
    ? `${words.signs[population.bound ?? 'exact']}${peopleText(population.value ?? 0, words)}`
    : ''
  const asOf = population?.asOf === undefined ? '' : words.asOf(dateText(population.asOf))
  return {
    id,
    index,
    name,
    short,
    people,
    said: [name, people, asOf].filter((text) => text !== '').join(' '),
  }
}

/** The communities in the order of the reply, or sorted by a line, largest first and what has no number last. */
export const columnsOf = (
  comparison: Comparison,
  sortedBy: Line | undefined,
  words: MatrixWords,
): Column[] => {
  const columns = comparison.communities.map((_, index) => columnOf(comparison, index, words))
  if (sortedBy === undefined) return columns
  const size = ({ index }: Column) => sortedBy.cells[index]?.amount ?? -Infinity
  const order = (one: Column, other: Column) => (size(one) === size(other) ? 0 : size(other) - size(one))
  return columns.sort((one, other) => order(one, other) || one.index - other.index)
}

/** Which summaries stand beside the communities: who sees one community is given the average to compare with. */
export type Summary = 'total' | 'average'

export const summariesOf = (comparison: Comparison, isValue: boolean): Summary[] => {
  if (!isValue) return ['total']
  const alone = comparison.communities.length === 1 && comparison.communitiesInStreet > 1
  return alone ? ['average'] : ['total', 'average']
}
