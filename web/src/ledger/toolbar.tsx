import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { fileLink } from '../api.ts'
import { useLanguage, useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { PeriodStepper } from '../parts/period-stepper.tsx'
import { filterOf } from './entry-lists.ts'
import type { Place, View } from './places.ts'
import { words } from './words.ts'

/** A word is looked for this long after the last key, in milliseconds. */
const pause = 300

/** Looks for a word in the records that are shown; two characters are enough. */
export const Search = ({ view }: { view: View }) => {
  const said = useWords(words)
  const { change } = useAddress()
  const [typed, setTyped] = useState(view.q)
  useEffect(() => setTyped(view.q), [view.q])
  useEffect(() => {
    if (typed.trim() === view.q) return undefined
    const timer = setTimeout(() => change({ q: typed.trim(), entry: undefined }), pause)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <input
      type="search"
      class="inp lg-search"
      aria-label={said.search}
      placeholder={said.searchHint}
      value={typed}
      onInput={(event) => setTyped(event.currentTarget.value)}
    />
  )
}

/** The heading of the sheet: what is shown, for which period, what to look for, and what to do with all of it. */
export const Toolbar = (props: { place: Place; view: View; title: string; children?: ComponentChildren }) => {
  const { place, view, title, children } = props
  const said = useWords(words)
  const lang = useLanguage()
  const { street, community } = place
  const asked = { params: { street, community }, query: { ...filterOf(place, view), lang } }
  return (
    <div class="lg-top">
      <h1>{title}</h1>
      <PeriodStepper />
      <Search view={view} />
      <div class="act noprint">
        {children}
        <a class="btn" href={fileLink('exportEntriesWorkbook', asked)} download>
          <Icon name="download" />
          <span>{said.workbook}</span>
        </a>
        <a class="btn" href={fileLink('exportEntries', asked)} download>
          <Icon name="download" />
          <span>{said.exported}</span>
        </a>
      </div>
    </div>
  )
}
