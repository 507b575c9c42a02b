import type { FieldProblem } from '@linli/contract/refusals'
import { useId, useRef } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { useSession } from '../session.tsx'
import { isBlock, pastedInto, type PartColumn } from './pasting.ts'
import { emptyPart, givenTo, type PartForm, type TaskForm } from './task-forms.ts'
import { taskWords } from './task-words.ts'

type Props = {
  form: TaskForm
  change: (changes: Partial<TaskForm>) => void
  problems: readonly FieldProblem[]
}
type Community = ReturnType<typeof useSession>['street']['communities'][number]
type Doing = {
  columns: readonly PartColumn[]
  set: (community: string, changes: Partial<PartForm>) => void
  paste: (community: string, column: PartColumn, event: ClipboardEvent) => void
}

/** Enter and the arrows go along a column, as in a spreadsheet. Days are stepped by the arrows themselves. */
const goAlong = (event: KeyboardEvent & { currentTarget: HTMLInputElement }): void => {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return
  const { name, type } = event.currentTarget
  const arrows = type === 'date' ? 0 : event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const step = event.key === 'Enter' ? (event.shiftKey ? -1 : 1) : arrows
  if (step === 0) return
  event.preventDefault()
  const table = event.currentTarget.closest('table')
  const all = [...(table?.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`) ?? [])]
  all[all.indexOf(event.currentTarget) + step]?.focus()
}

type CellProps = {
  doing: Doing
  community: Community
  column: PartColumn
  part: PartForm
  hint: string
  wrong: FieldProblem | undefined
}

const PartCell = ({ doing, community: { id, name }, column, part, hint, wrong }: CellProps) => {
  const words = useWords(taskWords)
  const note = useId()
  const labels = { value: words.valueOf, due: words.dueOf, owner: words.ownerOf }
  const heads = { value: words.value, due: words.due, owner: words.owner }
  const shared = {
    class: 'inp',
    name: column,
    autocomplete: 'off',
    'aria-label': labels[column](name),
    'aria-invalid': wrong !== undefined,
    'aria-describedby': wrong === undefined ? undefined : note,
    placeholder: hint,
    value: part[column],
    onKeyDown: goAlong,
    onPaste: (event: ClipboardEvent) => doing.paste(id, column, event),
    onInput: (event: { currentTarget: HTMLInputElement }) =>
      doing.set(id, { [column]: event.currentTarget.value }),
  } as const
  return (
    <td data-name={heads[column]}>
      {column === 'due' ? <input type="date" {...shared} /> : <input type="text" {...shared} />}
      {wrong !== undefined && (
        <p id={note} class="wrong">
          {wrong.message}
        </p>
      )}
    </td>
  )
}

const PartRow = ({
  doing,
  community,
  form,
  problems,
}: { doing: Doing; community: Community } & Omit<Props, 'change'>) => {
  const words = useWords(taskWords)
  const part = form.parts[community.id] ?? { ...emptyPart, on: false }
  const wrong = (field: string) => problems.find((each) => each.field === `parts.${community.id}.${field}`)
  const value = form.plan.kind === 'metric' ? String(form.plan.value ?? '') : ''
  const refused = wrong('community')
  return (
    <tr>
      <th scope="row">
        <label class="chk">
          <input
            type="checkbox"
            checked={part.on}
            aria-label={words.give(community.name)}
            onChange={() => doing.set(community.id, { on: !part.on })}
          />
          {community.name}
        </label>
        {refused !== undefined && <p class="wrong">{refused.message}</p>}
      </th>
      {doing.columns.map((column) =>
        part.on ? (
          <PartCell
            key={column}
            doing={doing}
            community={community}
            column={column}
            part={part}
            hint={column === 'value' ? value : ''}
            wrong={wrong(column)}
          />
        ) : (
          <td key={column} class="tb-off">
            —
          </td>
        ),
      )}
    </tr>
  )
}

const Choice = ({ form, change }: Pick<Props, 'form' | 'change'>) => {
  const words = useWords(taskWords)
  const { communities } = useSession().street
  const choose = (on: boolean) =>
    change({
      parts: Object.fromEntries(communities.map(({ id }) => [id, { ...(form.parts[id] ?? emptyPart), on }])),
    })
  return (
    <p class="tb-choice">
      <button type="button" class="btn" onClick={() => choose(true)}>
        {words.all}
      </button>
      <button type="button" class="btn" onClick={() => choose(false)}>
        {words.none}
      </button>
      <span role="status">{words.chosen(givenTo(form).length, communities.length)}</span>
    </p>
  )
}

/** Which communities get the task, with what is their own. */
export const PartsTable = ({ form, change, problems }: Props) => {
  const words = useWords(taskWords)
  const { communities } = useSession().street
  const latest = useRef(form.parts)
  latest.current = form.parts
  const metric = form.plan.kind === 'metric'
  const columns: readonly PartColumn[] = metric ? ['value', 'due', 'owner'] : ['due', 'owner']
  const heads = { value: words.value, due: words.due, owner: words.owner }
  const doing: Doing = {
    columns,
    set: (id, changes) =>
      change({
        parts: { ...latest.current, [id]: { ...(latest.current[id] ?? emptyPart), ...changes } },
      }),
    paste: (community, column, event) => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (!isBlock(text)) return
      event.preventDefault()
      const pasted = pastedInto(latest.current, communities, { community, column, columns }, text)
      change({ parts: pasted.parts })
      announce(words.pasted(pasted.count))
    },
  }
  const none = problems.find(({ field }) => field === 'parts')
  return (
    <fieldset class="tb-parts field">
      <legend>{words.parts}</legend>
      <Choice form={form} change={change} />
      {none !== undefined && <p class="wrong">{none.message}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{words.community}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {heads[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {communities.map((community) => (
            <PartRow key={community.id} doing={doing} community={community} form={form} problems={problems} />
          ))}
        </tbody>
      </table>
      <p class="hint">{words.partsHint}</p>
    </fieldset>
  )
}
