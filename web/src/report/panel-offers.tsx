import type { Offer } from '@linli/contract/reports'
import { useState } from 'preact/hooks'
import { call } from '../api.ts'
import { useCatalogue } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { Chip } from '../parts/chip.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { panelWords } from './panel-words.ts'
import type { PanelProps } from './panels.tsx'

const kinds = ['entry', 'ratio', 'change', 'figure'] as const
/** So many of a kind are shown at once; the others on a press. */
const shownFirst = 8

/** What could still be written into a report. */
export const useOffers = ({ report, place }: Pick<PanelProps, 'report' | 'place'>) => {
  const params = { street: place.street, community: place.community, report: report.id }
  return useQuery(
    `offers/${place.street}/${place.community}/${report.id}`,
    () => call('listOffers', { params }),
    0,
  )
}

type KindProps = { kind: Offer['kind']; offers: readonly Offer[]; insert: PanelProps['insert'] }

const Kind = ({ kind, offers, insert }: KindProps) => {
  const words = useWords(panelWords)
  const [all, setAll] = useState(false)
  if (offers.length === 0) return null
  const shown = all ? offers : offers.slice(0, shownFirst)
  return (
    <section>
      <h3>
        {words.offerKinds[kind]} <small>{offers.length}</small>
      </h3>
      <ul class="offers" lang="zh-CN">
        {shown.map((offer) => (
          <li key={JSON.stringify(offer.parts)}>
            <button
              type="button"
              aria-label={words.insert(offer.label)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => insert(offer)}
            >
              {offer.label}
            </button>
          </li>
        ))}
      </ul>
      {offers.length > shown.length && (
        <button type="button" class="btn plain" onClick={() => setAll(true)}>
          {words.more(offers.length - shown.length)}
        </button>
      )}
    </section>
  )
}

type FilterProps = {
  offers: readonly Offer[]
  section: string
  choose: (section: string) => void
  q: string
  find: (q: string) => void
}

const Filter = ({ offers, section, choose, q, find }: FilterProps) => {
  const words = useWords(panelWords)
  const catalogue = useCatalogue()
  const sections = [...new Set(offers.map((offer) => offer.section))]
  return (
    <>
      <input
        class="inp"
        type="search"
        aria-label={words.filter}
        placeholder={words.filter}
        value={q}
        onInput={(event) => find(event.currentTarget.value)}
      />
      <div class="chips">
        <Chip pressed={section === ''} onClick={() => choose('')}>
          {words.allSections}
        </Chip>
        {sections.map((one) => (
          <Chip key={one} pressed={section === one} onClick={() => choose(one)}>
            {pick(catalogue?.sections[one] ?? { zh: one, en: one })}
          </Chip>
        ))}
      </div>
    </>
  )
}

/** What could still be written; a click writes it where the caret is, and nothing is written by itself. */
export const Offers = (props: PanelProps) => {
  const words = useWords(panelWords)
  const [q, find] = useState('')
  const here = props.report.paragraphs.find(({ id }) => id === props.pointed?.paragraph)?.section
  const [chosen, choose] = useState<string>()
  const { value, failure, reload } = useOffers(props)
  if (value === undefined)
    return failure === undefined ? <Loading rows={6} /> : <Failed error={failure} retry={reload} />
  const { offers } = value
  // Whoever writes a section is shown what belongs to it.
  const section = chosen ?? (offers.some((offer) => offer.section === here) ? (here ?? '') : '')
  if (offers.length === 0) return <p class="hint">{words.noOffers}</p>
  const found = offers.filter(
    (offer) => offer.label.includes(q.trim()) && (section === '' || offer.section === section),
  )
  return (
    <>
      <p class="hint">{words.offersHint}</p>
      <Filter offers={offers} section={section} choose={choose} q={q} find={find} />
      {found.length === 0 && <p class="hint">{words.noneFound}</p>}
      {kinds.map((kind) => (
        <Kind
          key={`${kind}/${section}`}
          kind={kind}
          offers={found.filter((offer) => offer.kind === kind)}
          insert={props.insert}
        />
      ))}
    </>
  )
}
