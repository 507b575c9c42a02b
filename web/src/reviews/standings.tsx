import type { BoardRow } from '@linli/contract/report-boards'
import { reportStateNames } from '@linli/domain/reports'
import { pick, useWords } from '../language.tsx'
import { Tag } from '../parts/chip.tsx'
import { Icon, type IconName } from '../parts/icon.tsx'
import { standingOf, type Standing } from './boards.ts'
import { reviewsWords } from './words.ts'

const signs: Record<Standing, IconName | undefined> = {
  approved: 'done',
  submitted: 'report',
  returned: 'undo',
  draft: 'edit',
  none: undefined,
}

/** What a standing is called. */
export const useStandingName = (): ((standing: Standing) => string) => {
  const words = useWords(reviewsWords)
  return (standing) => (standing === 'none' ? words.notBegun : pick(reportStateNames[standing]))
}

/** How a report stands: a sign and the word. That it is late is said in a word, without any colour. */
export const StandingMark = ({ row }: { row: Pick<BoardRow, 'state' | 'late' | 'revision'> }) => {
  const words = useWords(reviewsWords)
  const nameOf = useStandingName()
  const standing = standingOf(row)
  const sign = signs[standing]
  const late = standing === 'submitted' || standing === 'approved' ? words.submittedLate : words.late
  return (
    <>
      <span class={`standing ${standing}`}>
        {sign === undefined ? <i class="standing-none" aria-hidden="true" /> : <Icon name={sign} />}
        {nameOf(standing)}
      </span>
      {row.late && <Tag>{late}</Tag>}
      {row.revision > 1 && <Tag>{words.revision(row.revision)}</Tag>}
    </>
  )
}
