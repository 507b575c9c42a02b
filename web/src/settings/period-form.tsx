import { isPeriod, periodName, type Period } from '@linli/domain/periods'
import { useEffect, useRef } from 'preact/hooks'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { ChoiceField, TextField } from '../targets/fields.tsx'
import { useFormKeys } from '../targets/keys.ts'
import { Merge } from '../targets/merge.tsx'
import { choices, differing, formOf, keysOf, type Periods, type Saved } from './period-forms.ts'
import type { Editing, PeriodEditing } from './period-saving.ts'
import { periodWords } from './period-words.ts'

type Props = {
  periods: Periods
  edited: PeriodEditing
  editing: Editing
  /** The period can be chosen: one is being added. */
  adding?: boolean
}

const Conflict = ({ edited, editing, theirs }: Props & { theirs: Saved }) => {
  const words = useWords(periodWords)
  const { spot, form } = editing
  const { theirs: _, refused: __, ...rest } = editing
  const now = formOf(theirs)
  const keys = differing(spot, form, now)
  const same = keysOf(spot).length - keys.length
  return (
    <Merge
      items={keys.map((key) => ({ key, label: words[key], mine: form[key], theirs: now[key] }))}
      words={{
        text: words.conflict,
        item: words.item,
        mine: words.mine,
        theirs: words.theirs(theirs.updatedBy, momentText(theirs.updatedAt)),
        same: same === 0 ? undefined : words.same(same),
        save: words.saveMerged,
        drop: words.dropMine,
      }}
      save={(chosen) => {
        const taken = keys.filter((key) => chosen.has(key)).map((key) => [key, now[key]] as const)
        void edited.save({
          ...rest,
          form: { ...form, ...Object.fromEntries(taken) },
          version: theirs.version,
        })
      }}
      drop={edited.stop}
    />
  )
}

const Which = ({ periods, edited, editing }: Props) => {
  const words = useWords(periodWords)
  const { currentPeriod: current, periods: held } = useSession().street
  const { spot } = editing
  const offered = isPeriod(current) ? choices(periods, { current, held }) : []
  const known = offered.flatMap((each) => each.periods)
  const rest: Period[] = isPeriod(spot.period) && !known.includes(spot.period) ? [spot.period] : []
  return (
    <div class="field">
      <label for="period-which">{words.which}</label>
      <select
        id="period-which"
        class="sel"
        value={spot.period}
        onChange={(event) => edited.move({ period: event.currentTarget.value })}
      >
        {rest.map((period) => (
          <option key={period} value={period}>
            {pick(periodName(period))}
          </option>
        ))}
        {offered.map((each) => (
          <optgroup key={each.grain} label={words.grains[each.grain]}>
            {each.periods.map((period) => (
              <option key={period} value={period}>
                {pick(periodName(period))}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  )
}

/** Communities that have no exception in the period yet, and the one in hand. */
const Whose = ({ periods, edited, editing }: Props) => {
  const words = useWords(periodWords)
  const { communities } = useSession().street
  const { spot } = editing
  const own = periods.find(({ period }) => period === spot.period)
  const taken = new Set(own?.exceptions.map(({ community }) => community))
  return (
    <ChoiceField
      label={words.community}
      name="community"
      value={spot.community ?? ''}
      change={(community) => edited.move({ period: spot.period, community })}
      options={communities
        .filter(({ id }) => id === spot.community || !taken.has(id))
        .map(({ id, name }) => ({ code: id, name }))}
    />
  )
}

const Fields = ({ edited, editing }: Props) => {
  const words = useWords(periodWords)
  return (
    <>
      {keysOf(editing.spot).map((key) => (
        <TextField
          key={key}
          label={words[key]}
          name={key}
          day={key !== 'reason'}
          size={key === 'reason' ? 'two' : ''}
          value={editing.form[key]}
          wrong={editing.problems.find(({ field }) => field === key)}
          change={(value) => edited.change({ [key]: value })}
        />
      ))}
    </>
  )
}

const Fillable = (props: Props) => {
  const words = useWords(periodWords)
  const { edited, editing, adding = false } = props
  const ref = useRef<HTMLFormElement>(null)
  useFormKeys(ref, { save: () => void edited.save(), cancel: edited.stop })
  useEffect(() => ref.current?.querySelector<HTMLElement>('select, input')?.focus(), [])
  const exception = editing.spot.community !== undefined
  return (
    <form
      ref={ref}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void edited.save()
      }}
    >
      <div class="target-fields">
        {adding && (exception ? <Whose {...props} /> : <Which {...props} />)}
        <Fields {...props} />
      </div>
      <p class="hint">{exception ? words.exceptionNote : words.daysNote}</p>
      {editing.refused !== undefined && (
        <p class="form-refused" role="alert">
          {editing.refused}
        </p>
      )}
      <div class="target-acts">
        <button type="submit" class="btn primary" disabled={edited.busy}>
          {words.save}
        </button>
        <button type="button" class="btn" onClick={edited.stop}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}

/** The days of a period, or of a community in it, while they are typed. Ctrl+Enter saves, Esc leaves it. */
export const PeriodFormView = (props: Props) => {
  const words = useWords(periodWords)
  const { edited, editing } = props
  const { spot, theirs } = editing
  const period = edited.nameOf({ period: spot.period })
  const name =
    spot.community === undefined ? words.formOf(period) : words.exceptionOf(edited.nameOf(spot), period)
  return (
    <section class="target-form" aria-label={name}>
      <h3>{name}</h3>
      {theirs === undefined ? <Fillable {...props} /> : <Conflict {...props} theirs={theirs} />}
    </section>
  )
}
