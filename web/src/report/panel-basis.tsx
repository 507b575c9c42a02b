import { useRef } from 'preact/hooks'
import { useCatalogue } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { ledgerLink, targetsLink } from '../links.ts'
import { Icon } from '../parts/icon.tsx'
import { panelWords } from './panel-words.ts'
import type { PanelProps } from './panels.tsx'
import { useOffers } from './panel-offers.tsx'
import { textOf, type Part } from './texts.ts'

type Pointed = NonNullable<PanelProps['pointed']>
type Props = PanelProps & { pointed: Pointed }

const Figures = ({ pointed, openFigure }: Props) => {
  const words = useWords(panelWords)
  const catalogue = useCatalogue()
  const parts = pointed.sentence.parts.flatMap(({ figure, text }) =>
    figure === undefined ? [] : [{ figure, text }],
  )
  if (parts.length === 0) return null
  return (
    <section>
      <h3>{words.figures}</h3>
      <ul class="offers">
        {parts.map(({ figure, text }, index) => (
          <li key={index}>
            <button type="button" onClick={() => openFigure(figure)}>
              <span>
                {catalogue === undefined
                  ? figure.metric
                  : pick(catalogue.figureName(figure.metric, figure.dimension))}
              </span>
              <b lang="zh-CN">{text}</b>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Targets = ({ pointed, place }: Props) => {
  const words = useWords(panelWords)
  const parts = pointed.sentence.parts.filter(({ target }) => target !== undefined)
  if (parts.length === 0) return null
  return (
    <section>
      <h3>{words.targets}</h3>
      <ul class="offers">
        {parts.map((part) => (
          <li key={part.target}>
            <a href={targetsLink(place)}>{part.text}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

type RowProps = Props & { part: Part; told: readonly Part[]; isTold: boolean }

const swapped = (parts: readonly Part[], part: Part, by: -1 | 1): Part[] => {
  const others = parts.filter((one) => one !== part)
  const at = parts.indexOf(part) + by
  return [...others.slice(0, at), part, ...others.slice(at)]
}

const Arrow = ({ by, part, told, pointed, arrange }: RowProps & { by: -1 | 1 }) => {
  const words = useWords(panelWords)
  const at = told.indexOf(part) + by
  const name = by === -1 ? words.up(part.text) : words.down(part.text)
  const spot = { paragraph: pointed.paragraph, sentence: pointed.sentence.id }
  return (
    <button
      type="button"
      class="btn icon plain"
      aria-label={name}
      disabled={at < 0 || at >= told.length}
      onClick={() => arrange(spot, swapped(told, part, by))}
    >
      <Icon name={by === -1 ? 'up' : 'down'} />
    </button>
  )
}

/** A record: told or not, where in the order, and the way to its page. */
const Row = (props: RowProps) => {
  const { part, told, isTold, pointed, place, arrange, writing } = props
  const words = useWords(panelWords)
  const spot = { paragraph: pointed.paragraph, sentence: pointed.sentence.id }
  const tick = () => arrange(spot, isTold ? told.filter((one) => one !== part) : [...told, part])
  return (
    <li>
      {writing === undefined ? (
        <span>{part.text}</span>
      ) : (
        <label>
          <input type="checkbox" checked={isTold} onChange={tick} />
          {part.text}
        </label>
      )}
      {writing !== undefined && isTold && <Arrow {...props} by={-1} />}
      {writing !== undefined && isTold && <Arrow {...props} by={1} />}
      <a
        class="btn plain"
        href={ledgerLink({ ...place, entry: part.entry })}
        target="_blank"
        rel="noopener"
        aria-label={words.openEntryOf(part.text)}
      >
        {words.openEntry}
      </a>
    </li>
  )
}

/** So many records are offered besides those that the sentence told when it was chosen. */
const mostOthers = 12

/** The records that the sentence has told since it was chosen: one that is taken out can be put back. */
const useToldSince = ({ sentence }: Pointed): readonly Part[] => {
  const since = useRef<{ sentence: string; parts: readonly Part[] }>({ sentence: '', parts: [] })
  const before = since.current.sentence === sentence.id ? since.current.parts : []
  const news = sentence.parts.filter(
    ({ entry }) => entry !== undefined && before.every((one) => one.entry !== entry),
  )
  since.current = { sentence: sentence.id, parts: [...before, ...news] }
  return since.current.parts
}

/** Records that the sentence does not tell: those it told, then others that nothing tells, of its section first. */
const useOthers = (props: Props): Part[] => {
  const { report, pointed, writing } = props
  const since = useToldSince(pointed)
  const { value } = useOffers(props)
  if (writing === undefined) return []
  const section = report.paragraphs.find(({ id }) => id === pointed.paragraph)?.section
  const told = new Set(pointed.sentence.parts.map(({ entry }) => entry))
  const offers = (value?.offers ?? []).filter(({ kind }) => kind === 'entry')
  const own = offers.filter((offer) => offer.section === section)
  const parts = [...own, ...offers.filter((offer) => offer.section !== section)].flatMap((offer) =>
    offer.parts.slice(0, 1),
  )
  const untold = since.filter(({ entry }) => !told.has(entry))
  const others = parts.filter(({ entry }) => !told.has(entry) && since.every((one) => one.entry !== entry))
  return [...untold, ...others.slice(0, mostOthers)]
}

const Entries = (props: Props) => {
  const words = useWords(panelWords)
  const others = useOthers(props)
  const told = props.pointed.sentence.parts.filter(({ entry }) => entry !== undefined)
  if (told.length === 0) return null
  return (
    <section>
      <h3>{words.entries}</h3>
      {props.writing !== undefined && <p class="hint">{words.entriesHow}</p>}
      <ul class="entry-order" lang="zh-CN">
        {told.map((part) => (
          <Row key={part.entry} {...props} part={part} told={told} isTold />
        ))}
        {others.map((part) => (
          <Row key={part.entry} {...props} part={part} told={told} isTold={false} />
        ))}
      </ul>
    </section>
  )
}

/** What the sentence that is looked at rests on, each of which opens; which records it tells, and in which order. */
export const Basis = (props: PanelProps) => {
  const { pointed } = props
  const words = useWords(panelWords)
  if (pointed === undefined) return <p class="hint">{words.basisHint}</p>
  const cites = pointed.sentence.parts.some(({ figure, entry, target }) => figure ?? entry ?? target)
  const shared = { ...props, pointed }
  return (
    <>
      <blockquote lang="zh-CN">{textOf([pointed.sentence])}</blockquote>
      {!cites && <p class="hint">{words.citesNothing}</p>}
      <Figures {...shared} />
      <Targets {...shared} />
      <Entries {...shared} />
    </>
  )
}
