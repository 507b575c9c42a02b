import { isPeriod, lastDay, periodName } from '@linli/domain/periods'
import { useEffect, useState } from 'preact/hooks'
import { call } from '../api.ts'
import { useCatalogue, type Known, type Metric } from '../catalogue.ts'
import { Declaring } from '../evidence/declaring.tsx'
import { Facts, Headline, Links, type Evidence } from '../evidence/facts.tsx'
import { Records, type Place } from '../evidence/records.tsx'
import { Trend } from '../evidence/trend.tsx'
import { evidenceWords } from '../evidence/words.ts'
import { pick, useWords } from '../language.tsx'
import { useQuery } from '../queries.ts'
import { useSession } from '../session.tsx'
import { Icon } from './icon.tsx'
import { Failed, Loading } from './states.tsx'
import '../styles/figure-panel.css'

export type FigureKey = { metric: string; dimension: string }
type Props = Place & FigureKey & { onClose: () => void; onOpen?: (key: FigureKey) => void }

const Definition = ({ metric, period }: { metric: Metric; period: string }) => {
  const words = useWords(evidenceWords)
  const last = isPeriod(period) ? lastDay(period) : period
  const found = [...metric.definitions].reverse().find((definition) => (definition.from ?? '') <= last)
  return found === undefined ? null : (
    <section class="ev-block">
      <h3>{words.definition}</h3>
      <p class="ev-none">{pick(found)}</p>
    </section>
  )
}

type BodyProps = {
  place: Place
  evidence: Evidence
  metric: Metric
  catalogue: Known
  open: (key: FigureKey) => void
}

const Body = ({ place, evidence, metric, catalogue, open }: BodyProps) => {
  const mayDeclare = useSession().may('figures.declare') && metric.nature !== 'ratio'
  const shown = `${place.community}/${place.period}/${evidence.metric}/${evidence.dimension}`
  return (
    <>
      <Headline evidence={evidence} metric={metric} />
      <Facts place={place} evidence={evidence} metric={metric} catalogue={catalogue} />
      <Trend series={evidence.series} />
      <Links evidence={evidence} metric={metric} catalogue={catalogue} open={open} />
      <Records key={shown} place={place} evidence={evidence} metric={metric} catalogue={catalogue} />
      <Definition metric={metric} period={place.period} />
      {mayDeclare && <Declaring key={`declare/${shown}`} place={place} evidence={evidence} />}
    </>
  )
}

const useEsc = (onClose: () => void) =>
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest('form, input, select') !== null
      if (event.key !== 'Escape' || event.isComposing || typing) return
      if (document.querySelector('dialog[open]') === null) onClose()
    }
    addEventListener('keydown', close)
    return () => removeEventListener('keydown', close)
  }, [onClose])

/** Which figure is shown: the one asked for, or one that was opened from it, with the way back. */
const useTrail = (asked: FigureKey, onOpen: Props['onOpen']) => {
  const from = `${asked.metric}|${asked.dimension}`
  const [trail, setTrail] = useState<{ from: string; keys: FigureKey[] }>({ from, keys: [] })
  const keys = trail.from === from ? trail.keys : []
  const open = onOpen ?? ((key: FigureKey) => setTrail({ from, keys: [...keys, key] }))
  const back = () => setTrail({ from, keys: keys.slice(0, -1) })
  return { key: keys[keys.length - 1] ?? asked, open, ...(keys.length === 0 ? {} : { back }) }
}

/** What makes a figure: its value, source, trend, parts and every record behind it. Opening it leaves the focus where it is. */
export const FigurePanel = ({ street, community, period, metric, dimension, onClose, onOpen }: Props) => {
  const words = useWords(evidenceWords)
  const catalogue = useCatalogue()
  const { street: streetShown } = useSession()
  const { key, open, back } = useTrail({ metric, dimension }, onOpen)
  const place = { street, community, period }
  const { value, failure, reload } = useQuery(
    `figure/${street}/${community}/${period}/${key.metric}/${key.dimension}`,
    () =>
      call('readFigure', {
        params: { street, community, metric: key.metric },
        query: { period, dimension: key.dimension },
      }),
  )
  useEsc(onClose)
  const found = catalogue?.metricOf(key.metric)
  const name = streetShown.communities.find(({ id }) => id === community)?.name ?? ''
  return (
    <aside class="evidence noprint" aria-labelledby="evidence-title">
      <header>
        {back !== undefined && (
          <button type="button" class="btn icon plain" aria-label={words.back} onClick={back}>
            <Icon name="left" />
          </button>
        )}
        <div>
          <p>
            {name} · {isPeriod(period) ? pick(periodName(period)) : period}
          </p>
          <h2 id="evidence-title">
            {catalogue === undefined ? '' : pick(catalogue.figureName(key.metric, key.dimension))}
          </h2>
        </div>
        <button type="button" class="btn icon plain" aria-label={words.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div class="evidence-body" tabIndex={0} role="group" aria-labelledby="evidence-title">
        {failure !== undefined && <Failed error={failure} retry={reload} />}
        {failure === undefined && value === undefined && <Loading rows={6} />}
        {value !== undefined && catalogue !== undefined && found !== undefined && (
          <Body place={place} evidence={value} metric={found} catalogue={catalogue} open={open} />
        )}
      </div>
    </aside>
  )
}
