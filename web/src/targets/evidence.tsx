import type { Evidence } from '@linli/contract/targets'
import { useState } from 'preact/hooks'
import { call } from '../api.ts'
import type { Known } from '../catalogue.ts'
import { number } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { ledgerLink } from '../links.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import type { Place } from './changes.ts'
import { link, unlink } from './marks.ts'
import { targetsWords } from './words.ts'

type Props = {
  place: Place
  target: string
  /** The item that records are linked to, `whole` for the target itself. */
  item: string
  /** What the item is called. */
  name: string
  evidence: readonly Evidence[]
  catalogue: Known
  /** Whether records may be linked and taken away. */
  may: boolean
}

/** The community's newest records, or those that hold the words typed. */
const useFound = (place: Place, q: string) =>
  useQuery(`entries/${place.street}/${place.community}/for-target/${q}`, () =>
    call('listEntries', { params: place, query: { limit: 30, ...(q === '' ? {} : { q }) } }),
  )

const Choosing = ({
  place,
  target,
  item,
  name,
  evidence,
  catalogue,
  close,
}: Props & { close: () => void }) => {
  const words = useWords(targetsWords)
  const [q, setQ] = useState('')
  const { value, failure, reload } = useFound(place, q)
  const linked = new Set(evidence.filter((one) => one.item === item).map(({ entry }) => entry))
  return (
    <Dialog title={words.linkTo(name)} onClose={close}>
      <input
        class="inp target-search"
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={q}
        onInput={(event) => setQ(event.currentTarget.value.trim())}
      />
      {failure !== undefined && <Failed error={failure} retry={reload} />}
      {value === undefined && failure === undefined && <Loading rows={5} />}
      {value?.entries.length === 0 && <p class="targets-note">{words.noRecords}</p>}
      <ul class="target-records">
        {value?.entries.map(({ id, date, kind, title }) => (
          <li key={id}>
            <button
              type="button"
              class="btn plain"
              disabled={linked.has(id)}
              onClick={() =>
                void link({ place, target, item }, { id, title }, words).then((done) => done && close())
              }
            >
              <span>{date}</span>
              <b>{title === '' ? pick(catalogue.kindOf(kind) ?? { zh: kind, en: kind }) : title}</b>
              <small>
                {linked.has(id) ? words.isLinked : pick(catalogue.kindOf(kind) ?? { zh: '', en: '' })}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

const Linked = ({ one, props }: { one: Evidence; props: Props }) => {
  const words = useWords(targetsWords)
  const { place, target, catalogue, may } = props
  const kind = catalogue.kindOf(one.kind)
  return (
    <li>
      <a href={ledgerLink({ ...place, kind: one.kind, entry: one.entry })}>
        {one.date} {one.title === '' ? pick(kind ?? { zh: one.kind, en: one.kind }) : one.title}
      </a>
      {one.amount !== 1 && <small>{number(one.amount)}</small>}
      {may && (
        <button
          type="button"
          class="btn icon plain noprint"
          aria-label={words.unlink(one.title)}
          title={words.unlink(one.title)}
          onClick={() => void unlink({ place, target }, one, words)}
        >
          <Icon name="close" />
        </button>
      )}
    </li>
  )
}

/** The records that show an item is met, with a way to link more. */
export const EvidenceList = (props: Props) => {
  const words = useWords(targetsWords)
  const [choosing, setChoosing] = useState(false)
  const own = props.evidence.filter(({ item }) => item === props.item)
  return (
    <div class="target-evidence">
      {own.length > 0 && (
        <ul>
          {own.map((one) => (
            <Linked key={one.entry} one={one} props={props} />
          ))}
        </ul>
      )}
      {props.may && (
        <button
          type="button"
          class="btn plain noprint"
          aria-label={words.linkTo(props.name)}
          onClick={() => setChoosing(true)}
        >
          <Icon name="plus" />
          {words.link}
        </button>
      )}
      {choosing && <Choosing {...props} close={() => setChoosing(false)} />}
    </div>
  )
}
