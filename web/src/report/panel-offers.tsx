import type { Offer, Report } from '@linli/contract/reports'
import { useState } from 'preact/hooks'
import { call } from '../api.ts'
import { useWords } from '../language.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { reportWords } from './words.ts'

const kinds = ['entry', 'ratio', 'change', 'figure'] as const
const shown = 40

type Props = {
  report: Report
  place: { street: string; community: string }
  insert: (offer: Offer) => void
}

/** What could still be written; a click writes it where the caret is. */
export const Offers = ({ report, place, insert }: Props) => {
  const words = useWords(reportWords)
  const [q, setQ] = useState('')
  const params = { ...place, report: report.id }
  const { value, failure, reload } = useQuery(`offers/${Object.values(params).join('/')}`, () =>
    call('listOffers', { params }),
  )
  if (failure !== undefined) return <Failed error={failure} retry={reload} />
  if (value === undefined) return <Loading rows={6} />
  const found = value.offers.filter(({ label }) => label.includes(q))
  return (
    <>
      <p class="hint">{words.offersHint}</p>
      <input
        class="inp"
        type="search"
        aria-label={words.filter}
        placeholder={words.filter}
        value={q}
        onInput={(event) => setQ(event.currentTarget.value)}
      />
      {found.length === 0 && <p>{words.noOffers}</p>}
      {kinds.map((kind) => {
        const of = found.filter((offer) => offer.kind === kind)
        if (of.length === 0) return null
        return (
          <section key={kind}>
            <h3>
              {words.offerKinds[kind]} <small>{of.length}</small>
            </h3>
            <ul class="offers">
              {of.slice(0, shown).map((offer, index) => (
                <li key={index}>
                  <button
                    type="button"
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => insert(offer)}
                  >
                    {offer.label}
                  </button>
                </li>
              ))}
            </ul>
            {of.length > shown && <p class="hint">{words.more(of.length - shown)}</p>}
          </section>
        )
      })}
    </>
  )
}
