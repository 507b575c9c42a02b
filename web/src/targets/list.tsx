import type { StandingTarget } from '@linli/contract/targets'
import { periodBefore, periodName, type Period } from '@linli/domain/periods'
import type { ComponentChildren } from 'preact'
import { pick, useWords } from '../language.tsx'
import { targetLink } from '../links.ts'
import { openerId } from './editing.ts'
import { grouped, type Group } from './groups.ts'
import { Bullet, StateMark } from './states.tsx'
import { targetsWords, type TargetsWords } from './words.ts'

export type Listing = {
  place: { street: string; community: string }
  period: Period
  /** Undefined for those who only read. */
  change:
    | {
        start: (target: StandingTarget) => void
        remove: (target: StandingTarget) => void
        carry: (target: StandingTarget) => void
        /** The day to which an unfinished target is carried over. */
        carriedTo: string
      }
    | undefined
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

/** The title leads to the target; below it what it is, and whose. */
const Name = ({ target, listing }: { target: StandingTarget; listing: Listing }) => {
  const words = useWords(targetsWords)
  const told = [
    words.kinds[target.kind],
    words.levels[target.level],
    ...(target.task === undefined ? [] : [words.fromStreet]),
    ...(target.owner === '' ? [] : [target.owner]),
    ...(target.carried === 0 ? [] : [words.carried(target.carried)]),
  ]
  return (
    <th scope="row" class="target-name">
      <a href={targetLink({ ...listing.place, target: target.id, period: listing.period })}>{target.title}</a>
      <small>{told.join(' · ')}</small>
    </th>
  )
}

const Acts = ({ target, listing }: { target: StandingTarget; listing: Listing }) => {
  const words = useWords(targetsWords)
  const { change } = listing
  if (change === undefined) return null
  if (target.task !== undefined) return <td class="acts noprint">{words.fromStreet}</td>
  return (
    <td class="acts noprint">
      {target.standing.state !== 'done' && target.due < change.carriedTo && (
        <button
          type="button"
          class="btn plain"
          aria-label={`${words.carry} ${target.title}`}
          onClick={() => change.carry(target)}
        >
          {words.carry}
        </button>
      )}
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
  )
}

const Row = ({ target, listing }: { target: StandingTarget; listing: Listing }) => {
  const words = useWords(targetsWords)
  const { forming } = listing
  if (forming?.id === target.id)
    return (
      <tr class="target-forming">
        <td colSpan={6}>{forming.form}</td>
      </tr>
    )
  const { standing } = target
  const [next] = standing.next
  return (
    <tr>
      <Name target={target} listing={listing} />
      <td class="target-standing" data-name={words.state}>
        <StateMark state={standing.state} />
        <small>{pick(standing.reason)}</small>
      </td>
      <td data-name={words.progress}>
        <Bullet standing={standing} />
      </td>
      <td data-name={words.due} class="target-due">
        {target.due}
      </td>
      <td data-name={words.next} class="target-next">
        {next === undefined ? '' : next.due === undefined ? next.text : words.nextBy(next.text, next.due)}
      </td>
      <Acts target={target} listing={listing} />
    </tr>
  )
}

const Head = ({ listing }: { listing: Listing }) => {
  const words = useWords(targetsWords)
  return (
    <thead>
      <tr>
        <th scope="col">{words.name}</th>
        <th scope="col">{words.state}</th>
        <th scope="col">{words.progress}</th>
        <th scope="col">{words.due}</th>
        <th scope="col">{words.next}</th>
        {listing.change !== undefined && (
          <th scope="col" class="acts noprint">
            {words.actions}
          </th>
        )}
      </tr>
    </thead>
  )
}

/** The targets, grouped by when they are due: how each stands and why, how far it is, what comes next. */
export const TargetTable = ({
  targets,
  listing,
}: {
  targets: readonly StandingTarget[]
  listing: Listing
}) => {
  const words = useWords(targetsWords)
  return (
    <table class="target-table">
      <Head listing={listing} />
      {grouped(targets, listing.period).map(({ group, targets: inGroup }) => {
        const { name, note } = groupWords(group, listing.period, words)
        return (
          <tbody key={group}>
            <tr class="group">
              <th scope="colgroup" colSpan={6}>
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
