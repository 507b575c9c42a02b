import type { Task } from '@linli/contract/target-boards'
import { lastDay, periodBefore } from '@linli/domain/periods'
import { useEffect, useRef, useState } from 'preact/hooks'
import { call } from '../api.ts'
import { useCatalogue, type Known } from '../catalogue.ts'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { screen } from '../screens.tsx'
import { useSession } from '../session.tsx'
import { useFormKeys } from '../targets/keys.ts'
import { PartsTable } from './parts-table.tsx'
import { PlanFields } from './plan-fields.tsx'
import { useTaskEditing, type TaskEdited } from './task-editing.ts'
import { TaskFields, useSections } from './task-fields.tsx'
import { emptyTask, givenTo, taskFormOf } from './task-forms.ts'
import { TemplateChoice } from './template-choice.tsx'
import { taskWords } from './task-words.ts'

// It seldom happens that two change the same task.
const TaskConflict = screen(() => import('./task-conflict.tsx').then((module) => module.TaskConflict))

const TemplateUpdate = screen(() =>
  import('../targets/template-update.tsx').then((module) => module.TemplateUpdate),
)

/** A newer version of the template, offered as long as nothing is being typed that it would overtake. */
const Newer = ({ edited: { editing, adopted } }: { edited: TaskEdited }) => {
  const { street } = useSession()
  const { was, form } = editing
  if (was?.template === undefined) return null
  if (JSON.stringify(form) !== JSON.stringify(taskFormOf(was, Object.keys(form.parts)))) return null
  return (
    <TemplateUpdate
      street={street.id}
      of={{ task: was.id }}
      version={was.version}
      template={was.template}
      mayAdopt
      adopted={() => void adopted()}
    />
  )
}

const Removing = ({ edited, close }: { edited: TaskEdited; close: () => void }) => {
  const words = useWords(taskWords)
  const { editing, remove } = edited
  const yes = () => {
    close()
    void remove()
  }
  return (
    <Dialog
      title={words.removeTitle(editing.was?.title ?? '')}
      onClose={close}
      actions={
        <>
          <button type="button" class="btn" onClick={close}>
            {words.cancel}
          </button>
          <button type="button" class="btn danger" onClick={yes}>
            {words.removeYes}
          </button>
        </>
      }
    >
      <p>{words.removeText(editing.was?.parts.length ?? 0)}</p>
    </Dialog>
  )
}

const Acts = ({ edited }: { edited: TaskEdited }) => {
  const words = useWords(taskWords)
  const [removing, setRemoving] = useState(false)
  const { editing, busy, stop } = edited
  return (
    <div class="target-acts">
      <button type="submit" class="btn primary" disabled={busy}>
        {words.save}
      </button>
      <button type="button" class="btn" onClick={stop}>
        {words.cancel}
      </button>
      <span class="hint noprint">
        <kbd>Ctrl+Enter</kbd> {words.save} <kbd>Esc</kbd> {words.cancel}
      </span>
      {editing.was !== undefined && (
        <button type="button" class="btn danger tb-remove" onClick={() => setRemoving(true)}>
          {words.remove}
        </button>
      )}
      {removing && <Removing edited={edited} close={() => setRemoving(false)} />}
    </div>
  )
}

/** The first field has the keyboard at first; after a refusal the first that is wrong. */
const useFocus = ({ editing: { problems } }: TaskEdited) => {
  const ref = useRef<HTMLFormElement>(null)
  useEffect(() => ref.current?.querySelector<HTMLElement>('[name=title]')?.focus(), [])
  useEffect(() => {
    if (problems.length > 0) ref.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [problems.length > 0])
  return ref
}

const Fields = ({ edited }: { edited: TaskEdited }) => {
  const words = useWords(taskWords)
  const { editing, change } = edited
  const { form, problems } = editing
  return (
    <>
      <TaskFields form={form} change={change} problems={problems} fixed={editing.was !== undefined} />
      <h2>{words.plan}</h2>
      {editing.was === undefined ? (
        <TemplateChoice form={form} change={change} problems={problems} />
      ) : (
        <Newer edited={edited} />
      )}
      <PlanFields
        key={form.plan.kind}
        plan={form.plan}
        change={(plan) => change({ plan })}
        problems={problems}
      />
      <PartsTable form={form} change={change} problems={problems} />
    </>
  )
}

type WritingProps = { was: Task | undefined; catalogue: Known; close: () => void }

const Writing = ({ was, catalogue, close }: WritingProps) => {
  const words = useWords(taskWords)
  const { street, period } = useSession()
  const communities = street.communities.map(({ id }) => id)
  const [section = 'base'] = useSections()
  const form =
    was === undefined
      ? emptyTask(communities, lastDay(periodBefore(period, -1)), section)
      : taskFormOf(was, communities)
  const edited = useTaskEditing({ was, form, catalogue, close })
  const { editing, save, stop } = edited
  const ref = useFocus(edited)
  const inDialog = () => document.querySelector('dialog[open]') !== null
  useFormKeys(ref, { save: () => save(), cancel: () => inDialog() || stop() })
  if (editing.theirs !== undefined)
    return <TaskConflict edited={edited} theirs={editing.theirs} catalogue={catalogue} />
  const heading = editing.was === undefined ? words.adding : words.changing(editing.was.title)
  const submit = (event: Event) => {
    event.preventDefault()
    save()
  }
  return (
    <form ref={ref} class="tb-form" aria-label={heading} noValidate onSubmit={submit}>
      <h1>{heading}</h1>
      <Fields edited={edited} />
      {editing.refused !== undefined && (
        <p class="form-refused" role="alert">
          {editing.refused}
        </p>
      )}
      <p class="vh" role="status">
        {words.chosen(givenTo(editing.form).length, communities.length)}
      </p>
      <Acts edited={edited} />
    </form>
  )
}

const Loaded = ({ task, catalogue, close }: { task: string; catalogue: Known; close: () => void }) => {
  const { street } = useSession()
  // Asked anew for each form: what is remembered could be older than what somebody else has saved.
  const [asked] = useState(() => `task/${street.id}/${task}/${Date.now()}`)
  const { value, failure, reload } = useQuery(
    asked,
    () => call('readTask', { params: { street: street.id, task } }),
    Infinity,
  )
  if (failure !== undefined) return <Failed error={failure} retry={reload} />
  if (value === undefined) return <Loading rows={8} />
  return <Writing was={value} catalogue={catalogue} close={close} />
}

/** A task being given to communities (`new`) or changed. Ctrl+Enter saves, Esc gives up. */
export const TaskForm = ({ task, close }: { task: string; close: () => void }) => {
  const catalogue = useCatalogue()
  if (catalogue === undefined) return <Loading rows={8} />
  if (task === 'new') return <Writing was={undefined} catalogue={catalogue} close={close} />
  return <Loaded task={task} catalogue={catalogue} close={close} />
}
