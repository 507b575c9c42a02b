import type { Coverage, CoverageTract } from '@linli/contract/coverages'
import { counterNames } from '@linli/domain/targets/coverage-days'
import { pick, useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { Cell, type Grid } from './cell.tsx'
import { cellOf, countersOf } from './cells.ts'
import type { Entering } from './entering.ts'
import { blockRows, isBlock } from './pasting.ts'
import { coverageWords } from './words.ts'

/** How many tracts stand under each other, so that some fifty fit on an office screen; more are spread over three blocks. */
const rowsInBlock = 18
const mostBlocks = 3

/** Tracts in blocks that stand side by side where there is room. */
const blocksOf = (tracts: readonly CoverageTract[]): CoverageTract[][] => {
  const size = Math.max(rowsInBlock, Math.ceil(tracts.length / mostBlocks))
  return Array.from({ length: Math.ceil(tracts.length / size) }, (_, index) =>
    tracts.slice(index * size, (index + 1) * size),
  )
}

const Block = ({ tracts, grid }: { tracts: readonly CoverageTract[]; grid: Grid }) => {
  const words = useWords(coverageWords)
  return (
    <table class="cv-grid">
      <caption class="vh">
        {words.block(tracts[0]?.name ?? '', tracts[tracts.length - 1]?.name ?? '')}
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.tract}</th>
          <th scope="col" class="num">
            {words.households}
          </th>
          {grid.counters.map((counter) => (
            <th key={counter} scope="col">
              {pick(counterNames[counter])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tracts.map((tract) => (
          <tr key={tract.code}>
            <th scope="row" title={`${tract.code} ${tract.name}`}>
              {tract.name}
            </th>
            <td class="num">{tract.households}</td>
            {grid.counters.map((counter) => (
              <Cell key={counter} tract={tract} counter={counter} grid={grid} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The texts that a pasted block puts into the cells to the right of one and below it. */
const spread = (columns: Grid['columns'], from: string, text: string): Record<string, string> => {
  const column = columns.findIndex((ids) => ids.includes(from))
  const row = columns[column]?.indexOf(from) ?? 0
  return Object.fromEntries(
    blockRows(text).flatMap((cells, down) =>
      cells.flatMap((cell, right) => {
        const key = columns[column + right]?.[row + down]
        return key === undefined ? [] : [[key, cell] as const]
      }),
    ),
  )
}

type Props = { coverage: Coverage; entering: Entering; enabled: boolean }

/** One day of a community: its tracts by the counters, in one screen and by the keyboard alone. */
export const DayGrid = ({ coverage, entering, enabled }: Props) => {
  const words = useWords(coverageWords)
  const counters = countersOf(coverage)
  const columns = counters.map((counter) => coverage.tracts.map(({ code }) => cellOf(code, counter)))
  const grid: Grid = {
    counters,
    columns,
    enabled,
    typed: entering.held.typed,
    type: (key, text) => entering.change({ [key]: text }),
    paste: (key, text) => {
      if (!isBlock(text)) return false
      const texts = spread(columns, key, text)
      entering.change(texts)
      announce(words.pasted(Object.keys(texts).length))
      return true
    },
    save: () => void entering.save(),
  }
  return (
    <div class="cv-blocks">
      {blocksOf(coverage.tracts).map((tracts) => (
        <Block key={tracts[0]?.code} tracts={tracts} grid={grid} />
      ))}
    </div>
  )
}
