import type { Coverage } from '@linli/contract/coverages'
import type { FieldProblem } from '@linli/contract/refusals'
import { useState } from 'preact/hooks'
import { call, Refused, refusalOf } from '../api.ts'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { announce } from '../parts/toast.tsx'
import { forget } from '../queries.ts'
import { coverageKey, type Place } from './entering.ts'
import { isBlock } from './pasting.ts'
import {
  emptyTract,
  isBlank,
  pastedInto,
  problemAt,
  rowsOf,
  tractFields,
  type TractField,
  type TractRow,
} from './tract-forms.ts'
import { coverageWords } from './words.ts'

type RowProps = {
  row: TractRow
  index: number
  problems: readonly FieldProblem[]
  change: (field: TractField, text: string) => void
  paste: (field: TractField, text: string) => void
  remove: () => void
}

const Row = ({ row, index, problems, change, paste, remove }: RowProps) => {
  const words = useWords(coverageWords)
  return (
    <tr>
      {tractFields.map((field) => {
        const problem = problemAt(problems, index, field)
        return (
          <td key={field}>
            <input
              class="inp"
              value={row[field]}
              aria-label={`${index + 1} ${words[field]}`}
              aria-invalid={problem !== undefined}
              onInput={(event) => change(field, event.currentTarget.value)}
              onPaste={(event) => {
                const text = event.clipboardData?.getData('text/plain') ?? ''
                if (!isBlock(text)) return
                event.preventDefault()
                paste(field, text)
              }}
            />
            {problem !== undefined && <small class="wrong">{problem}</small>}
          </td>
        )
      })}
      <td>
        <button
          type="button"
          class="btn icon plain"
          aria-label={words.removeTract(row.name === '' ? String(index + 1) : row.name)}
          onClick={remove}
        >
          <Icon name="close" />
        </button>
      </td>
    </tr>
  )
}

/** The list of tracts being edited; saved as a whole, or not at all. */
const useTracts = (place: Place, coverage: Coverage, onClose: () => void) => {
  const words = useWords(coverageWords)
  const [rows, setRows] = useState<readonly TractRow[]>(() => [...rowsOf(coverage), emptyTract])
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [refused, setRefused] = useState('')
  const change = (next: readonly TractRow[]) => {
    setRows(next)
    setProblems([])
  }
  const save = async () => {
    const tracts = rows.filter((row) => !isBlank(row))
    try {
      await call('setTracts', { params: place, body: { tracts }, version: coverage.targetVersion })
      announce(words.tractsSaved(tracts.length))
      forget(coverageKey(place))
      onClose()
    } catch (error) {
      // Problems are named by the rows that were sent: the blank ones go from the list.
      setRows(tracts)
      const told = error instanceof Refused ? (error.problem.errors ?? []) : []
      setProblems(told)
      const whole = told.find(({ field }) => field === 'tracts')?.message
      const message = error instanceof Error ? error.message : String(error)
      setRefused(refusalOf(error) === 'stale' ? words.stale : (whole ?? words.notSaved(message)))
    }
  }
  return { rows, problems, refused, change, save }
}

type Props = { place: Place; coverage: Coverage; onClose: () => void }

/** Edits the list of tracts: households and the number of enumerators, no names of people. */
export const TractDialog = ({ place, coverage, onClose }: Props) => {
  const words = useWords(coverageWords)
  const { rows, problems, refused, change, save } = useTracts(place, coverage, onClose)
  const actions = (
    <>
      <button type="button" class="btn" onClick={() => change([...rows, emptyTract])}>
        <Icon name="plus" />
        {words.addTract}
      </button>
      <button type="button" class="btn" onClick={onClose}>
        {words.cancel}
      </button>
      <button type="button" class="btn primary" onClick={() => void save()}>
        {words.save}
      </button>
    </>
  )
  return (
    <Dialog title={words.tracts} onClose={onClose} actions={actions} wide>
      <p>{words.tractsText}</p>
      {refused !== '' && (
        <p class="form-refused" role="alert">
          {refused}
        </p>
      )}
      <table class="cv-tracts">
        <thead>
          <tr>
            {tractFields.map((field) => (
              <th key={field} scope="col">
                {words[field]}
              </th>
            ))}
            <th scope="col">
              <span class="vh">{words.removeColumn}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={index}
              row={row}
              index={index}
              problems={problems}
              change={(field, text) =>
                change(rows.map((each, at) => (at === index ? { ...each, [field]: text } : each)))
              }
              paste={(field, text) => change(pastedInto(rows, { row: index, field }, text))}
              remove={() => change(rows.filter((_, at) => at !== index))}
            />
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}
