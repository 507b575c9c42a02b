import { later } from '../parts/later.tsx'

export type About = {
  street: string
  community: string
  /** The record, the declared figure, the report or the target. */
  subject: string
  /** Changes with what is told, so that it is asked again. */
  version: number | string
}

const Line = later<About>(() => import('./line.tsx').then((module) => module.Line))

/** What other systems made of something, in a line that is kept free for it, so that nothing moves when it comes. */
export const Acknowledgements = (about: About) => (
  <div class="acks noprint">
    <Line {...about} />
  </div>
)
