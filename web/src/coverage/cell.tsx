import type { CoverageTract } from '@linli/contract/coverages'
import type { Counter } from '@linli/domain/targets'
import { counterNames, warningText } from '@linli/domain/targets/coverage-days'
import { useRef } from 'preact/hooks'
import { pick, useWords } from '../language.tsx'
import { cellOf, countsWith, mistakeIn, textIn, warningsIn, type Typed } from './cells.ts'
import { onCellKey } from './keys.ts'
import { coverageWords } from './words.ts'

/** What all cells of a grid share. */
export type Grid = {
  counters: readonly Counter[]
  typed: Typed
  enabled: boolean
  columns: readonly (readonly string[])[]
  type: (key: string, text: string) => void
  paste: (key: string, text: string) => boolean
  save: () => void
}

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value))

/** How much a tract has counted since its entry before; nothing where one of the two is not known. */
const Since = ({ now, before }: { now: number | undefined; before: number | undefined }) =>
  now === undefined || before === undefined || now === before ? null : (
    <small class={now < before ? 'cv-since down' : 'cv-since'}>{signed(now - before)}</small>
  )

/** One tract's count of one counter. */
export const Cell = ({ tract, counter, grid }: { tract: CoverageTract; counter: Counter; grid: Grid }) => {
  const words = useWords(coverageWords)
  const atFocus = useRef('')
  const key = cellOf(tract.code, counter)
  const text = textIn(tract, counter, grid.typed)
  const mistake = mistakeIn(tract, counter, grid.typed)
  const warning = warningsIn(tract, grid.typed).find((each) => each.counter === counter)
  const told = mistake ?? (warning && warningText(warning))
  const before = tract.before[counter]
  const keys = {
    id: key,
    columns: grid.columns,
    save: grid.save,
    restore: () => grid.type(key, atFocus.current),
  }
  return (
    <td class={mistake ? 'wrong' : warning ? 'odd' : undefined} title={told && pick(told)}>
      <input
        id={key}
        class="cv-input"
        inputMode="numeric"
        autocomplete="off"
        value={text}
        placeholder={before === undefined ? words.empty : String(before)}
        disabled={!grid.enabled}
        aria-label={words.cell(tract.name, pick(counterNames[counter]))}
        aria-invalid={mistake !== undefined}
        aria-describedby={`${key}/told`}
        onFocus={(event) => {
          atFocus.current = text
          event.currentTarget.select()
        }}
        onInput={(event) => grid.type(key, event.currentTarget.value)}
        onKeyDown={(event) => onCellKey(event, keys)}
        onPaste={(event) => {
          if (grid.paste(key, event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault()
        }}
      />
      <Since now={countsWith(tract, grid.typed)[counter]} before={before} />
      <span id={`${key}/told`} class="vh">
        {before === undefined ? words.missing : words.had(before)}
        {told && `，${pick(told)}`}
      </span>
    </td>
  )
}
