import type { Coverage } from '@linli/contract/coverages'
import { useWords } from '../language.tsx'
import { Tag, type Tone } from '../parts/chip.tsx'
import { coverageWords } from './words.ts'

type Phase = Coverage['phases'][number]

const tones: Record<Phase['state'], Tone> = { done: 'ok', late: 'bad', now: 'info', ahead: 'plain' }

/** A share in whole percent, never rounded up; nothing where none is known. */
export const shareText = (share: number | undefined): string =>
  share === undefined ? '' : `${Math.floor(share * 100)}%`

/** How a phase stands, in a word. */
export const PhaseTag = ({ phase }: { phase: Phase }) => {
  const words = useWords(coverageWords)
  return (
    <Tag tone={tones[phase.state]}>
      {words.states[phase.state]}
      {phase.counter !== undefined && phase.share !== undefined && ` ${shareText(phase.share)}`}
    </Tag>
  )
}

/** The phases with their days. */
export const Phases = ({ phases }: { phases: readonly Phase[] }) => {
  const words = useWords(coverageWords)
  return (
    <ol class="cv-phases" aria-label={words.phases}>
      {phases.map((phase) => (
        <li key={phase.key}>
          <b>{phase.text}</b>
          <span>
            {phase.from.slice(5)}～{phase.to.slice(5)}
          </span>
          <PhaseTag phase={phase} />
        </li>
      ))}
    </ol>
  )
}
