import { dayAfter } from '@linli/domain/days'
import { sectionNames, sections } from '@linli/domain/sections'
import { pick, useWords } from '../language.tsx'
import { Chip } from '../parts/chip.tsx'
import { Icon } from '../parts/icon.tsx'
import { PeriodStepper } from '../parts/period-stepper.tsx'
import { useSession } from '../session.tsx'
import { todayHere, type Board, type Look } from './boards.ts'
import { boardWords } from './words.ts'

type StepProps = { look: Look; on: string }

/** The day that is judged, a step back and forth, or any other. */
const DayStepper = ({ look, on }: StepProps) => {
  const words = useWords(boardWords)
  const today = todayHere()
  const go = (day: string) => look.change({ on: day }, { step: true })
  return (
    <div class="stepper tb-day" role="group" aria-label={words.day}>
      <button
        type="button"
        class="btn icon"
        aria-label={words.dayBefore}
        onClick={() => go(dayAfter(on, -1))}
      >
        <Icon name="left" />
      </button>
      <input
        type="date"
        class="inp"
        aria-label={words.day}
        value={on}
        max={today}
        onChange={(event) => event.currentTarget.value !== '' && go(event.currentTarget.value)}
      />
      <button
        type="button"
        class="btn icon"
        aria-label={words.dayAfter}
        disabled={on >= today}
        onClick={() => go(dayAfter(on, 1))}
      >
        <Icon name="right" />
      </button>
    </div>
  )
}

type HeadingProps = { look: Look; add: string | undefined; print: (() => void) | undefined }

/** What is looked at, on which day, and what can be done with it. */
export const Heading = ({ look, add, print }: HeadingProps) => {
  const words = useWords(boardWords)
  return (
    <div class="tb-title noprint">
      <h1>{words.heading}</h1>
      <PeriodStepper halves onChange={(period) => look.change({ period, on: '' }, { step: true })} />
      <DayStepper look={look} on={look.on === '' ? todayHere() : look.on} />
      <div class="tb-acts">
        {print !== undefined && (
          <button type="button" class="btn tb-print" onClick={print}>
            <Icon name="print" />
            {words.print}
          </button>
        )}
        {add !== undefined && (
          <a class="btn primary" href={add}>
            <Icon name="plus" />
            {words.add}
          </a>
        )}
      </div>
    </div>
  )
}

/** Which of the tasks are shown. */
export const Tools = ({ look, board }: { look: Look; board: Board }) => {
  const words = useWords(boardWords)
  const { membership } = useSession()
  const mine = membership.sections
  const offered = sections.filter((each) => mine === 'all' || mine.includes(each))
  return (
    <div class="tb-tools noprint">
      <Chip pressed={look.late} onClick={() => look.change({ show: look.late ? '' : 'late' })}>
        {words.filter}
      </Chip>
      <select
        class="sel"
        aria-label={words.section}
        value={look.section ?? ''}
        onChange={(event) => look.change({ section: event.currentTarget.value })}
      >
        <option value="">{words.allSections}</option>
        {offered.map((each) => (
          <option key={each} value={each}>
            {pick(sectionNames[each])}
          </option>
        ))}
      </select>
      <span class="tb-judged">{words.judged(board.on)}</span>
      <span class="tb-judged">{words.notice}</span>
    </div>
  )
}
