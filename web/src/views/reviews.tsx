import { useAddress } from '../address.ts'
import { useWords } from '../language.tsx'
import { compareLink, rulesLink } from '../links.ts'
import { Icon } from '../parts/icon.tsx'
import { PeriodStepper } from '../parts/period-stepper.tsx'
import { Failed, Loading, NoPermission } from '../parts/states.tsx'
import { Board } from '../reviews/board.tsx'
import { useBoard, useHalf } from '../reviews/boards.ts'
import { reviewsWords } from '../reviews/words.ts'
import { screen } from '../screens.tsx'
import { useSession, useTitle } from '../session.tsx'
import '../styles/reviews.css'

const Queue = screen(() => import('../reviews/queue.tsx').then((module) => module.Queue))
const Summary = screen(() => import('../reviews/summary.tsx').then((module) => module.Summary))

const views = ['board', 'queue', 'summary'] as const
type View = (typeof views)[number]

const viewIn = (asked: string | undefined): View => views.find((each) => each === asked) ?? 'board'

const Heading = ({ view, waiting }: { view: View; waiting: number }) => {
  const words = useWords(reviewsWords)
  const { street, may } = useSession()
  const { change } = useAddress()
  const period = useHalf()
  const labels = { board: words.board, queue: words.queue, summary: words.summary }
  return (
    <div class="reviews-title noprint">
      <h1>{words.title}</h1>
      <PeriodStepper halves period={period} />
      <div class="seg" role="group" aria-label={words.views}>
        {views.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={view === each}
            onClick={() => change({ view: each === 'board' ? undefined : each }, { step: true })}
          >
            {labels[each]}
            {each === 'queue' && waiting > 0 && ` ${waiting}`}
          </button>
        ))}
      </div>
      {may('rules.propose') && (
        <a class="btn reviews-rules" href={rulesLink({ street: street.id })}>
          <Icon name="settings" />
          <span>{words.rules}</span>
        </a>
      )}
    </div>
  )
}

const Refusal = () => {
  const words = useWords(reviewsWords)
  const { street } = useSession()
  const back = (
    <a class="btn" href={compareLink({ street: street.id })}>
      {words.back}
    </a>
  )
  return <NoPermission title={words.noPermission} text={words.noPermissionHow(street.name)} actions={back} />
}

const Reviewing = () => {
  const { query } = useAddress()
  const { street } = useSession()
  const view = viewIn(query['view'])
  const period = useHalf()
  const { value, failure, reload } = useBoard(street.id, period)
  const waiting = value?.rows.filter(({ state }) => state === 'submitted').length ?? 0
  return (
    <>
      <Heading view={view} waiting={waiting} />
      {view === 'summary' && <Summary />}
      {view !== 'summary' && failure !== undefined && <Failed error={failure} retry={reload} />}
      {view !== 'summary' && failure === undefined && value === undefined && <Loading rows={12} />}
      {view === 'board' && value !== undefined && <Board key={period} board={value} />}
      {view === 'queue' && value !== undefined && <Queue key={period} board={value} />}
    </>
  )
}

/** 审核: how far the communities are with their reports, what waits to be reviewed, and the street's summary. */
export const Reviews = () => {
  const words = useWords(reviewsWords)
  useTitle(words.title)
  const { may } = useSession()
  return (
    <div class="reviews">
      {may('reports.review') ? (
        <Reviewing />
      ) : (
        <>
          <h1>{words.title}</h1>
          <Refusal />
        </>
      )}
    </div>
  )
}
