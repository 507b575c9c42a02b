import { views, type View } from '@linli/domain/comparisons'
import { isPeriod, periodBefore, periodName, samePeriodLastYear, type Period } from '@linli/domain/periods'
import { useAddress } from '../address.ts'
import { useCatalogue } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { baseChange, type Sight } from './sights.ts'
import { matrixWords } from './words.ts'

/** 环比 brings its own base, which goes with it. */
const changesFor = (view: View, from: View): Record<string, string> => {
  if (view === 'yoy') return { view, base: '' }
  if (view === 'before') return { view, base: 'before' }
  return { view: view === 'value' ? '' : view, ...(from === 'before' ? { base: '' } : {}) }
}

/** 数值, 每千人等, 同比, 环比, 占全街道比. */
export const ViewButtons = ({ sight }: { sight: Sight }) => {
  const words = useWords(matrixWords)
  const { change } = useAddress()
  return (
    <div class="seg" role="group" aria-label={words.view}>
      {views.map((view) => (
        <button
          key={view}
          type="button"
          aria-pressed={sight.view === view}
          title={view === 'per' ? words.perWhy : undefined}
          onClick={() => change(changesFor(view, sight.view))}
        >
          {words.views[view]}
        </button>
      ))}
    </div>
  )
}

/** The period compared with: last year's, the one before, or any that the street has. */
export const BaseChoice = ({ sight }: { sight: Sight }) => {
  const words = useWords(matrixWords)
  const { change } = useAddress()
  const { street } = useSession()
  const lastYear = samePeriodLastYear(sight.period)
  const before = periodBefore(sight.period)
  const others = [...new Set([sight.base, ...street.periods.filter(isPeriod)])].filter(
    (period) => period !== lastYear && period !== before && period !== sight.period,
  )
  const chosen = (event: Event & { currentTarget: HTMLSelectElement }) => {
    const { value } = event.currentTarget
    if (isPeriod(value)) change(baseChange(sight, value))
  }
  const option = (period: Period, why: string) => (
    <option key={period} value={period}>
      {why}
      {pick(periodName(period))}
    </option>
  )
  return (
    <label class="mx-base">
      {words.base}
      <select class="sel" value={sight.base} onChange={chosen}>
        {option(lastYear, `${words.lastYear} `)}
        {option(before, `${words.periodBefore} `)}
        {others.map((period) => option(period, ''))}
      </select>
    </label>
  )
}

const Switch = (props: { text: string; on: boolean; title?: string; onChange: (on: boolean) => void }) => (
  <label class="chk" title={props.title}>
    <input
      type="checkbox"
      checked={props.on}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
    {props.text}
  </label>
)

const Scope = ({ sight }: { sight: Sight }) => {
  const words = useWords(matrixWords)
  const { change } = useAddress()
  const catalogue = useCatalogue()
  const core = catalogue?.metrics.filter((metric) => metric.core).length ?? 0
  const own = sight.metrics === 'core' || sight.metrics === 'all' ? 0 : sight.metrics.split(',').length
  const chosen = (event: Event & { currentTarget: HTMLSelectElement }) => {
    const { value } = event.currentTarget
    if (value === 'core' || value === 'all') change({ metrics: value === 'core' ? '' : value, sort: '' })
  }
  return (
    <select class="sel" aria-label={words.scope} value={own > 0 ? 'own' : sight.metrics} onChange={chosen}>
      <option value="core">{words.core(core)}</option>
      <option value="all">{words.all}</option>
      {own > 0 && <option value="own">{words.own(own)}</option>}
    </select>
  )
}

/** How cells are viewed, and which lines are. Everything here goes into the address. */
export const Toolbar = ({ sight, approved }: { sight: Sight; approved: boolean }) => {
  const words = useWords(matrixWords)
  const { change } = useAddress()
  const compares = sight.view === 'yoy' || sight.view === 'before'
  const under = sight.view === 'value' ? words.changes : words.amounts
  return (
    <div class="mx-tools noprint">
      <ViewButtons sight={sight} />
      {!compares && (
        <Switch
          text={words.heat}
          title={words.heatWhy}
          on={sight.heat}
          onChange={(on) => change({ heat: on ? '' : 'off' })}
        />
      )}
      <Switch text={under} on={sight.under} onChange={(on) => change({ under: on ? '' : 'off' })} />
      <Switch text={words.swap} on={sight.swap} onChange={(on) => change({ swap: on ? 'on' : '' })} />
      {(approved || sight.live) && (
        <Switch
          text={words.live}
          title={words.liveWhy}
          on={sight.live}
          onChange={(on) => change({ values: on ? 'live' : '' })}
        />
      )}
      <span class="mx-space" />
      <input
        class="inp"
        type="search"
        aria-label={words.filter}
        placeholder={words.filter}
        value={sight.q}
        onInput={(event) => change({ q: event.currentTarget.value })}
      />
      <Scope sight={sight} />
    </div>
  )
}
