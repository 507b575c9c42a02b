import type { FieldProblem } from '@linli/contract/refusals'
import { useId, useState } from 'preact/hooks'
import type { Known } from '../catalogue.ts'
import { metricTyped, partsOf } from '../figure-choices.ts'
import { pick, useWords } from '../language.tsx'
import { ChoiceField, TextField } from './fields.tsx'
import type { TargetForm } from './forms.ts'
import { targetsWords } from './words.ts'

type Props = {
  form: TargetForm
  change: (changes: Partial<TargetForm>) => void
  catalogue: Known
  wrong: FieldProblem | undefined
}

/** Which metric a target is about, and which part of it. */
export const MetricField = ({ form, change, catalogue, wrong }: Props) => {
  const words = useWords(targetsWords)
  const list = useId()
  const found = catalogue.metricOf(form.metric)
  const [typed, setTyped] = useState(found === undefined ? form.metric : pick(found))
  const type = (text: string) => {
    setTyped(text)
    const code = metricTyped(catalogue, text)?.code ?? text.trim()
    change({ metric: code, ...(code === form.metric ? {} : { dimension: '' }) })
  }
  const parts = found === undefined ? [] : partsOf(catalogue, found)
  const kept =
    parts.some(({ code }) => code === form.dimension) || form.dimension === '' ? [] : [form.dimension]
  return (
    <>
      <TextField
        label={words.metric}
        name="metric"
        size="two"
        value={typed}
        list={list}
        hint={words.metricHint}
        wrong={wrong}
        change={type}
      />
      <datalist id={list}>
        {catalogue.metrics.map((metric) => (
          <option key={metric.code} value={pick(metric)}>
            {metric.code}
          </option>
        ))}
      </datalist>
      {parts.length > 0 && (
        <ChoiceField
          label={words.part}
          name="dimension"
          value={form.dimension}
          options={[
            { code: '', name: words.whole },
            ...parts,
            ...kept.map((code) => ({ code, name: pick(catalogue.dimensionName(form.metric, code)) })),
          ]}
          change={(dimension) => change({ dimension })}
        />
      )}
    </>
  )
}
