import { aims } from '@linli/domain/targets'
import { useId, useState } from 'preact/hooks'
import type { Known } from '../catalogue.ts'
import { metricTyped, partsOf } from '../figure-choices.ts'
import { pick, useWords } from '../language.tsx'
import { MetricChoice } from '../parts/metric-choice.tsx'
import { ChoiceField, TextField } from '../targets/fields.tsx'
import type { PlanFieldsProps } from './plan-fields.tsx'
import type { PlanOf } from './plans.ts'
import { planWords } from './plan-words.ts'

type Props = PlanFieldsProps<PlanOf<'metric'>> & { catalogue: Known }

/** The metric as it is typed: a name that is none stays as it was typed, and is refused on saving. */
const useChoice = ({ plan, change, catalogue }: Props) => {
  const { metric = '', dimension = '' } = plan
  const found = catalogue.metricOf(metric)
  const [typed, setTyped] = useState(found === undefined ? metric : pick(found))
  const type = (text: string) => {
    setTyped(text)
    const { metric: _, ...rest } = plan
    const code = metricTyped(catalogue, text)?.code ?? text.trim()
    if (code === metric) return
    change({ ...rest, dimension: '', ...(code === '' ? {} : { metric: code }) })
  }
  const parts = found === undefined ? [] : partsOf(catalogue, found)
  const kept = dimension === '' || parts.some(({ code }) => code === dimension) ? [] : [dimension]
  const named = kept.map((code) => ({ code, name: pick(catalogue.dimensionName(metric, code)) }))
  const setPart = (part: string) => change({ ...plan, dimension: part })
  return { typed, part: dimension, found, parts: [...parts, ...named], type, setPart }
}

const MetricName = (props: Props) => {
  const words = useWords(planWords)
  const note = useId()
  const choice = useChoice(props)
  const wrong = props.problems.find(({ field }) => field === 'plan.metric' || field === 'plan.dimension')
  const message = wrong?.message
  const labels = { metric: words.metric, hint: words.metric, part: words.part, whole: words.whole }
  return (
    <div class="field two plan-metric">
      <span class="plan-label" aria-hidden="true">
        {words.metric}
      </span>
      <div>
        <MetricChoice
          choice={choice}
          metrics={props.catalogue.metrics}
          labels={labels}
          put={() => undefined}
          note={{ id: note, wrong: message !== undefined }}
        />
      </div>
      <p id={note} class={message === undefined ? 'hint' : 'wrong'}>
        {message ?? words.metricHint}
      </p>
    </div>
  )
}

/** Which metric, how much of it, and which way. */
export const MetricFields = (props: Props) => {
  const { plan, change, problems, catalogue } = props
  const words = useWords(planWords)
  const wrong = (field: string) => problems.find((problem) => problem.field === `plan.${field}`)
  const unit = catalogue.metricOf(plan.metric ?? '')?.unit
  const aim = plan.aim ?? 'at-least'
  return (
    <div class="target-fields">
      <MetricName {...props} />
      <ChoiceField
        label={words.aim}
        name="aim"
        value={aim}
        wrong={wrong('aim')}
        options={aims.map((code) => ({ code, name: words.aims[code] }))}
        change={(to) => change({ ...plan, aim: aims.find((each) => each === to) ?? aim })}
      />
      <TextField
        label={words.value}
        name="value"
        value={String(plan.value ?? '')}
        hint={words.valueHint}
        wrong={wrong('value')}
        change={(value) => change({ ...plan, value })}
      />
      {unit === undefined ? (
        <TextField
          label={words.unit}
          name="unit"
          value={plan.unit ?? ''}
          wrong={wrong('unit')}
          change={(to) => change({ ...plan, unit: to })}
        />
      ) : (
        <p class="field">
          <span>{words.unit}</span>
          {pick(unit)}
        </p>
      )}
    </div>
  )
}
