import { useState } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { screen } from '../screens.tsx'
import type { VersionsProps } from './version-list.tsx'
import { words } from './words.ts'

const VersionList = screen(() => import('./version-list.tsx').then((module) => module.VersionList))

/** How many versions a record has; unfolded, all of them. */
export const Versions = (props: VersionsProps) => {
  const said = useWords(words)
  const [open, setOpen] = useState(false)
  return (
    <div class="f">
      <button type="button" class="btn plain lg-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        {said.versions(props.entry.version)}
      </button>
      {open && <VersionList {...props} />}
    </div>
  )
}
