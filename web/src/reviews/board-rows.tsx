import type { BoardRow } from '@linli/contract/report-boards'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useCatalogue } from '../catalogue.ts'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { reportLink } from '../links.ts'
import { boardWords } from './board-words.ts'
import { isOwed, useHalf } from './boards.ts'
import { StandingMark } from './standings.tsx'
import { reviewsWords } from './words.ts'

/** So many missing figures are named at once; the others on a press, and always on paper. */
const named = 3

const Blanks = ({ metrics }: { metrics: readonly string[] }) => {
  const words = useWords(boardWords)
  const catalogue = useCatalogue()
  const [open, setOpen] = useState(false)
  const names = metrics.map((code) => pick(catalogue?.metricOf(code) ?? { zh: code, en: code }))
  const between = pick({ zh: '、', en: ', ' })
  const others = names.slice(named)
  if (names.length === 0) return <>{words.none}</>
  return (
    <>
      {names.slice(0, named).join(between)}
      {others.length > 0 && (
        <>
          <span class={open ? undefined : 'paper-only'}>{between + others.join(between)}</span>
          <button
            type="button"
            class="btn plain more noprint"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? words.fewer : words.more(others.length)}
          </button>
        </>
      )}
    </>
  )
}

const Remarks = ({ remarks: { open, unanswered } }: Pick<BoardRow, 'remarks'>) => {
  const words = useWords(boardWords)
  if (open === 0) return <>{words.none}</>
  return (
    <>
      {words.openRemarks(open)} {unanswered > 0 && <small>{words.unanswered(unanswered)}</small>}
    </>
  )
}

type Props = {
  row: BoardRow
  street: string
  name: string
  selected: boolean
  select: (selected: boolean) => void
}

const Choice = ({ row, name, selected, select }: Props) => {
  const words = useWords(boardWords)
  return (
    <td class="pick noprint">
      {isOwed(row) && (
        <label>
          <input
            type="checkbox"
            checked={selected}
            aria-label={words.select(name)}
            onChange={(event) => select(event.currentTarget.checked)}
          />
        </label>
      )}
    </td>
  )
}

const Due = ({ row }: { row: BoardRow }) => {
  const words = useWords(boardWords)
  return (
    <>
      {row.due === '' ? words.none : row.due}
      {row.exception !== '' && <small class="why">{words.exception(row.exception)}</small>}
    </>
  )
}

const Submitted = ({ row }: { row: BoardRow }) => {
  const words = useWords(boardWords)
  if (row.submittedAt === undefined) return <>{words.none}</>
  return (
    <>
      {momentText(row.submittedAt)} <small>{row.submittedBy}</small>
    </>
  )
}

const ToReport = ({ row, street, name }: Props) => {
  const said = useWords(reviewsWords)
  const period = useHalf()
  return (
    <td class="acts noprint">
      {row.report !== null && (
        <a class="btn plain" href={reportLink({ street, community: row.community, period })}>
          {said.open}
          <span class="vh"> {name}</span>
        </a>
      )}
    </td>
  )
}

type FactProps = { name: string; empty: boolean; wraps?: boolean; children: ComponentChildren }

/** One cell with the name that it has on a phone, where an empty one is left out. */
const Fact = ({ name, empty, wraps = false, children }: FactProps) => (
  <td class={`${empty ? 'empty' : ''} ${wraps ? 'blanks' : ''}`} data-name={name}>
    {children}
  </td>
)

/** One community's line of the board. */
export const BoardLine = (props: Props) => {
  const words = useWords(boardWords)
  const { row, name, selected } = props
  return (
    <tr class={selected ? 'on' : undefined}>
      <Choice {...props} />
      <th scope="row">{name}</th>
      <td class="wide">
        <StandingMark row={row} />
      </td>
      <Fact name={words.due} empty={row.due === ''}>
        <Due row={row} />
      </Fact>
      <Fact name={words.submitted} empty={row.submittedAt === undefined}>
        <Submitted row={row} />
      </Fact>
      <Fact name={words.remarks} empty={row.remarks.open === 0}>
        <Remarks remarks={row.remarks} />
      </Fact>
      <Fact name={words.blanks} empty={row.requiredBlank.length === 0} wraps>
        <Blanks metrics={row.requiredBlank} />
      </Fact>
      <Fact name={words.urged} empty={row.urgedAt === undefined}>
        {row.urgedAt === undefined ? words.none : momentText(row.urgedAt)}
      </Fact>
      <ToReport {...props} />
    </tr>
  )
}
