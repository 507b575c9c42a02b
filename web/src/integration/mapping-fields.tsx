import type { Replied } from '@linli/contract/operations'
import type { FieldProblem } from '@linli/contract/refusals'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { Refused } from '../api.ts'
import { whyOf } from '../failures.ts'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { useSession } from '../session.tsx'
import { ask } from './asking.ts'
import { problem } from './editing.ts'
import { mappingTemplates, templateKeys, type TemplateKey } from './mapping-templates.ts'
import { mappingProblems, type EditedSource } from './source-editing.ts'
import { mappingOf, mappingText, reachOf } from './source-forms.ts'
import { sourceFormWords } from './source-form-words.ts'
import { TrialResult } from './trial-result.tsx'

type Props = { edited: EditedSource }
export type Trial = Replied<'tryMapping'>

/** What is wrong, each with where in the mapping. */
const Wrong = ({ problems }: { problems: readonly FieldProblem[] }) => {
  const words = useWords(sourceFormWords)
  return (
    <>
      {problems.map(({ field, message }) => (
        <p key={field + message} class="wrong">
          {field.startsWith('mapping.') ? words.problemAt(field.replace(/^mapping\./, ''), message) : message}
        </p>
      ))}
    </>
  )
}

/** Puts an example in the place of the mapping; what was typed there comes back with one press, as long as the form is open. */
const useTemplates = (edited: EditedSource) => {
  const words = useWords(sourceFormWords)
  const latest = useRef<EditedSource | undefined>(edited)
  latest.current = edited
  useEffect(
    () => () => {
      latest.current = undefined
    },
    [],
  )
  return (template: TemplateKey) => {
    const before = edited.editing.form.mapping
    edited.change({ mapping: mappingText(mappingTemplates[template]) })
    if (before.trim() === '') return
    announce(words.replaced, { undo: () => latest.current?.change({ mapping: before }) })
  }
}

/** The mapping as JSON, with everything that is wrong with it and where. */
const MappingField = ({ edited }: Props) => {
  const words = useWords(sourceFormWords)
  const id = useId()
  const { editing, change } = edited
  const problems = mappingProblems(edited)
  const begin = useTemplates(edited)
  return (
    <div class="field">
      <label for={id}>{words.fields.mapping}</label>
      <textarea
        id={id}
        class="inp code"
        rows={14}
        spellcheck={false}
        value={editing.form.mapping}
        aria-invalid={problems.length > 0}
        aria-describedby={`${id}-said`}
        onInput={(event) => change({ mapping: event.currentTarget.value })}
      />
      <div id={`${id}-said`}>
        <Wrong problems={problems} />
        <p class="hint">{words.mappingHint}</p>
      </div>
      <div class="panel-acts">
        {templateKeys.map((each) => (
          <button key={each} type="button" class="btn" onClick={() => begin(each)}>
            {words.templates[each]}
          </button>
        ))}
      </div>
    </div>
  )
}

type State = { trial?: Trial; wrong?: readonly FieldProblem[]; busy?: boolean }

const refusedWith = (error: unknown): readonly FieldProblem[] => {
  const problems = error instanceof Refused ? (error.problem.errors ?? []) : []
  return problems.length > 0 ? problems : [problem('sample', whyOf(error))]
}

/** Tries the mapping on a sample. What is wrong is told with its place, and nothing that is typed meanwhile is touched. */
const useTrial = ({ editing }: EditedSource) => {
  const words = useWords(sourceFormWords)
  const { street } = useSession()
  const [state, set] = useState<State>({})
  const start = async (sample: string) => {
    const mapping = mappingOf(editing.form.mapping)
    if (sample.trim() === '') return set({ wrong: [problem('sample', words.needSample)] })
    if ('why' in mapping) return set({ wrong: [problem('mapping', words.notJson(mapping.why))] })
    set({ busy: true })
    try {
      const source = editing.was === undefined ? {} : { source: editing.was.id }
      const body = { sample, mapping: mapping.value, ...reachOf(editing.form), ...source }
      set({ trial: await ask('tryMapping', { params: { street: street.id }, body }) })
    } catch (error) {
      set({ wrong: refusedWith(error) })
    }
  }
  return { state, start }
}

const Sample = ({ edited }: Props) => {
  const words = useWords(sourceFormWords)
  const id = useId()
  const [sample, setSample] = useState('')
  const { state, start } = useTrial(edited)
  return (
    <div class="field">
      <label for={id}>{words.sample}</label>
      <textarea
        id={id}
        class="inp code"
        rows={6}
        spellcheck={false}
        value={sample}
        aria-describedby={`${id}-said`}
        onInput={(event) => setSample(event.currentTarget.value)}
      />
      <p class="hint" id={`${id}-said`}>
        {words.sampleHint}
      </p>
      <div class="panel-acts">
        <button type="button" class="btn" disabled={state.busy} onClick={() => void start(sample)}>
          {words.try}
        </button>
        <span role="status">{state.busy === true && words.trying}</span>
      </div>
      {state.wrong !== undefined && (
        <div role="alert">
          <Wrong problems={state.wrong} />
        </div>
      )}
      {state.trial !== undefined && <TrialResult trial={state.trial} />}
    </div>
  )
}

/** How messages are read, and what that would make of one. */
export const MappingFields = ({ edited }: Props) => (
  <>
    <MappingField edited={edited} />
    <Sample edited={edited} />
  </>
)
