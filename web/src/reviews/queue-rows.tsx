import type { BoardRow } from '@linli/contract/report-boards'
import { useCatalogue } from '../catalogue.ts'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { Tag } from '../parts/chip.tsx'
import { Icon } from '../parts/icon.tsx'
import { useSession } from '../session.tsx'
import { queueWords } from './queue-words.ts'
import { isMineDone } from './steps.ts'
import { reviewsWords } from './words.ts'

/** The id of the button that names a report; the keyboard walks over these. */
export const rowId = (community: string): string => `queue-${community}`

type RowActions = {
  show: () => void
  /** A press anywhere on the row. */
  point: () => void
  approve: () => void
  sendBack: () => void
  pick: (picked: boolean) => void
}

type Props = {
  row: BoardRow
  name: string
  current: boolean
  shown: boolean
  picked: boolean
  actions: RowActions
}

const Checks = ({ row }: { row: BoardRow }) => {
  const words = useWords(queueWords)
  const errors = row.findings.filter(({ severity }) => severity === 'error').length
  const warnings = row.findings.length - errors
  return (
    <>
      {row.findings.length === 0 && (
        <span class="queue-clean">
          <Icon name="check" />
          {words.clean}
        </span>
      )}
      {errors > 0 && <Tag tone="bad">{words.errors(errors)}</Tag>}
      {warnings > 0 && <Tag tone="warn">{words.warnings(warnings)}</Tag>}
      {row.requiredBlank.length > 0 && <Tag>{words.blanks(row.requiredBlank.length)}</Tag>}
    </>
  )
}

/** Who has approved which sections of a report that others still have to approve. */
const Approvals = ({ row: { approvals } }: { row: BoardRow }) => {
  const words = useWords(queueWords)
  const catalogue = useCatalogue()
  const named = (by: string) =>
    approvals
      .filter((one) => one.by === by)
      .map(({ section }) => pick(catalogue?.sections[section] ?? { zh: section, en: section }))
  return [...new Set(approvals.map(({ by }) => by))].map((by) => (
    <small key={by}>{words.approvedBy(by, named(by).join(pick({ zh: '、', en: ', ' })))}</small>
  ))
}

/** The first thing found and what the community says of it. */
const Told = ({ row }: { row: BoardRow }) => {
  const words = useWords(queueWords)
  const { membership } = useSession()
  const [first] = row.findings
  const word = first === undefined ? '' : (row.words[first.id] ?? '')
  return (
    <>
      {isMineDone(membership, row) && <Tag tone="ok">{words.mine}</Tag>}
      {row.remarks.open > 0 && <Tag tone="info">{words.openRemarks(row.remarks.open)}</Tag>}
      <Approvals row={row} />
      {first !== undefined && (
        <p>
          {pick(first.message)}
          <small>{word === '' ? words.noWord : words.word(word)}</small>
        </p>
      )}
    </>
  )
}

const Acts = ({ name, actions }: Pick<Props, 'name' | 'actions'>) => {
  const words = useWords(queueWords)
  return (
    <>
      <button type="button" class="btn primary" aria-label={words.approveOf(name)} onClick={actions.approve}>
        {words.approve}
      </button>
      <button type="button" class="btn" aria-label={words.returnOf(name)} onClick={actions.sendBack}>
        {words.return}
      </button>
    </>
  )
}

/** One submitted report in the queue. */
export const QueueRow = ({ row, name, current, shown, picked, actions }: Props) => {
  const words = useWords(queueWords)
  const said = useWords(reviewsWords)
  const pressed = (event: Event) => {
    // The row's own buttons and its box do what they are for.
    if (event.target instanceof Element && event.target.closest('button, label') === null) actions.point()
  }
  return (
    <tr class={current ? 'on' : undefined} aria-current={current ? 'true' : undefined} onClick={pressed}>
      <td class="pick">
        <label>
          <input
            type="checkbox"
            checked={picked}
            aria-label={words.select(name)}
            onChange={(event) => actions.pick(event.currentTarget.checked)}
          />
        </label>
      </td>
      <th scope="row">
        <button
          id={rowId(row.community)}
          type="button"
          class="queue-name"
          aria-expanded={shown}
          onClick={actions.show}
        >
          {name}
        </button>
        <small>
          {row.submittedAt !== undefined &&
            said.submitted(row.submittedBy ?? '', momentText(row.submittedAt))}
          {row.late && ` · ${said.submittedLate}`}
          {row.revision > 1 && ` · ${said.revision(row.revision)}`}
        </small>
      </th>
      <td class="queue-checks">
        <Checks row={row} />
      </td>
      <td class="queue-told">
        <Told row={row} />
      </td>
      <td class="queue-acts">
        <Acts name={name} actions={actions} />
      </td>
    </tr>
  )
}
