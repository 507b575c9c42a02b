import { useRoute } from 'preact-iso/router'
import { useAddress } from '../address.ts'
import { call } from '../api.ts'
import { countersOf } from '../coverage/cells.ts'
import { BurnUp } from '../coverage/chart.tsx'
import { Phases } from '../coverage/phases.tsx'
import { StreetTable } from '../coverage/street-table.tsx'
import { coverageWords } from '../coverage/words.ts'
import { useWords } from '../language.tsx'
import { Empty, Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { useSession, useTitle } from '../session.tsx'
import '../styles/targets.css'
import '../styles/coverage.css'

const useStreetCoverage = () => {
  const { street } = useSession()
  const { params } = useRoute()
  const { query } = useAddress()
  const task = params['task'] ?? ''
  const day = query['day']
  return useQuery(
    `street-coverage/${street.id}/${task}/${day ?? ''}`,
    () => call('readStreetCoverage', { params: { street: street.id, task }, query: { day } }),
    0,
  )
}

/** 街道普查进度: every community by the counters, their sum, and the sums day by day. */
export const StreetCoverage = () => {
  const words = useWords(coverageWords)
  useTitle(words.street)
  const { street } = useSession()
  const { change } = useAddress()
  const { value, failure, reload } = useStreetCoverage()
  if (value === undefined)
    return failure === undefined ? <Loading rows={12} /> : <Failed error={failure} retry={reload} />
  return (
    <div class="targets coverage street-coverage">
      <div class="targets-title">
        <h1>
          {street.name} {value.title}
        </h1>
        <input
          type="date"
          class="inp noprint"
          aria-label={words.day}
          value={value.day}
          onChange={(event) => change({ day: event.currentTarget.value })}
        />
        <span class="hint">{words.upTo(value.day)}</span>
        <Phases phases={value.phases} />
        <button type="button" class="btn noprint" onClick={() => window.print()}>
          {words.print}
        </button>
      </div>
      {value.communities.length === 0 ? (
        <Empty title={words.noCommunities} />
      ) : (
        <div class="cv-scroll" tabIndex={0} role="region" aria-label={words.street}>
          <StreetTable coverage={value} counters={countersOf(value)} />
        </div>
      )}
      <BurnUp burning={{ ...value, households: value.total.households, today: value.day }} />
      <p class="cv-keys">{words.internal}</p>
    </div>
  )
}
