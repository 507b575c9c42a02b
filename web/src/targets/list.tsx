import type { FigureRow } from '@linli/contract/figures'
import type { Target } from '@linli/contract/targets'
import type { Period } from '@linli/domain/periods'
import { periodBefore, periodName } from '@linli/domain/periods'
import type { ComponentChildren } from 'preact'
import type { Known } from '../catalogue.ts'
import { amount, number, unitText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { openerId } from './editing.ts'
import { grouped, type Group } from './groups.ts'
import { targetsWords, type TargetsWords } from './words.ts'

export type Listing = {
  period: Period
  catalogue: Known
  figures: readonly FigureRow[]
  openFigure: (figure: { metric: string; dimension: string }) => void
  /** Undefined for those who only read. */
  change: { start: (target: Target) => void; remove: (target: Target) => void } | undefined
  /** What stands in the place of the target that is being changed. */
  forming: { id: string; form: ComponentChildren } | undefined
}

const groupWords = (group: Group, period: Period, words: TargetsWords): { name: string; note?: string } => {
  switch (group) {
    case 'now':
      return { name: words.groupNow(pick(periodName(period))) }
    case 'next':
      return { name: words.groupNext(pick(periodName(periodBefore(period, -1)))), note: words.planNote }
    case 'later':
      return { name: words.groupLater }
    case 'past':
      return { name: words.groupPast }
    case 'duty':
      return { name: words.groupDuties, note: words.dutyNote }
  }
}

/** How much of a target is reached, in whole percent, never rounded up; unknown where lower is the aim. */
const reach = (target: Target, now: number | null | undefined, better: string): number | undefined =>
  target.value === undefined || target.value === 0 || now == null || better === 'down'
    ? undefined
    : Math.floor((now / target.value) * 100)

const Now = ({ target, listing }: { target: Target; listing: Listing }) => {
  const words = useWords(targetsWords)
  const { metric: code, dimension } = target
  const metric = code === undefined ? undefined : listing.catalogue.metricOf(code)
  if (metric === undefined) return <>—</>
  const row = listing.figures.find((each) => each.metric === metric.code && each.dimension === dimension)
  const percent = reach(target, row?.now?.value, metric.better)
  return (
    <>
      <button
        type="button"
        class="target-now"
        title={pick(listing.catalogue.figureName(metric.code, dimension))}
        onClick={() => listing.openFigure({ metric: metric.code, dimension })}
      >
        {row?.now == null
          ? words.missing
          : `${amount(row.now.value, row.now.bound)}${row.now.value === null ? '' : ` ${unitText(metric.unit)}`}`}
      </button>
      {percent !== undefined && (
        <span class={percent >= 100 ? 'target-reach done' : 'target-reach'}>
          {percent >= 100 && '✓ '}
          {words.reached(`${number(percent)}%`)}
        </span>
      )}
    </>
  )
}

const wantedText = (target: Target, catalogue: Known): string => {
  if (target.value === undefined) return '—'
  const unit = target.metric === undefined ? undefined : catalogue.metricOf(target.metric)?.unit
  return `${number(target.value)} ${unit === undefined ? target.unit : unitText(unit)}`.trim()
}

const Row = ({ target, listing }: { target: Target; listing: Listing }) => {
  const words = useWords(targetsWords)
  const { change, forming, catalogue } = listing
  if (forming?.id === target.id)
    return (
      <tr class="target-forming">
        <td colSpan={7}>{forming.form}</td>
      </tr>
    )
  return (
    <tr>
      <th scope="row" class="target-name">
        {target.title}
      </th>
      <td data-name={words.kind}>{words.kinds[target.kind]}</td>
      <td data-name={words.level}>{words.levels[target.level]}</td>
      <td data-name={words.due}>{target.due}</td>
      <td class="num" data-name={words.wanted}>
        {wantedText(target, catalogue)}
      </td>
      <td class="num" data-name={words.now}>
        <Now target={target} listing={listing} />
      </td>
      {change !== undefined && (
        <td class="acts noprint">
          <button
            id={openerId(target)}
            type="button"
            class="btn plain"
            aria-label={`${words.edit} ${target.title}`}
            onClick={() => change.start(target)}
          >
            {words.edit}
          </button>
          <button
            type="button"
            class="btn plain"
            aria-label={`${words.remove} ${target.title}`}
            onClick={() => change.remove(target)}
          >
            {words.remove}
          </button>
        </td>
      )}
    </tr>
  )
}

const Head = ({ listing }: { listing: Listing }) => {
  const words = useWords(targetsWords)
  return (
    <thead>
      <tr>
        <th scope="col">{words.name}</th>
        <th scope="col">{words.kind}</th>
        <th scope="col">{words.level}</th>
        <th scope="col">{words.due}</th>
        <th scope="col" class="num">
          {words.wanted}
        </th>
        <th scope="col" class="num">
          {words.nowOf(pick(periodName(listing.period)))}
        </th>
        {listing.change !== undefined && (
          <th scope="col" class="acts noprint">
            {words.actions}
          </th>
        )}
      </tr>
    </thead>
  )
}

/** The targets, grouped by when they are due, each with the figure it is about as it stands now. */
export const TargetTable = ({ targets, listing }: { targets: readonly Target[]; listing: Listing }) => {
  const words = useWords(targetsWords)
  return (
    <table class="target-table">
      <Head listing={listing} />
      {grouped(targets, listing.period).map(({ group, targets: inGroup }) => {
        const { name, note } = groupWords(group, listing.period, words)
        return (
          <tbody key={group}>
            <tr class="group">
              <th scope="colgroup" colSpan={7}>
                {name}
                {note !== undefined && <small>{note}</small>}
              </th>
            </tr>
            {inGroup.map((target) => (
              <Row key={target.id} target={target} listing={listing} />
            ))}
          </tbody>
        )
      })}
    </table>
  )
}
