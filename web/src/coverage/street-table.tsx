import type { StreetCoverage } from '@linli/contract/coverages'
import type { Counter } from '@linli/domain/targets'
import { counterNames } from '@linli/domain/targets/coverage-days'
import { currentPhase } from '@linli/domain/targets/coverage-phases'
import { number } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { coverageLink } from '../links.ts'
import { useSession } from '../session.tsx'
import { PhaseTag, shareText } from './phases.tsx'
import { percent } from './sums.tsx'
import { coverageWords } from './words.ts'

type Part = StreetCoverage['communities'][number]
type Size = StreetCoverage['total']

/** A counter's sum, its share of the households, and how many tracts it is of where some are missing. */
const Summed = ({ size, counter }: { size: Size; counter: Counter }) => {
  const words = useWords(coverageWords)
  const sum = size.sums[counter]
  if (sum === undefined) return <td class="num missing">{words.missing}</td>
  return (
    <td class="num">
      {number(sum.households)}
      <small>{percent(sum.households, size.households)}</small>
      {sum.tracts < size.tracts && <small>{words.missingSome(sum.tracts, size.tracts)}</small>}
    </td>
  )
}

const Sizes = ({ size, counters }: { size: Size; counters: readonly Counter[] }) => (
  <>
    <td class="num">{number(size.tracts)}</td>
    <td class="num">{number(size.enumerators)}</td>
    <td class="num">{number(size.households)}</td>
    <td class="num">
      {size.entered}/{size.tracts}
    </td>
    {counters.map((counter) => (
      <Summed key={counter} size={size} counter={counter} />
    ))}
  </>
)

const Line = ({ part, counters, day }: { part: Part; counters: readonly Counter[]; day: string }) => {
  const { street } = useSession()
  const name = street.communities.find(({ id }) => id === part.community)?.name ?? part.community
  const phase = currentPhase(part.phases, day) ?? part.phases[part.phases.length - 1]
  return (
    <tr>
      <th scope="row">
        <a href={coverageLink({ street: street.id, community: part.community, target: part.target, day })}>
          {name}
        </a>
      </th>
      <Sizes size={part} counters={counters} />
      <td>
        {phase !== undefined && (
          <>
            {phase.text} <PhaseTag phase={phase} />
          </>
        )}
      </td>
      <td class="num">{part.share === undefined ? '—' : shareText(part.share)}</td>
    </tr>
  )
}

/** Communities by counters, in the street's own order, and their sum. */
export const StreetTable = ({
  coverage,
  counters,
}: {
  coverage: StreetCoverage
  counters: readonly Counter[]
}) => {
  const words = useWords(coverageWords)
  return (
    <table class="cv-street">
      <caption class="vh">{coverage.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.community}</th>
          {[words.tract, words.enumerators, words.households, words.reported].map((name) => (
            <th key={name} scope="col" class="num">
              {name}
            </th>
          ))}
          {counters.map((counter) => (
            <th key={counter} scope="col" class="num">
              {pick(counterNames[counter])}
            </th>
          ))}
          <th scope="col">{words.current}</th>
          <th scope="col" class="num">
            {words.share}
          </th>
        </tr>
      </thead>
      <tbody>
        {coverage.communities.map((part) => (
          <Line key={part.target} part={part} counters={counters} day={coverage.day} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.sum}</th>
          <Sizes size={coverage.total} counters={counters} />
          <td colSpan={2}>—</td>
        </tr>
      </tfoot>
    </table>
  )
}
