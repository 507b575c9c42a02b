import type { StandingTarget } from '@linli/contract/targets'
import { firstDay, lastDay, periodBefore } from '@linli/domain/periods'
import { call } from '../api.ts'
import { useCatalogue, type Known } from '../catalogue.ts'
import { useWords } from '../language.tsx'
import { membersLink, templatesLink } from '../links.ts'
import { Icon } from '../parts/icon.tsx'
import { PeriodStepper } from '../parts/period-stepper.tsx'
import { Empty, Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { useSession, useTitle } from '../session.tsx'
import { carry, remove, targetsKey } from '../targets/changes.ts'
import { Conflict } from '../targets/conflict.tsx'
import { openerId, useEditing } from '../targets/editing.ts'
import { TargetFormView } from '../targets/form.tsx'
import { TargetTable } from '../targets/list.tsx'
import { targetsWords } from '../targets/words.ts'
import '../styles/targets.css'

/** A record may have been entered a moment ago: what is remembered is shown, and asked again at once. */
const always = 0

const usePlace = () => {
  const { street, community } = useSession()
  return { street: street.id, community: community?.id ?? '' }
}

type Edited = ReturnType<typeof useEditing>

const Forming = ({ edited, catalogue }: { edited: Edited; catalogue: Known }) => {
  const words = useWords(targetsWords)
  const { editing, busy, change, save, stop } = edited
  if (editing === undefined) return null
  if (editing.theirs !== undefined)
    return (
      <Conflict editing={editing} theirs={editing.theirs} catalogue={catalogue} save={save} drop={stop} />
    )
  return (
    <TargetFormView
      form={editing.form}
      change={change}
      problems={editing.problems}
      catalogue={catalogue}
      heading={editing.was === undefined ? words.add : words.editing(editing.was.title)}
      isNew={editing.was === undefined}
      refused={editing.refused}
      busy={busy}
      save={() => save()}
      cancel={stop}
    />
  )
}

type ListedProps = { targets: readonly StandingTarget[]; catalogue: Known; edited: Edited }

const Listed = ({ targets, catalogue, edited }: ListedProps) => {
  const words = useWords(targetsWords)
  const place = usePlace()
  const { period, may } = useSession()
  const form = <Forming edited={edited} catalogue={catalogue} />
  const changed = edited.editing?.was?.id
  const next = lastDay(periodBefore(period, -1))
  const listing = {
    place,
    period,
    change: may('targets.set')
      ? {
          start: edited.start,
          remove: (target: StandingTarget) => void remove(place, target, words),
          carry: (target: StandingTarget) => void carry(place, target, next, words),
          carriedTo: next,
        }
      : undefined,
    forming: changed === undefined ? undefined : { id: changed, form },
  }
  const lost = changed !== undefined && !targets.some(({ id }) => id === changed)
  return (
    <>
      {edited.editing !== undefined && (changed === undefined || lost) && form}
      {targets.length === 0 ? (
        <Empty title={words.empty} text={may('targets.set') ? words.emptyHow : words.emptyAsk} />
      ) : (
        <TargetTable targets={targets} listing={listing} />
      )}
    </>
  )
}

/** How many there are, and how many of them need somebody. */
const Counts = ({ targets, on }: { targets: readonly StandingTarget[]; on: string }) => {
  const words = useWords(targetsWords)
  const count = (state: string) => targets.filter(({ standing }) => standing.state === state).length
  return (
    <span class="targets-count">
      {words.count(targets.length)} · {words.counts(count('behind'), count('at-risk'))} · {words.judgedOn(on)}
    </span>
  )
}

/** 目标: what the community is to reach, where it stands and why, what comes next. */
export const Targets = () => {
  const words = useWords(targetsWords)
  useTitle(words.title)
  const place = usePlace()
  const { period, may } = useSession()
  const catalogue = useCatalogue()
  const { value, failure, reload } = useQuery(
    `${targetsKey(place)}/${period}`,
    () => call('listTargets', { params: place, query: { on: lastDay(period) } }),
    always,
  )
  const next = periodBefore(period, -1)
  const edited = useEditing(place, catalogue, { start: firstDay(next), due: lastDay(next) })
  return (
    <div class="targets">
      <div class="targets-title">
        <h1>{words.title}</h1>
        <PeriodStepper halves />
        {value !== undefined && <Counts targets={value.targets} on={value.on} />}
        <a class="noprint" href={membersLink({ ...place, period })}>
          {words.members}
        </a>
        <a class="noprint" href={templatesLink({ street: place.street })}>
          {words.templates}
        </a>
        {may('targets.set') && edited.editing === undefined && (
          <button
            id={openerId(undefined)}
            type="button"
            class="btn primary noprint"
            onClick={() => edited.start()}
          >
            <Icon name="plus" />
            {words.add}
          </button>
        )}
      </div>
      {!may('targets.set') && <p class="targets-note">{words.readOnly}</p>}
      {failure !== undefined && <Failed error={failure} retry={reload} />}
      {failure === undefined && (value === undefined || catalogue === undefined) && <Loading rows={8} />}
      {value !== undefined && catalogue !== undefined && (
        <Listed targets={value.targets} catalogue={catalogue} edited={edited} />
      )}
    </div>
  )
}
