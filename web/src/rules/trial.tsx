import { isPeriod, periodName } from '@linli/domain/periods'
import { pick, useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import type { Result, Told, Trial } from './trials.ts'
import { rulesWords } from './words.ts'

const Cell = ({ result = 'unknown' }: { result: Result | undefined }) => {
  const words = useWords(rulesWords)
  if (result === 'fires') return <td class="fires">{words.results.fires}</td>
  return (
    <td class={result}>
      <span aria-hidden="true">{result === 'holds' ? '✓' : '—'}</span>
      <span class="vh">{words.results[result]}</span>
    </td>
  )
}

const periodsOf = ({ results }: Told): string[] => [...new Set(results.map(({ period }) => period))].sort()

const Grid = ({ told }: { told: Told }) => {
  const words = useWords(rulesWords)
  const { communities } = useSession().street
  const periods = periodsOf(told)
  const found = new Map(
    told.results.map(({ community, period, result }) => [`${community}/${period}`, result]),
  )
  return (
    <table class="trial-grid">
      <thead>
        <tr>
          <th scope="col">{words.community}</th>
          {periods.map((period) => (
            <th key={period} scope="col">
              {isPeriod(period) ? pick(periodName(period)) : period}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {communities.map(({ id, name }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            {periods.map((period) => (
              <Cell key={period} result={found.get(`${id}/${period}`)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Found = ({ told }: { told: Told }) => {
  const words = useWords(rulesWords)
  const { communities } = useSession().street
  if (told.results.length === 0)
    return (
      <>
        <p class="trial-means">{words.means(pick(told.means))}</p>
        <p class="trial-none">{words.trialEmpty}</p>
      </>
    )
  const count = (wanted: Result) => told.results.filter(({ result }) => result === wanted).length
  const [holds, fires] = [count('holds'), count('fires')]
  const cells = communities.length * periodsOf(told).length
  return (
    <>
      <p class="trial-means">{words.means(pick(told.means))}</p>
      <p class="trial-sum" role="status">
        {words.sum(holds, fires, cells - holds - fires)}
      </p>
      <Grid told={told} />
    </>
  )
}

/** What a condition would have found in the street's past half-years, before it goes live. */
export const TrialView = ({ trial, again }: { trial: Trial; again: () => void }) => {
  const words = useWords(rulesWords)
  const { told, problem, failed } = trial
  return (
    <section class="trial" aria-labelledby="trial-title">
      <h3 id="trial-title">{words.trial}</h3>
      <p class="hint">{words.trialNote}</p>
      {told !== undefined && <Found told={told} />}
      {problem !== undefined && <p class="trial-none">{words.trialBroken}</p>}
      {failed === true && (
        <p class="trial-none">
          {words.trialFailed}{' '}
          <button type="button" class="btn" onClick={again}>
            {words.trialAgain}
          </button>
        </p>
      )}
      {trial.of === '' && <p class="trial-none">{words.trialWaiting}</p>}
    </section>
  )
}
