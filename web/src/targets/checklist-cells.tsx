import { decimal } from '@linli/domain/quantities'
import type { ItemScore } from '@linli/domain/targets/checklists'
import { useState } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { checklistWords } from './checklist-words.ts'

type JudgeProps = {
  met: boolean | undefined
  labels: { met: string; notMet: string }
  change: ((met: boolean | null) => Promise<boolean>) | undefined
}

/** Said to be met, said not to be, or nothing said: pressing a sign again takes the word back. */
export const Judge = ({ met, labels, change }: JudgeProps) => {
  const words = useWords(checklistWords)
  if (change === undefined) return <>{met === undefined ? words.none : met ? words.met : words.notMet}</>
  const sign = (value: boolean, label: string) => (
    <button
      type="button"
      class={value ? 'judge met' : 'judge not-met'}
      aria-label={label}
      title={value ? words.met : words.notMet}
      aria-pressed={met === value}
      onClick={() => void change(met === value ? null : value)}
    >
      <Icon name={value ? 'check' : 'close'} />
    </button>
  )
  return (
    <span class="judges">
      {sign(true, labels.met)}
      {sign(false, labels.notMet)}
    </span>
  )
}

type LineProps = {
  label: string
  value: string
  placeholder?: string
  numeric?: boolean
  /** Answers whether it was saved. */
  change: (text: string) => Promise<boolean>
}

/** A cell that is saved when it is left, and only when it says something else; what could not be saved stays in it. */
export const Line = ({ label, value, placeholder, numeric = false, change }: LineProps) => {
  const [typed, setTyped] = useState<string>()
  const leave = async () => {
    if (typed === undefined || typed === value) setTyped(undefined)
    else if (await change(typed)) setTyped((now) => (now === typed ? undefined : now))
  }
  return (
    <input
      class={numeric ? 'inp num' : 'inp'}
      aria-label={label}
      value={typed ?? value}
      placeholder={placeholder}
      inputMode={numeric ? 'decimal' : 'text'}
      autocomplete="off"
      onInput={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => void leave()}
    />
  )
}

/** A score, whose blank cell stands for what the item gives as it is. */
export const Score = ({
  label,
  score,
  stands,
  change,
}: {
  label: string
  score: number | undefined
  stands: number | undefined
  change: ((text: string) => Promise<boolean>) | undefined
}) => {
  const words = useWords(checklistWords)
  const shown = stands === undefined ? words.none : decimal(stands)
  if (change === undefined) return <>{shown}</>
  return (
    <Line
      label={label}
      value={score === undefined ? '' : String(score)}
      placeholder={shown}
      numeric
      change={(text) => change(text.trim())}
    />
  )
}

type DeductionsProps = {
  of: ItemScore
  change: ((deductions: Record<string, number>) => Promise<boolean>) | undefined
}

/** How often each was found. */
export const Deductions = ({ of: { item, mark }, change }: DeductionsProps) => {
  const words = useWords(checklistWords)
  const noted = mark?.deductions ?? {}
  return (
    <ul class="checklist-deductions">
      {(item.deductions ?? []).map(({ key, text, points }) => (
        <li key={key}>
          {text} <small>{words.off(decimal(points))}</small>{' '}
          {change === undefined ? (
            `${noted[key] ?? 0}${words.times}`
          ) : (
            <Line
              label={words.deductionOf(item.key, text)}
              value={String(noted[key] ?? '')}
              placeholder="0"
              numeric
              change={(typed) => {
                const times = Math.trunc(Number(typed))
                return change({ [key]: Number.isFinite(times) ? Math.max(0, times) : 0 })
              }}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
