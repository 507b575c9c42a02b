import { Component, type ComponentChildren } from 'preact'
import { Failed } from './states.tsx'

type Props = { children: ComponentChildren }

/** Catches what breaks while drawing, and says so instead of leaving an empty page. */
export class Boundary extends Component<Props, { error?: Error }> {
  override state: { error?: Error } = {}

  override componentDidCatch(error: unknown): void {
    this.setState({ error: error instanceof Error ? error : new Error(String(error)) })
  }

  override render({ children }: Props) {
    return this.state.error === undefined ? (
      children
    ) : (
      <Failed error={this.state.error} retry={() => location.reload()} />
    )
  }
}
