import type { Coverage } from '@linli/contract/coverages'
import { counterNames, warningText } from '@linli/domain/targets/coverage-days'
import { householdsOf, sumsOf } from '@linli/domain/targets/coverages'
import { number } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { countersOf, countsWith, mistakeIn, warningsIn, type Typed } from './cells.ts'
import { coverageWords } from './words.ts'

/** A share in whole percent, never rounded up. */
export const percent = (value: number, of: number): string =>
  of === 0 ? '—' : `${Math.floor((value / of) * 100)}%`

/** The sums of the day as it is typed, with what is new since the entries before. */
export const DaySums = ({ coverage, typed }: { coverage: Coverage; typed: Typed }) => {
  const words = useWords(coverageWords)
  const households = householdsOf(coverage.tracts)
  const now = sumsOf(coverage.tracts.map((tract) => ({ ...tract, counts: countsWith(tract, typed) })))
  const before = sumsOf(coverage.tracts.map((tract) => ({ ...tract, counts: tract.before })))
  return (
    <dl class="cv-sums" aria-label={words.sum}>
      <div>
        <dt>{words.households}</dt>
        <dd>{number(households)}</dd>
      </div>
      {countersOf(coverage).map((counter) => {
        const sum = now[counter]
        const since = (sum?.households ?? 0) - (before[counter]?.households ?? 0)
        return (
          <div key={counter} data-counter={counter}>
            <dt>{pick(counterNames[counter])}</dt>
            <dd>
              {sum === undefined ? words.missing : number(sum.households)}
              {since !== 0 && <small>{since > 0 ? `+${since}` : since}</small>}
              {sum !== undefined && <small>{percent(sum.households, households)}</small>}
              {sum !== undefined && sum.tracts < coverage.tracts.length && (
                <small>{words.missingSome(sum.tracts, coverage.tracts.length)}</small>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** How many warnings are listed; a mark stands in every cell that has one. */
const mostListed = 8

/** What is wrong or odd about the day as it is typed, cell by cell. */
export const DayNotes = ({ coverage, typed }: { coverage: Coverage; typed: Typed }) => {
  const words = useWords(coverageWords)
  const wrong = coverage.tracts.flatMap((tract) =>
    countersOf(coverage).flatMap((counter) => {
      const mistake = mistakeIn(tract, counter, typed)
      return mistake === undefined
        ? []
        : [`${words.cell(tract.name, pick(counterNames[counter]))}：${pick(mistake)}`]
    }),
  )
  const odd = coverage.tracts.flatMap((tract) =>
    warningsIn(tract, typed).map(
      (warning) =>
        `${words.cell(tract.name, pick(counterNames[warning.counter]))}：${pick(warningText(warning))}`,
    ),
  )
  if (wrong.length + odd.length === 0) return null
  return (
    <div class="cv-notes" role="status">
      {wrong.slice(0, mostListed).map((text) => (
        <p key={text} class="wrong">
          {text}
        </p>
      ))}
      {odd.length > 0 && <b>{words.warnings}</b>}
      {odd.slice(0, mostListed).map((text) => (
        <p key={text}>{text}</p>
      ))}
      {odd.length > mostListed && <p>… {odd.length - mostListed}</p>}
    </div>
  )
}
