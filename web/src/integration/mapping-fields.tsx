import type { Replied } from '@linli/contract/operations'
import { useId, useState } from 'preact/hooks'
import { whyOf } from '../failures.ts'
import { useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { ask } from './asking.ts'
import { mappingTemplates, templateKeys } from './mapping-templates.ts'
import { mappingProblems, type EditedSource } from './source-editing.ts'
import { mappingOf, mappingText, reachOf } from './source-forms.ts'
import { sourceFormWords } from './source-form-words.ts'
import { TrialResult } from './trial-result.tsx'

type Props = { edited: EditedSource }
export type Trial = Replied<'tryMapping'>

/** The mapping as JSON, with everything that is wrong with it and where. */
const MappingField = ({ edited }: Props) => {
  const words = useWords(sourceFormWords)
  const id = useId()
  const { editing, change } = edited
  const problems = mappingProblems(edited)
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
        {problems.map(({ field, message }) => (
          <p key={field + message} class="wrong">
            {field === 'mapping' ? message : words.problemAt(field.replace(/^mapping\./, ''), message)}
          </p>
        ))}
        <p class="hint">{words.mappingHint}</p>
      </div>
      <div class="panel-acts">
        {templateKeys.map((each) => (
          <button
            key={each}
            type="button"
            class="btn"
            onClick={() => change({ mapping: mappingText(mappingTemplates[each]) })}
          >
            {words.templates[each]}
          </button>
        ))}
      </div>
    </div>
  )
}

type State = { trial?: Trial; said?: string; busy?: boolean }

/** Tries the mapping on a sample; what is wrong with the mapping stands at the mapping. */
const useTrial = ({ editing }: EditedSource) => {
  const words = useWords(sourceFormWords)
  const { street } = useSession()
  const [state, set] = useState<State>({})
  const start = async (sample: string) => {
    const mapping = mappingOf(editing.form.mapping)
    if (sample.trim() === '') return set({ said: words.needSample })
    if ('why' in mapping) return set({ said: words.notJson(mapping.why) })
    set({ busy: true })
    try {
      const source = editing.was === undefined ? {} : { source: editing.was.id }
      const body = { sample, mapping: mapping.value, ...reachOf(editing.form), ...source }
      set({ trial: await ask('tryMapping', { params: { street: street.id }, body }) })
    } catch (error) {
      set({ said: whyOf(error) })
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
      {state.said !== undefined && (
        <p class="wrong" role="alert">
          {state.said}
        </p>
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
