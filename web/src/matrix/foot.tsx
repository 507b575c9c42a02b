import { periodName } from '@linli/domain/periods'
import type { Comparison } from '@linli/contract/comparisons'
import { pick, useWords } from '../language.tsx'
import { denominatorDays } from './lines.ts'
import type { Sight } from './sights.ts'
import { matrixWords } from './words.ts'

const steps = [1, 2, 3, 4, 5]

const HeatLegend = () => {
  const words = useWords(matrixWords)
  return (
    <span>
      {words.low}
      <span class="mx-ramp" aria-hidden="true">
        {steps.map((step) => (
          <i key={step} class={`heat-${step}`} />
        ))}
      </span>
      {words.high} <b>{words.heatWhy}</b>
    </span>
  )
}

/** What signs and colours mean in the current view. */
const Legend = ({ sight }: { sight: Sight }) => {
  const words = useWords(matrixWords)
  const judged = sight.view !== 'yoy' && sight.view !== 'before'
  return (
    <>
      {sight.heat && judged && <HeatLegend />}
      {(sight.view === 'value' ? sight.under : !judged) && (
        <span title={words.unit}>
          <i class="up">▲</i> {words.upDown(pick(periodName(sight.base)))} <i class="down">▼</i> {words.down}{' '}
          %
        </span>
      )}
      <span>{words.notZero}</span>
      <span>
        <u class="declared">12</u> {words.legend.declared}
      </span>
      <span>
        <i class="mx-corner" aria-hidden="true" /> {words.legend.stale}
      </span>
      <span>
        <sup class="mx-changed">*</sup> {words.legend.changed}
      </span>
    </>
  )
}

const Keys = () => {
  const { keys } = useWords(matrixWords)
  return (
    <span class="mx-keys">
      <kbd>↑↓←→</kbd> {keys.move} <kbd>Enter</kbd> {keys.open} <kbd>S</kbd> {keys.sort} <kbd>H</kbd>{' '}
      {keys.heat} <kbd>{keys.shift}</kbd> {keys.select} <kbd>Ctrl C</kbd> {keys.copy}
    </span>
  )
}

/** The line below the table: legend, whose eyes it is for, and the keys. */
export const Foot = ({
  sight,
  comparison,
  hidden,
}: {
  sight: Sight
  comparison: Comparison
  hidden: number
}) => {
  const words = useWords(matrixWords)
  return (
    <div class="mx-foot noprint">
      <Legend sight={sight} />
      {sight.view === 'per' && <span>{words.denominators(denominatorDays(comparison))}</span>}
      {hidden > 0 && <span>{words.hidden(hidden)}</span>}
      <Keys />
    </div>
  )
}
