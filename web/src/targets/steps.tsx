import type { Replied } from '@linli/contract/operations'
import type { Known } from '../catalogue.ts'
import { useWords } from '../language.tsx'
import type { Place } from './changes.ts'
import { EvidenceList } from './evidence.tsx'
import { note } from './marks.ts'
import { targetsWords } from './words.ts'

type Read = Replied<'readTarget'>
type Props = { place: Place; read: Read; catalogue: Known; today: string; may: boolean }
type Row = Read['steps'][number] & { text: string; planned: string }

/** The days of a step: planned, when it will be or was done, how late that is. */
const Days = ({ row, props }: { row: Row; props: Props }) => {
  const words = useWords(targetsWords)
  const { place, read, may, today } = props
  const mark = read.marks.find(({ item }) => item === row.key)
  const noted = { place, target: read.target.id, item: row.key, mark }
  const planned = mark?.planned ?? row.planned
  const save = (change: { planned?: string | undefined; done?: string | undefined }) =>
    void note(noted, change, row.text, words)
  if (!may)
    return (
      <>
        <td data-name={words.planned}>{planned}</td>
        <td data-name={words.doneOn}>{row.done ?? '—'}</td>
      </>
    )
  return (
    <>
      <td data-name={words.planned}>
        <input
          class="inp"
          type="date"
          aria-label={words.plannedFor(row.text)}
          value={planned}
          onChange={(event) => save({ planned: event.currentTarget.value || undefined })}
        />
      </td>
      <td data-name={words.doneOn} class="target-done">
        <input
          class="inp"
          type="date"
          aria-label={words.doneFor(row.text)}
          max={today}
          value={row.done ?? ''}
          onChange={(event) => save({ done: event.currentTarget.value || undefined })}
        />
        {row.done === undefined && (
          <button type="button" class="btn noprint" onClick={() => save({ done: today })}>
            {words.doneBy(today)}
          </button>
        )}
      </td>
    </>
  )
}

/** The steps of a milestone in their order; a late one moves those that follow. */
export const Steps = (props: Props) => {
  const words = useWords(targetsWords)
  const { read, place, catalogue, may } = props
  const { plan } = read.target
  if (plan.kind !== 'milestone' || plan.steps.length === 0) return null
  const rows: Row[] = read.steps.flatMap((step) => {
    const listed = plan.steps.find(({ key }) => key === step.key)
    return listed === undefined ? [] : [{ ...step, text: listed.text, planned: listed.planned }]
  })
  return (
    <table class="target-table target-steps">
      <thead>
        <tr>
          <th scope="col">{words.step}</th>
          <th scope="col">{words.planned}</th>
          <th scope="col">{words.doneOn}</th>
          <th scope="col">{words.expectedOn}</th>
          <th scope="col">{words.evidence}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={row.key}>
            <th scope="row">
              {i + 1}. {row.text}
            </th>
            <Days row={row} props={props} />
            <td data-name={words.expectedOn}>
              {row.expected}
              {row.late > 0 && <small class="target-late"> {words.late(row.late)}</small>}
            </td>
            <td data-name={words.evidence}>
              <EvidenceList
                place={place}
                target={read.target.id}
                item={row.key}
                name={row.text}
                evidence={read.evidence}
                catalogue={catalogue}
                may={may}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
