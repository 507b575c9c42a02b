import type { ComponentChildren } from 'preact'
import type { Shown, Under } from './cells.ts'

const arrows = { up: '▲', down: '▼', flat: '', none: '' }

const Arrow = ({ direction }: Pick<Under, 'direction'>) =>
  arrows[direction] === '' ? null : <i aria-hidden="true">{arrows[direction]}</i>

/** What stands in a cell: the number with its sign, and the small line below. */
export const CellText = ({
  shown,
  under,
  before,
}: {
  shown: Shown
  under: boolean
  before?: ComponentChildren
}) => (
  <>
    <span
      class={`mx-v ${shown.direction}${shown.strong ? ' strong' : ''}${shown.declared ? ' declared' : ''}`}
    >
      {shown.sign !== '' && <small class="mx-sign">{shown.sign}</small>}
      <Arrow direction={shown.direction} />
      {shown.text}
      {shown.changed && (
        <sup class="mx-changed" aria-hidden="true">
          *
        </sup>
      )}
    </span>
    {under && (before !== undefined || shown.under !== undefined) && (
      <small class="mx-u">
        {before}
        {shown.under && (
          <span class={`${shown.under.direction}${shown.under.strong ? ' strong' : ''}`}>
            <Arrow direction={shown.under.direction} />
            {shown.under.text}
          </span>
        )}
      </small>
    )}
  </>
)

const classOf = (shown: Shown, step: number | undefined): string =>
  [
    step === undefined ? '' : `heat-${step}`,
    shown.state === 'missing' ? 'missing' : '',
    shown.state === 'unstated' ? 'unstated' : '',
    shown.stale ? 'stale' : '',
  ]
    .filter((name) => name !== '')
    .join(' ')

type Props = { shown: Shown; step: number | undefined; under: boolean; line: string; column: string }

/** A community's cell. Which one is current is written by the keyboard's hand, not drawn anew. */
export const MatrixCell = ({ shown, step, under, line, column }: Props) => (
  <td
    class={classOf(shown, step)}
    tabIndex={-1}
    data-line={line}
    data-column={column}
    title={shown.said === '' ? undefined : shown.said}
  >
    <CellText shown={shown} under={under} />
  </td>
)
