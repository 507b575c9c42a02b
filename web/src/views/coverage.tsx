import type { Coverage as Known } from '@linli/contract/coverages'
import { dayAfter } from '@linli/domain/days'
import { householdsOf } from '@linli/domain/targets/coverages'
import { useEffect, useState } from 'preact/hooks'
import { useRoute } from 'preact-iso/router'
import { useAddress } from '../address.ts'
import { call } from '../api.ts'
import { BurnUp } from '../coverage/chart.tsx'
import { changedCells } from '../coverage/cells.ts'
import { DayConflict } from '../coverage/conflict.tsx'
import { coverageKey, useEntering, type Entering, type Place } from '../coverage/entering.ts'
import { DayGrid } from '../coverage/grid.tsx'
import { Phases } from '../coverage/phases.tsx'
import { DayNotes, DaySums } from '../coverage/sums.tsx'
import { TractDialog } from '../coverage/tracts.tsx'
import { coverageWords } from '../coverage/words.ts'
import { momentText } from '../format.ts'
import { useWords } from '../language.tsx'
import { targetsLink } from '../links.ts'
import { Icon } from '../parts/icon.tsx'
import { Empty, Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { useSession, useTitle } from '../session.tsx'
import '../styles/targets.css'
import '../styles/coverage.css'

/** The day whose counts are entered, one before it and one after, and any other. */
const DayChoice = ({ coverage, choose }: { coverage: Known; choose: (day: string) => void }) => {
  const words = useWords(coverageWords)
  const { entry, enterable } = coverage
  const step = (by: 1 | -1, label: string, icon: 'left' | 'right', end: string) => (
    <button
      type="button"
      class="btn icon"
      aria-label={label}
      disabled={entry.day === end}
      onClick={() => choose(dayAfter(entry.day, by))}
    >
      <Icon name={icon} />
    </button>
  )
  return (
    <div class="cv-day">
      {step(-1, words.dayBefore, 'left', enterable.from)}
      <input
        type="date"
        class="inp"
        aria-label={words.day}
        value={entry.day}
        min={enterable.from}
        max={enterable.to}
        onChange={(event) => event.currentTarget.value !== '' && choose(event.currentTarget.value)}
      />
      {step(1, words.dayAfter, 'right', enterable.to)}
    </div>
  )
}

const EnteredBy = ({ entry }: Pick<Known, 'entry'>) => {
  const words = useWords(coverageWords)
  return (
    <span class="hint">
      {entry.updatedBy === undefined || entry.updatedAt === undefined
        ? words.notEntered
        : words.enteredBy(entry.updatedBy, momentText(entry.updatedAt))}
    </span>
  )
}

const Saving = ({ coverage, entering }: { coverage: Known; entering: Entering }) => {
  const words = useWords(coverageWords)
  const count = changedCells(coverage, entering.held.typed).length
  return (
    <>
      <span class="cv-changed" role="status">
        {count === 0 ? '' : words.changed(count)}
      </span>
      <button
        type="button"
        class="btn primary"
        disabled={entering.busy || count === 0}
        title="Ctrl+Enter"
        onClick={() => void entering.save()}
      >
        {entering.busy ? words.saving : words.save}
      </button>
    </>
  )
}

/** The day's grid with its sums; what is typed belongs to that day. */
const Day = ({ place, coverage }: { place: Place; coverage: Known }) => {
  const words = useWords(coverageWords)
  const entering = useEntering(place, coverage)
  const { entry, enterable } = coverage
  const inside = entry.day >= enterable.from && entry.day <= enterable.to
  const mayEnter = useSession().may('targets.tick')
  return (
    <section class="cv-entry" aria-label={entry.day}>
      <div class="cv-tools">
        <DaySums coverage={coverage} typed={entering.held.typed} />
        <EnteredBy entry={entry} />
        {mayEnter && inside && <Saving coverage={coverage} entering={entering} />}
      </div>
      {!inside && <p class="cv-note">{words.outside(enterable.from, enterable.to)}</p>}
      {!mayEnter && <p class="cv-note">{words.readOnly}</p>}
      {entering.held.waiting && (
        <p class="cv-note odd" role="status">
          {words.offline}
        </p>
      )}
      <DayConflict coverage={coverage} entering={entering} />
      <DayGrid coverage={coverage} entering={entering} enabled={mayEnter && inside} />
      <DayNotes coverage={coverage} typed={entering.held.typed} />
      {mayEnter && (
        <p class="cv-keys">
          {words.hint}
          <span class="desk-only">　{words.keys}</span>
        </p>
      )}
    </section>
  )
}

/** A day ahead or long past is not entered: the last that is comes in its place. */
const useEnterableDay = (
  coverage: Known | undefined,
  asked: string | undefined,
  choose: (day: string) => void,
) =>
  useEffect(() => {
    if (coverage !== undefined && asked === undefined && coverage.entry.day > coverage.enterable.to)
      choose(coverage.enterable.to)
  }, [coverage, asked])

const Shown = ({
  place,
  coverage,
  choose,
}: {
  place: Place
  coverage: Known
  choose: (day: string) => void
}) => {
  const words = useWords(coverageWords)
  const { street, may } = useSession()
  const [listing, setListing] = useState(false)
  const edit = may('targets.tick') && (
    <button type="button" class="btn noprint" onClick={() => setListing(true)}>
      {words.editTracts}
    </button>
  )
  return (
    <>
      <div class="targets-title">
        <a class="btn plain noprint" href={targetsLink({ street: street.id, community: place.community })}>
          <Icon name="left" />
          {words.back}
        </a>
        <h1>{coverage.title}</h1>
        <DayChoice coverage={coverage} choose={choose} />
        <Phases phases={coverage.phases} />
        {coverage.tracts.length > 0 && edit}
      </div>
      {coverage.tracts.length === 0 ? (
        <Empty
          title={words.noTracts}
          text={edit === false ? words.noTractsAsk : words.noTractsHow}
          actions={edit}
        />
      ) : (
        <Day key={coverage.entry.day} place={place} coverage={coverage} />
      )}
      <BurnUp burning={{ ...coverage, households: householdsOf(coverage.tracts) }} />
      {listing && <TractDialog place={place} coverage={coverage} onClose={() => setListing(false)} />}
    </>
  )
}

/** 普查进度: what a community's tracts have counted by a day, entered in one grid, and how it goes against the dates. */
export const Coverage = () => {
  const words = useWords(coverageWords)
  useTitle(words.title)
  const { street, community } = useSession()
  const { params } = useRoute()
  const { query, change } = useAddress()
  const place = { street: street.id, community: community?.id ?? '', target: params['target'] ?? '' }
  const asked = query['day']
  const choose = (day: string) => change({ day })
  const { value, failure, reload } = useQuery(
    `${coverageKey(place)}/${asked ?? ''}`,
    () => call('readCoverage', { params: place, query: { day: asked } }),
    0,
  )
  useEnterableDay(value, asked, choose)
  return (
    <div class="targets coverage">
      {value === undefined && failure !== undefined && <Failed error={failure} retry={reload} />}
      {value === undefined && failure === undefined && <Loading rows={12} />}
      {value !== undefined && <Shown place={place} coverage={value} choose={choose} />}
    </div>
  )
}
