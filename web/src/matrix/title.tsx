import type { Comparison } from '@linli/contract/comparisons'
import { useAddress } from '../address.ts'
import { fileLink } from '../api.ts'
import { useLanguage, useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { PeriodStepper } from '../parts/period-stepper.tsx'
import { useSession } from '../session.tsx'
import { gapsIn } from './lines.ts'
import type { Sight } from './sights.ts'
import { BaseChoice } from './toolbar.tsx'
import { matrixWords } from './words.ts'

/** What is asked of the server for a sight. */
export const askedOf = (sight: Sight) => ({
  period: sight.period,
  base: sight.base,
  metrics: sight.metrics,
  ...(sight.live ? { values: 'live' as const } : {}),
  ...(sight.communities.length === 0 ? {} : { communities: sight.communities.join(',') }),
})

const Completeness = ({ comparison, sight }: { comparison: Comparison; sight: Sight }) => {
  const words = useWords(matrixWords)
  const { change } = useAddress()
  const gaps = gapsIn(comparison)
  return (
    <p class="mx-done">
      <span class="mx-inside">{words.notice}</span>
      {gaps === 0 && !sight.gaps ? (
        <span>{words.noGaps}</span>
      ) : (
        <button
          type="button"
          class="mx-link"
          aria-pressed={sight.gaps}
          title={sight.gaps ? words.gapsAll : words.gapsOnly}
          onClick={() => change({ gaps: sight.gaps ? '' : 'only' })}
        >
          {words.gaps(gaps)}
        </button>
      )}
      {comparison.cutOff !== '' && <span>{words.cutOff(comparison.cutOff)}</span>}
    </p>
  )
}

type Props = { sight: Sight; comparison: Comparison | undefined; choose: () => void; print: () => void }

/** What is compared with what, how complete it is, and what can be done with it. */
export const Title = ({ sight, comparison, choose, print }: Props) => {
  const words = useWords(matrixWords)
  const lang = useLanguage()
  const { street } = useSession()
  const asked = { params: { street: street.id }, query: { ...askedOf(sight), view: sight.view, lang } }
  return (
    <div class="mx-title noprint">
      <h1>{words.heading}</h1>
      <PeriodStepper />
      <BaseChoice sight={sight} />
      {comparison !== undefined && <Completeness comparison={comparison} sight={sight} />}
      <div class="mx-actions">
        <button type="button" class="btn" onClick={choose}>
          <Icon name="columns" />
          {words.choose}
        </button>
        <button type="button" class="btn" onClick={print}>
          <Icon name="print" />
          {words.print}
        </button>
        <a class="btn" href={fileLink('exportComparison', asked)} download>
          <Icon name="download" />
          {words.exported}
        </a>
        <a class="btn primary" href={fileLink('exportComparisonWorkbook', asked)} download>
          <Icon name="download" />
          {words.workbook}
        </a>
      </div>
    </div>
  )
}
