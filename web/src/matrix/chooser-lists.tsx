import { sections } from '@linli/domain/sections'
import { useState } from 'preact/hooks'
import type { Known, Metric } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { chooserWords } from './chooser-words.ts'
import { moved, withOrWithout } from './choosing.ts'

type ListProps = { chosen: readonly string[]; change: (chosen: string[]) => void }

/** A box to tick. */
export const Check = (props: { text: string; on: boolean; change: (on: boolean) => void }) => (
  <label class="chk">
    <input
      type="checkbox"
      checked={props.on}
      onChange={(event) => props.change(event.currentTarget.checked)}
    />
    {props.text}
  </label>
)

const SectionChecks = ({
  name,
  metrics,
  chosen,
  change,
}: ListProps & { name: string; metrics: readonly Metric[] }) => {
  const words = useWords(chooserWords)
  const codes = metrics.map(({ code }) => code)
  const all = codes.every((code) => chosen.includes(code))
  return (
    <fieldset>
      <legend>{name}</legend>
      <Check text={words.whole(name)} on={all} change={(on) => change(withOrWithout(chosen, codes, on))} />
      <div class="choose-checks">
        {metrics.map((metric) => (
          <Check
            key={metric.code}
            text={pick(metric)}
            on={chosen.includes(metric.code)}
            change={(on) => change(withOrWithout(chosen, [metric.code], on))}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** Every metric of the period, by section, with a search. */
export const Metrics = ({
  chosen,
  change,
  metrics,
  catalogue,
}: ListProps & { metrics: readonly Metric[]; catalogue: Known }) => {
  const words = useWords(chooserWords)
  const [typed, setTyped] = useState('')
  const q = typed.trim().toLowerCase()
  const fits = ({ zh, en, initials }: Metric) =>
    [zh, en.toLowerCase(), initials].some((text) => text.includes(q))
  return (
    <>
      <input
        class="inp"
        type="search"
        aria-label={words.find}
        placeholder={words.find}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      {sections.map((section) => {
        const within = metrics.filter((metric) => metric.section === section && fits(metric))
        const name = pick(catalogue.sections[section] ?? { zh: section, en: section })
        return within.length === 0 ? null : (
          <SectionChecks key={section} name={name} metrics={within} chosen={chosen} change={change} />
        )
      })}
    </>
  )
}

/** The chosen ones in their order; the buttons move them, and keep the focus while they do. */
export const Order = ({ chosen, change, nameOf }: ListProps & { nameOf: (id: string) => string }) => {
  const words = useWords(chooserWords)
  const step = (index: number, by: 1 | -1) => () => change(moved(chosen, index, by))
  return (
    <ol class="choose-order">
      {chosen.map((id, index) => (
        <li key={id}>
          <span>{nameOf(id)}</span>
          <button
            type="button"
            class="btn icon plain"
            aria-label={words.up(nameOf(id))}
            aria-disabled={index === 0}
            onClick={step(index, -1)}
          >
            <Icon name="up" />
          </button>
          <button
            type="button"
            class="btn icon plain"
            aria-label={words.down(nameOf(id))}
            aria-disabled={index === chosen.length - 1}
            onClick={step(index, 1)}
          >
            <Icon name="down" />
          </button>
        </li>
      ))}
    </ol>
  )
}
