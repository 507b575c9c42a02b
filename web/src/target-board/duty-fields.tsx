import type { Known } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import type { PlanFieldsProps } from './plan-fields.tsx'
import type { DutyForm, PlanOf } from './plans.ts'
import { planWords } from './plan-words.ts'

type Props = PlanFieldsProps<PlanOf<'duty'>> & { catalogue: Known }

/** A blank number is 0, which is refused: a duty is at least once. */
const timesRead = (text: string): number => Math.floor(Number(text)) || 0

type RowProps = {
  code: string
  name: string
  duty: DutyForm | undefined
  set: (duty: DutyForm | undefined) => void
}

const DutyRow = ({ code, name, duty, set }: RowProps) => {
  const words = useWords(planWords)
  return (
    <li>
      <label class="chk">
        <input
          type="checkbox"
          checked={duty !== undefined}
          onChange={() => set(duty === undefined ? { key: code, text: name, times: 1 } : undefined)}
        />
        {name}
      </label>
      {duty !== undefined && (
        <span>
          <input
            class="inp"
            type="number"
            min="1"
            max="1000"
            aria-label={words.times(name)}
            value={duty.times === 0 ? '' : duty.times}
            onInput={(event) => set({ ...duty, times: timesRead(event.currentTarget.value) })}
          />{' '}
          {words.timesUnit}
        </span>
      )}
    </li>
  )
}

/** Which of the three ones, and how often a year. */
export const DutyFields = ({ plan, change, problems, catalogue }: Props) => {
  const words = useWords(planWords)
  const duties = plan.duties ?? []
  const wrong = problems.filter(({ field }) => field.startsWith('plan.duties'))
  const choices = catalogue.choices('party_duty')
  const set = (code: string) => (duty: DutyForm | undefined) => {
    const next = choices.flatMap((choice) => {
      const before = duties.find(({ key }) => key === choice.code)
      const here = choice.code === code ? duty : before
      return here === undefined ? [] : [here]
    })
    change({ ...plan, duties: next })
  }
  return (
    <fieldset class="plan-duties field">
      <legend>{words.duties}</legend>
      <ul>
        {choices.map((choice) => (
          <DutyRow
            key={choice.code}
            code={choice.code}
            name={pick(choice)}
            duty={duties.find(({ key }) => key === choice.code)}
            set={set(choice.code)}
          />
        ))}
      </ul>
      {wrong.map(({ field, message }) => (
        <p key={field} class="wrong">
          {message}
        </p>
      ))}
      <p class="hint">{words.dutiesHint}</p>
    </fieldset>
  )
}
