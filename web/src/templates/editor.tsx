import { useEffect, useId, useRef } from 'preact/hooks'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { announce } from '../parts/toast.tsx'
import { useSession } from '../session.tsx'
import { TextField } from '../targets/fields.tsx'
import { useFormKeys } from '../targets/keys.ts'
import { useCheck } from './checking.ts'
import { faultsIn, useEditing, type Beginning, type Edited } from './editing.ts'
import { Sheet } from './sheet.tsx'
import { decoded, gridIn } from './sheets.ts'
import { templatesWords } from './words.ts'

const Upload = ({ edited: { change } }: { edited: Edited }) => {
  const words = useWords(templatesWords)
  const input = useRef<HTMLInputElement>(null)
  const read = async (file: File | undefined) => {
    if (file === undefined) return
    const text = decoded(new Uint8Array(await file.arrayBuffer()))
    if (text === undefined) return announce(words.notText)
    const grid = gridIn(text)
    change({ grid })
    announce(words.uploaded(grid.length))
  }
  return (
    <>
      <button type="button" class="btn" onClick={() => input.current?.click()}>
        <Icon name="up" />
        {words.upload}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
        aria-label={words.upload}
        onChange={(event) => {
          void read(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}

const Fields = ({ edited }: { edited: Edited }) => {
  const words = useWords(templatesWords)
  const { editing, change } = edited
  const wrong = (field: string) => editing.problems.find((problem) => problem.field === field)
  const labels = { name: words.name, source: words.source, text: words.text }
  return (
    <div class="target-fields">
      {(['name', 'source', 'text'] as const).map((field) => (
        <TextField
          key={field}
          label={labels[field]}
          name={field}
          value={editing.form[field]}
          size="two"
          wrong={wrong(field)}
          change={(value) => change({ [field]: value })}
          {...(field === 'source' ? { hint: words.sourceHint } : {})}
        />
      ))}
    </div>
  )
}

/** Somebody saved a version in between: mine can come after it. */
const Conflict = ({ edited: { editing, saveOver, stop } }: { edited: Edited }) => {
  const words = useWords(templatesWords)
  const { theirs } = editing
  if (theirs === undefined) return null
  const when = theirs.updatedAt === undefined ? '' : momentText(theirs.updatedAt)
  return (
    <div role="alert">
      <p class="form-refused">{words.conflict(theirs.updatedBy ?? '', when, theirs.version)}</p>
      <div class="target-acts">
        <button type="button" class="btn primary" onClick={saveOver}>
          {words.saveOver}
        </button>
        <button type="button" class="btn" onClick={() => stop(theirs.id)}>
          {words.drop}
        </button>
      </div>
    </div>
  )
}

const Acts = ({ edited }: { edited: Edited }) => {
  const words = useWords(templatesWords)
  const { editing, busy, stop } = edited
  return (
    <div class="target-acts">
      <button type="submit" class="btn primary" disabled={busy}>
        {editing.was === undefined ? words.save : words.saveVersion}
      </button>
      <button type="button" class="btn" onClick={() => stop()}>
        {words.cancel}
      </button>
    </div>
  )
}

type Props = { beginning: Beginning; done: (id?: string) => void }

/** A template being written as a sheet, checked row by row while it is typed. Ctrl+Enter saves. */
export const Editor = ({ beginning, done }: Props) => {
  const words = useWords(templatesWords)
  const { street } = useSession()
  const edited = useEditing(street.id, beginning, done)
  const { editing, save, change } = edited
  const checked = useCheck(street.id, editing.form.grid)
  const refusedRows = faultsIn(editing.problems)
  const check = refusedRows.length > 0 ? { state: 'done' as const, faults: refusedRows } : checked
  const form = useRef<HTMLFormElement>(null)
  const id = useId()
  useFormKeys(form, { save })
  useEffect(() => form.current?.querySelector<HTMLElement>('[name=name]')?.focus(), [])
  const submit = (event: Event) => {
    event.preventDefault()
    save()
  }
  return (
    <form ref={form} class="template-editor" noValidate onSubmit={submit}>
      <h2>{editing.was === undefined ? words.adding : words.changing(pick(editing.was.name))}</h2>
      <Fields edited={edited} />
      <div class="template-sheet-head">
        <h3 id={id}>{words.sheet}</h3>
        <Upload edited={edited} />
      </div>
      <p class="targets-note">{words.sheetNote}</p>
      <Sheet grid={editing.form.grid} change={(grid) => change({ grid })} check={check} id={id} />
      {editing.refused !== undefined && (
        <p class="form-refused" role="alert">
          {editing.refused}
        </p>
      )}
      {editing.theirs === undefined ? <Acts edited={edited} /> : <Conflict edited={edited} />}
    </form>
  )
}
