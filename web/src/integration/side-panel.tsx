import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { useNarrow } from '../ledger/narrow.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { consoleWords } from './words.ts'

type Props = {
  title: string
  about: ComponentChildren
  close: () => void
  acts: ComponentChildren
  children: ComponentChildren
}

/** What stands beside a list about the row in hand; on a phone it lies over the list and takes the focus. */
export const SidePanel = ({ title, about, close, acts, children }: Props) => {
  const words = useWords(consoleWords)
  const id = useId()
  const narrow = useNarrow()
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!narrow) return undefined
    place.current?.focus()
    // Its buttons are at the foot, where messages appear: those go to the head meanwhile.
    const { dataset } = document.documentElement
    dataset['over'] = 'side'
    return () => {
      delete dataset['over']
    }
  }, [narrow])
  return (
    <aside ref={place} class="side" tabIndex={-1} aria-labelledby={id}>
      <header>
        <div>
          <h2 id={id}>{title}</h2>
          <p>{about}</p>
        </div>
        <button type="button" class="btn icon plain" aria-label={words.close} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div class="side-body" tabIndex={0} role="group" aria-labelledby={id}>
        {children}
      </div>
      <footer>{acts}</footer>
    </aside>
  )
}
