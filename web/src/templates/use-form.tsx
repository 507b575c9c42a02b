import type { FieldProblem } from '@linli/contract/refusals'
import type { WholeTemplate } from '@linli/contract/target-templates'
import { firstDay, lastDay, periodBefore } from '@linli/domain/periods'
import { isSection } from '@linli/domain/sections'
import { targetLevels, type TargetLevel } from '@linli/domain/targets'
import { useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { freshKey, Refused } from '../api.ts'
import type { Known } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { targetsLink } from '../links.ts'
import { announce } from '../parts/toast.tsx'
import { forget } from '../queries.ts'
import { useSession } from '../session.tsx'
import { ChoiceField, TextField } from '../targets/fields.tsx'
import { useFormKeys } from '../targets/keys.ts'
import { makeFrom, type Use } from './using.ts'
import { templatesWords } from './words.ts'

type Props = { whole: WholeTemplate; catalogue: Known; close: () => void }

const isLevel = (text: string): text is TargetLevel => targetLevels.some((level) => level === text)

/** A census has days of its own; everything else runs in the next half-year until others are typed. */
const useFirst = ({ whole }: Props): Use => {
  const { period, street } = useSession()
  const next = periodBefore(period, -1)
  return {
    title: pick(whole.name).replace(/[（(].*$/, ''),
    level: whole.settings.length > 2 ? 'city' : 'community',
    section: 'base',
    start: firstDay(next),
    due: lastDay(next),
    communities: street.communities.map(({ id }) => id),
  }
}

const Communities = ({ use, change }: { use: Use; change: (communities: string[]) => void }) => {
  const words = useWords(templatesWords)
  const { street } = useSession()
  return (
    <fieldset class="template-communities">
      <legend>{words.communities}</legend>
      {street.communities.map(({ id, name }) => (
        <label key={id} class="chk">
          <input
            type="checkbox"
            checked={use.communities.includes(id)}
            onChange={(event) =>
              change(
                street.communities
                  .map((each) => each.id)
                  .filter((each) =>
                    each === id ? event.currentTarget.checked : use.communities.includes(each),
                  ),
              )
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  )
}

type FieldsProps = {
  use: Use
  set: (changes: Partial<Use>) => void
  problems: readonly FieldProblem[]
  catalogue: Known
}

const Fields = ({ use, set, problems, catalogue }: FieldsProps) => {
  const words = useWords(templatesWords)
  const wrong = (field: string) => problems.find((problem) => problem.field === field)
  const sections = Object.entries(catalogue.sections).map(([code, name]) => ({ code, name: pick(name) }))
  return (
    <div class="target-fields">
      <TextField
        label={words.targetTitle}
        name="title"
        size="two"
        value={use.title}
        wrong={wrong('title')}
        change={(title) => set({ title })}
      />
      <ChoiceField
        label={words.level}
        name="level"
        value={use.level}
        options={targetLevels.map((code) => ({ code, name: words.levels[code] }))}
        change={(level) => isLevel(level) && set({ level })}
      />
      <ChoiceField
        label={words.section}
        name="section"
        value={use.section}
        options={sections}
        wrong={wrong('section')}
        change={(section) => isSection(section) && set({ section })}
      />
      <TextField
        label={words.start}
        name="start"
        day
        value={use.start}
        wrong={wrong('start')}
        change={(start) => set({ start })}
      />
      <TextField
        label={words.due}
        name="due"
        day
        value={use.due}
        wrong={wrong('due')}
        change={(due) => set({ due })}
      />
    </div>
  )
}

/** Makes a target from a template: the street gives it to communities, a community sets its own. */
export const UseForm = (props: Props) => {
  const words = useWords(templatesWords)
  const { whole, catalogue, close } = props
  const { street, period, may } = useSession()
  const { route } = useLocation()
  const [use, setUse] = useState(useFirst(props))
  const [key, setKey] = useState(freshKey)
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const form = useRef<HTMLFormElement>(null)
  const assigned = may('targets.assign')
  const set = (changes: Partial<Use>) => {
    setUse({ ...use, ...changes })
    setKey(freshKey())
    setProblems([])
  }
  const save = async () => {
    if (busy) return
    setBusy(true)
    try {
      await makeFrom(street.id, whole, use, { assigned, key })
      for (const of of ['targets', 'target', 'draft']) forget(`${of}/${street.id}`)
      announce(words.made)
      close()
      const [community = ''] = use.communities
      route(targetsLink({ street: street.id, community, period }))
    } catch (error) {
      const found = error instanceof Refused ? (error.problem.errors ?? []) : []
      setProblems(found)
      if (found.length === 0) announce(words.notDone(error instanceof Error ? error.message : String(error)))
    } finally {
      setBusy(false)
    }
  }
  useFormKeys(form, { save: () => void save(), cancel: close })
  const others = problems.filter(({ field }) => !(field in use))
  return (
    <form
      ref={form}
      class="target-form alone"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h3>{words.using(pick(whole.name))}</h3>
      <Fields use={use} set={set} problems={problems} catalogue={catalogue} />
      {assigned && <Communities use={use} change={(communities) => set({ communities })} />}
      {others.map(({ field, message }) => (
        <p key={field} class="form-refused" role="alert">
          {message}
        </p>
      ))}
      <div class="target-acts">
        <button type="submit" class="btn primary" disabled={busy || use.communities.length === 0}>
          {assigned ? words.assign : words.setTarget}
        </button>
        <button type="button" class="btn" onClick={close}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
