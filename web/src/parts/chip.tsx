import type { ComponentChildren } from 'preact'

export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'plain'

/** A state in a word, such as 存本机. The colour only supports the word. */
export const Tag = ({ tone = 'plain', children }: { tone?: Tone; children: ComponentChildren }) => (
  <span class={`tag ${tone}`}>{children}</span>
)

/** A small button for a value to take over; with `pressed` it is one that stays chosen. */
export const Chip = (props: { pressed?: boolean; onClick: () => void; children: ComponentChildren }) => (
  <button type="button" class="chip" aria-pressed={props.pressed} onClick={props.onClick}>
    {props.children}
  </button>
)
