import type { Wording } from '@linli/contract/wordings'
import { useEffect, useRef } from 'preact/hooks'
import type { Known } from '../catalogue.ts'
import { momentText } from '../format.ts'
import { useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { useFormKeys } from '../targets/keys.ts'
import { ClauseFields } from './clause-fields.tsx'
import { Conflict } from './conflict.tsx'
import { useEditing, type Edited } from './editing.ts'
import { clauseForm, fieldOf } from './forms.ts'
import { PreviewView } from './preview.tsx'
import { usePreview, type Preview } from './previewing.ts'
import { wordsOf, type Scope } from './scopes.ts'
import type { Beside } from './text-row.tsx'
import { wordingsWords } from './words.ts'

type Props = {
  scope: Scope
  wording: Wording
  catalogue: Known
  /** The community over whose figures it is previewed. */
  over: string | undefined
  close: () => void
}

/** What a clause is adapted from: the built-in words, and in a community the street's. */
const useBeside = ({ community }: Scope, { clauses, street }: Wording) => {
  const words = useWords(wordingsWords)
  const ofStreet = community === undefined ? undefined : wordsOf(street)
  return (index: number): Beside[] => [
    { label: words.builtIn, clause: clauseForm(clauses[index] ?? {}) },
    ...(ofStreet === undefined
      ? []
      : [{ label: words.streetWords, clause: clauseForm(ofStreet[index] ?? {}) }]),
  ]
}

const Fields = ({
  scope,
  wording,
  catalogue,
  edited,
  preview,
}: Omit<Props, 'over' | 'close'> & { edited: Edited; preview: Preview }) => {
  const { editing, change } = edited
  const problems = [...editing.problems, ...preview.problems]
  const beside = useBeside(scope, wording)
  return (
    <>
      {wording.clauses.map((builtIn, clause) => (
        <ClauseFields
          key={clause}
          index={clause}
          builtIn={builtIn}
          beside={beside(clause)}
          form={editing.form[clause] ?? clauseForm({})}
          wrong={(key) => problems.find(({ field }) => field === fieldOf({ clause, key }))}
          change={(key, text) => change({ clause, key }, text)}
          catalogue={catalogue}
        />
      ))}
    </>
  )
}

const Acts = ({ scope, wording, edited }: { scope: Scope; wording: Wording; edited: Edited }) => {
  const words = useWords(wordingsWords)
  const { own, busy, dirty, stop, reset } = edited
  const hasStreet = scope.community !== undefined && wordsOf(wording.street) !== undefined
  return (
    <div class="target-acts">
      <button type="submit" class="btn primary" disabled={!dirty || busy}>
        {words.save}
      </button>
      <button type="button" class="btn" onClick={stop}>
        {words.cancel}
      </button>
      {own.clauses !== null && (
        <button type="button" class="btn" disabled={busy} onClick={reset}>
          {hasStreet ? words.toStreetWords : words.toBuiltIn}
        </button>
      )}
      <span class="hint" role="status">
        {dirty
          ? words.unsaved
          : own.updatedAt !== undefined && words.lastSaved(own.updatedBy ?? '', momentText(own.updatedAt))}
      </span>
    </div>
  )
}

/** One sentence being put in other words, with a live preview. Ctrl+Enter saves, Esc gives up. */
export const Editor = ({ scope, wording, catalogue, over, close }: Props) => {
  const { street, period } = useSession()
  const edited = useEditing(scope, wording, close)
  const { editing, dirty, save, stop } = edited
  const asked = { street: street.id, community: over, sentence: wording.sentence, period }
  const preview = usePreview(asked, editing.form)
  const ref = useRef<HTMLFormElement>(null)
  useFormKeys(ref, { save: () => dirty && save(), cancel: stop })
  useEffect(() => ref.current?.querySelector('textarea')?.focus(), [])
  if (editing.theirs !== undefined)
    return (
      <div class="wording-editor">
        <Conflict scope={scope} wording={wording} edited={edited} theirs={editing.theirs} />
      </div>
    )
  return (
    <form
      ref={ref}
      class="wording-editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Fields scope={scope} wording={wording} catalogue={catalogue} edited={edited} preview={preview} />
      <PreviewView preview={preview} wording={wording} catalogue={catalogue} community={over} />
      {editing.refused !== undefined && (
        <p class="form-refused" role="alert">
          {editing.refused}
        </p>
      )}
      <Acts scope={scope} wording={wording} edited={edited} />
    </form>
  )
}
