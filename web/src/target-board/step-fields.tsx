import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { announce } from '../parts/toast.tsx'
import type { PlanFieldsProps } from './plan-fields.tsx'
import { freshStepKey, stepsRead, type PlanOf, type StepForm } from './plans.ts'
import { planWords } from './plan-words.ts'

type Steps = readonly StepForm[]

const placed = (steps: Steps, from: number, to: number): StepForm[] => {
  const others = steps.filter((_, i) => i !== from)
  return [...others.slice(0, to), ...steps.slice(from, from + 1), ...others.slice(to)]
}

/** The pasted lines in place of one that is blank, or after it. */
const withPasted = (steps: Steps, at: number, pasted: string): StepForm[] => {
  const here = steps[at]
  const blank = here !== undefined && here.text.trim() === '' && here.planned === ''
  return stepsRead(pasted).reduce<StepForm[]>(
    (all, step, i) => {
      const put = at + i + (blank ? 0 : 1)
      return [...all.slice(0, put), { key: freshStepKey(all), ...step }, ...all.slice(put)]
    },
    steps.filter((_, i) => i !== at || !blank),
  )
}

/** What can be done to the steps; the keyboard goes to where the next drawing has it. */
const useSteps = ({ plan, change }: PlanFieldsProps<PlanOf<'milestone'>>) => {
  const words = useWords(planWords)
  const steps = plan.steps ?? []
  const ref = useRef<HTMLOListElement>(null)
  const wanted = useRef<{ at: number; of: string } | undefined>(undefined)
  useLayoutEffect(() => {
    if (wanted.current === undefined) return
    const { at, of } = wanted.current
    ref.current?.children[at]?.querySelector<HTMLElement>(of)?.focus()
    wanted.current = undefined
  })
  const put = (next: Steps, at?: number, of = '[name=text]') => {
    if (at !== undefined) wanted.current = { at, of }
    change({ ...plan, steps: [...next] })
  }
  const edit = (at: number, changes: Partial<StepForm>) =>
    put(steps.map((step, i) => (i === at ? { ...step, ...changes } : step)))
  const add = (at: number) =>
    put([...steps.slice(0, at), { key: freshStepKey(steps), text: '', planned: '' }, ...steps.slice(at)], at)
  const move = (from: number, to: number, of: string) => {
    if (to < 0 || to >= steps.length) return
    put(placed(steps, from, to), to, of)
    announce(words.moved(to + 1))
  }
  const remove = (at: number) =>
    put(
      steps.filter((_, i) => i !== at),
      Math.max(0, at - 1),
    )
  const paste = (at: number, text: string) => put(withPasted(steps, at, text), at)
  return { steps, ref, edit, add, move, remove, paste }
}

type Doing = ReturnType<typeof useSteps>
type RowProps = { doing: Doing; at: number; step: StepForm; wrong: readonly string[] }

const onKey = ({ doing, at }: RowProps, event: KeyboardEvent & { currentTarget: HTMLElement }): void => {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey) return
  const name = event.currentTarget.getAttribute('name') ?? 'text'
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
  if (event.altKey && step !== 0) doing.move(at, at + step, `[name=${name}]`)
  else if (event.key === 'Enter') doing.add(at + 1)
  else return
  event.preventDefault()
}

const StepActs = ({ doing, at }: Pick<RowProps, 'doing' | 'at'>) => {
  const words = useWords(planWords)
  const acts = [
    {
      name: words.up(at + 1),
      icon: 'up',
      off: at === 0,
      act: () => doing.move(at, at - 1, '[data-act=up]'),
    },
    {
      name: words.down(at + 1),
      icon: 'down',
      off: at === doing.steps.length - 1,
      act: () => doing.move(at, at + 1, '[data-act=down]'),
    },
    { name: words.remove(at + 1), icon: 'remove', off: false, act: () => doing.remove(at) },
  ] as const
  return (
    <>
      {acts.map(({ name, icon, off, act }) => (
        <button
          key={icon}
          type="button"
          class="btn icon plain"
          data-act={icon}
          aria-label={name}
          disabled={off}
          onClick={act}
        >
          <Icon name={icon} />
        </button>
      ))}
    </>
  )
}

const StepRow = (props: RowProps) => {
  const { doing, at, step, wrong } = props
  const words = useWords(planWords)
  const note = useId()
  const shared = {
    class: 'inp',
    'aria-invalid': wrong.length > 0,
    'aria-describedby': wrong.length > 0 ? note : undefined,
    onKeyDown: (event: KeyboardEvent & { currentTarget: HTMLElement }) => onKey(props, event),
  }
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!/[\r\n\t]/.test(text.trim())) return
    event.preventDefault()
    doing.paste(at, text)
  }
  return (
    <li>
      <input
        {...shared}
        type="text"
        name="text"
        autocomplete="off"
        aria-label={words.step(at + 1)}
        value={step.text}
        onPaste={onPaste}
        onInput={(event) => doing.edit(at, { text: event.currentTarget.value })}
      />
      <input
        {...shared}
        type="date"
        name="planned"
        aria-label={words.planned(at + 1)}
        value={step.planned}
        onInput={(event) => doing.edit(at, { planned: event.currentTarget.value })}
      />
      <span>
        <StepActs doing={doing} at={at} />
      </span>
      {wrong.length > 0 && (
        <p id={note} class="wrong">
          {wrong.join(' ')}
        </p>
      )}
    </li>
  )
}

/** Ordered steps with their days. */
export const StepFields = (props: PlanFieldsProps<PlanOf<'milestone'>>) => {
  const words = useWords(planWords)
  const doing = useSteps(props)
  const { steps, ref, add } = doing
  const wrongIn = (prefix: string) =>
    props.problems.filter(({ field }) => field.startsWith(prefix)).map(({ message }) => message)
  return (
    <fieldset class="plan-steps field">
      <legend>{words.steps}</legend>
      <ol ref={ref}>
        {steps.map((step, at) => (
          <StepRow key={step.key} doing={doing} at={at} step={step} wrong={wrongIn(`plan.steps[${at}]`)} />
        ))}
      </ol>
      <button type="button" class="btn" onClick={() => add(steps.length)}>
        <Icon name="plus" />
        {words.addStep}
      </button>
      <p class="hint">{words.stepsHint}</p>
    </fieldset>
  )
}
