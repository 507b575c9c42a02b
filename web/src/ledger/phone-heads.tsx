import { periodName } from '@linli/domain/periods'
import { pick, useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { useSession } from '../session.tsx'
import { words } from './words.ts'

/** The top of a page on the phone: the way back, what it is, and whose. */
export const Head = ({ title, back }: { title: string; back: string }) => {
  const said = useWords(words)
  const { community, period } = useSession()
  return (
    <div class="fh">
      <a class="btn icon plain" href={back} aria-label={said.back}>
        <Icon name="left" />
      </a>
      <h1>{title}</h1>
      <span>
        {community?.shortName} · {pick(periodName(period))}
      </span>
    </div>
  )
}
