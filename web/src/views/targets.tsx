import type { Target } from '@linli/contract/targets'
import { lastDay, periodBefore } from '@linli/domain/periods'
import { call } from '../api.ts'
import { useCatalogue, type Known } from '../catalogue.ts'
import { useShownFigure } from '../figures/shown.ts'
import { useWords } from '../language.tsx'
import { FigurePanel } from '../parts/figure-panel.tsx'
import { Icon } from '../parts/icon.tsx'
import { PeriodStepper } from '../parts/period-stepper.tsx'
import { Empty, Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { useSession, useTitle } from '../session.tsx'
import { remove, targetsKey } from '../targets/changes.ts'
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

/** The figures that the targets are about; asked for only when there are any. */
const useCurrent = (targets: readonly Target[] | undefined) => {
  const place = usePlace()
  const { period } = useSession()
  const codes = [...new Set((targets ?? []).flatMap(({ metric }) => metric ?? []))].sort().join(',')
  const { value } = useQuery(
    `figures/${place.street}/${place.community}/${period}/of/${codes}`,
    async () =>
      codes === ''
        ? []
        : (await call('listFigures', { params: place, query: { period, metrics: codes } })).rows,
    always,
  )
  return value ?? []
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
      refused={editing.refused}
      busy={busy}
      save={() => save()}
      cancel={stop}
    />
  )
}

const Listed = ({
  targets,
  catalogue,
  edited,
}: {
  targets: readonly Target[]
  catalogue: Known
  edited: Edited
}) => {
  const words = useWords(targetsWords)
  const place = usePlace()
  const { period, may } = useSession()
  const figures = useCurrent(targets)
  const { shown, open, close } = useShownFigure()
  const form = <Forming edited={edited} catalogue={catalogue} />
  const changed = edited.editing?.was?.id
  const listing = {
    period,
    catalogue,
    figures,
    openFigure: open,
    change: may('targets.set')
      ? { start: edited.start, remove: (target: Target) => void remove(place, target, words) }
      : undefined,
    forming: changed === undefined ? undefined : { id: changed, form },
  }
  const lost = changed !== undefined && !targets.some(({ id }) => id === changed)
  return (
    <div class="targets-body">
      <div class="targets-middle">
        {edited.editing !== undefined && (changed === undefined || lost) && form}
        {targets.length === 0 ? (
          <Empty title={words.empty} text={may('targets.set') ? words.emptyHow : words.emptyAsk} />
        ) : (
          <TargetTable targets={targets} listing={listing} />
        )}
      </div>
      {shown !== undefined && <FigurePanel {...place} period={period} {...shown} onClose={close} />}
    </div>
  )
}

/** 目标: what the community is to reach, where it stands, and what the next report's plan says. */
export const Targets = () => {
  const words = useWords(targetsWords)
  useTitle(words.title)
  const place = usePlace()
  const { period, may } = useSession()
  const catalogue = useCatalogue()
  const { value, failure, reload } = useQuery(
    targetsKey(place),
    () => call('listTargets', { params: place }),
    always,
  )
  const edited = useEditing(place, catalogue, lastDay(periodBefore(period, -1)))
  return (
    <div class="targets">
      <div class="targets-title">
        <h1>{words.title}</h1>
        <PeriodStepper halves />
        {value !== undefined && <span class="targets-count">{words.count(value.targets.length)}</span>}
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
