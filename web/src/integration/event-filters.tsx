import { useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import type { useEventFilters } from './event-lists.ts'
import { eventAreas } from './event-names.ts'
import { eventWords } from './event-words.ts'

type Filtering = ReturnType<typeof useEventFilters>
type Props = { filtering: Filtering; actor: string }

const Choice = ({ of, filtering }: { of: 'type' | 'community'; filtering: Filtering }) => {
  const words = useWords(eventWords)
  const { communities } = useSession().street
  const options = of === 'type' ? eventAreas() : communities.map(({ id, name }) => ({ code: id, name }))
  return (
    <select
      class="sel"
      aria-label={words.filters[of]}
      value={filtering.filters[of]}
      onChange={(event) => filtering.set({ [of]: event.currentTarget.value })}
    >
      <option value="">{words.any[of]}</option>
      {options.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  )
}

const Day = ({ of, filtering }: { of: 'from' | 'until'; filtering: Filtering }) => {
  const { filters: names } = useWords(eventWords)
  return (
    <label>
      {names[of]}{' '}
      <input
        type="date"
        class="inp"
        value={filtering.filters[of]}
        onChange={(event) => filtering.set({ [of]: event.currentTarget.value })}
      />
    </label>
  )
}

/** Which events are listed. `actor`: what the one is called to whom the list is limited. */
export const EventFilters = ({ filtering, actor }: Props) => {
  const words = useWords(eventWords)
  return (
    <div class="console-tools noprint">
      <Choice of="type" filtering={filtering} />
      <Choice of="community" filtering={filtering} />
      <Day of="from" filtering={filtering} />
      <Day of="until" filtering={filtering} />
      {filtering.filters.actor !== '' && <span>{words.onlyOf(actor)}</span>}
      {filtering.any && (
        <button type="button" class="btn plain" onClick={filtering.clear}>
          {words.clear}
        </button>
      )}
    </div>
  )
}
