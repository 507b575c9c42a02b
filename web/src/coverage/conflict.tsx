import type { Coverage } from '@linli/contract/coverages'
import { counterNames } from '@linli/domain/targets/coverage-days'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { Merge } from '../targets/merge.tsx'
import { changedCells, conflictsIn, enteredIn } from './cells.ts'
import type { Entering } from './entering.ts'
import { coverageWords } from './words.ts'

/** Somebody else entered the same day: theirs and mine, cell by cell, where they differ. */
export const DayConflict = ({ coverage, entering }: { coverage: Coverage; entering: Entering }) => {
  const words = useWords(coverageWords)
  const { held, settle, drop } = entering
  const cells = conflictsIn(coverage, held)
  if (cells.length === 0) return null
  const { updatedBy = '', updatedAt } = coverage.entry
  const same = changedCells(coverage, held.typed).length - cells.length
  return (
    <section class="cv-conflict">
      <Merge
        items={cells.map(({ key, tract, counter }) => ({
          key,
          label: words.cell(tract.name, pick(counterNames[counter])),
          mine: held.typed[key] ?? '',
          theirs: enteredIn(tract, counter),
        }))}
        words={{
          text: words.conflict,
          item: words.item,
          mine: words.mine,
          theirs: words.theirs(updatedBy, updatedAt === undefined ? '' : momentText(updatedAt)),
          same: same === 0 ? undefined : words.changed(same),
          save: words.saveMerged,
          drop: words.dropMine,
        }}
        save={settle}
        drop={drop}
      />
    </section>
  )
}
