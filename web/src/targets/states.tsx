import type { Standing } from '@linli/contract/targets'
import { targetStateNames, type TargetState } from '@linli/domain/target-standings'
import { unitNamed } from '@linli/domain/units'
import { number } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { Icon, type IconName } from '../parts/icon.tsx'

const words = {
  zh: { expected: (share: string) => `按进度应到 ${share}` },
  en: { expected: (share: string) => `${share} expected by now` },
}

const icons: Record<TargetState, IconName> = {
  done: 'check',
  'on-track': 'right',
  'at-risk': 'warning',
  behind: 'warning',
  'not-started': 'history',
}

/** A state as a drawing and a word: colour never says it alone. */
export const StateMark = ({ state }: { state: TargetState }) => (
  <span class={`target-state ${state}`}>
    <Icon name={icons[state]} />
    {pick(targetStateNames[state])}
  </span>
)

/** A share as whole percent, never rounded up. */
export const shareText = (share: number): string => `${Math.floor(share * 100)}%`

type Numbers = Pick<Standing, 'now' | 'of' | 'share'>

/** How far it is, as a number: 3 / 12 次, 12 次, 45%; nothing where nothing tells it. */
const numberText = ({ now, of, share }: Numbers, unit: string): string => {
  if (now !== undefined && of !== undefined) return `${number(now)} / ${number(of)} ${unit}`.trim()
  if (now !== undefined) return `${number(now)} ${unit}`.trim()
  return share === undefined ? '' : shareText(share)
}

/** A bar of the share reached, with a tick where it should be by now. */
export const Bullet = ({ standing }: { standing: Standing }) => {
  const said = useWords(words)
  const { share, expected } = standing
  const text = numberText(standing, pick(unitNamed(standing.unit)))
  if (share === undefined) return <span class="target-number">{text === '' ? '—' : text}</span>
  const hint = expected === undefined ? undefined : said.expected(shareText(expected))
  return (
    <span class="target-bullet" title={hint}>
      <span class="target-number">{text}</span>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" class={standing.state}>
        <rect class="track" width="100" height="8" />
        <rect class="fill" width={Math.floor(share * 100)} height="8" />
        {expected !== undefined && expected > 0 && (
          <rect class="tick" x={Math.min(99, expected * 100)} width="1" height="8" />
        )}
      </svg>
      {hint !== undefined && <span class="vh">{hint}</span>}
    </span>
  )
}
