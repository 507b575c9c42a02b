import {
  grainOf,
  isPeriod,
  monthsOf,
  period as periodFrom,
  periodBefore,
  periodName,
  type Period,
} from '@linli/domain/periods'
import { useAddress } from '../address.ts'
import { pick, useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { Icon } from './icon.tsx'

const words = {
  zh: { period: '报告期', before: '上一期', after: '下一期', halves: '半年', within: '年、季度、月' },
  en: {
    period: 'Period',
    before: 'Previous period',
    after: 'Next period',
    halves: 'Half-years',
    within: 'Year, quarters, months',
  },
}

/** The year, quarters and months around a period, to look closer or wider. */
const around = (of: Period): Period[] => {
  const year = periodFrom(of.slice(0, 4))
  const quarters = [1, 2, 3, 4].map((quarter) => periodFrom(`${year}-Q${quarter}`))
  return [year, ...quarters, ...monthsOf(year)]
}

const halvesWith = (known: readonly string[], of: Period): Period[] => {
  const all = [...known.filter(isPeriod), ...(grainOf(of) === 'half' ? [of] : [])]
  return [...new Set(all)].sort().reverse()
}

const Options = ({ periods }: { periods: readonly Period[] }) => (
  <>
    {periods.map((each) => (
      <option key={each} value={each}>
        {pick(periodName(each))}
      </option>
    ))}
  </>
)

type Props = {
  /** The period shown; that of the address when left out. */
  period?: Period
  /** What to do with another one; it goes into the address when left out. */
  onChange?: (period: Period) => void
  /** Half-years only, for what exists of half-years alone. */
  halves?: boolean
}

/** Which period one looks at, with one step back and forth. */
export const PeriodStepper = ({ period, onChange, halves = false }: Props) => {
  const said = useWords(words)
  const session = useSession()
  const { change } = useAddress()
  const shown = period ?? session.period
  const go = (to: Period) => (onChange === undefined ? change({ period: to }, { step: true }) : onChange(to))
  const chosen = (event: Event & { currentTarget: HTMLSelectElement }) => {
    if (isPeriod(event.currentTarget.value)) go(event.currentTarget.value)
  }
  return (
    <div class="stepper" role="group" aria-label={said.period}>
      <button type="button" class="btn icon" aria-label={said.before} onClick={() => go(periodBefore(shown))}>
        <Icon name="left" />
      </button>
      <select class="sel" aria-label={said.period} value={shown} onChange={chosen}>
        <optgroup label={said.halves}>
          <Options periods={halvesWith(session.street.periods, shown)} />
        </optgroup>
        {!halves && (
          <optgroup label={said.within}>
            <Options periods={around(shown)} />
          </optgroup>
        )}
      </select>
      <button
        type="button"
        class="btn icon"
        aria-label={said.after}
        onClick={() => go(periodBefore(shown, -1))}
      >
        <Icon name="right" />
      </button>
    </div>
  )
}
