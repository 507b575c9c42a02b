import { useState } from 'preact/hooks'
import { useAddress } from '../address.ts'
import type { Known } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { useSession } from '../session.tsx'
import { Check, Metrics, Order } from './chooser-lists.tsx'
import { chooserWords } from './chooser-words.ts'
import {
  choiceInAddress,
  chosenMetrics,
  mostMetrics,
  offered,
  withOrWithout,
  type Choice,
} from './choosing.ts'
import type { Sight } from './sights.ts'

const wrongIn = ({ metrics, communities }: Choice, words: typeof chooserWords.zh): string => {
  if (metrics.length === 0) return words.needMetric
  if (metrics.length > mostMetrics) return words.tooMany(mostMetrics)
  return communities.length === 0 ? words.needCommunity : ''
}

type Shown = 'metrics' | 'communities'

const Actions = (props: { wrong: string; reset: () => void; onClose: () => void; apply: () => void }) => {
  const words = useWords(chooserWords)
  return (
    <>
      <button type="button" class="btn plain" onClick={props.reset}>
        {words.reset}
      </button>
      <p class="choose-wrong" role="alert">
        {props.wrong}
      </p>
      <button type="button" class="btn" onClick={props.onClose}>
        {words.cancel}
      </button>
      <button type="button" class="btn primary" disabled={props.wrong !== ''} onClick={props.apply}>
        {words.apply}
      </button>
    </>
  )
}

type Props = { sight: Sight; catalogue: Known; onClose: () => void }

/** Which metrics and communities are compared, and in which order. Nothing changes before it is applied. */
export const Chooser = ({ sight, catalogue, onClose }: Props) => {
  const words = useWords(chooserWords)
  const { change } = useAddress()
  const { street } = useSession()
  const metrics = offered(catalogue.metrics, sight.period)
  const everywhere = street.communities.map(({ id }) => id)
  const usual = { metrics: chosenMetrics('core', metrics), communities: everywhere }
  const [tab, setTab] = useState<Shown>('metrics')
  const [choice, setChoice] = useState<Choice>({
    metrics: chosenMetrics(sight.metrics, metrics),
    communities: sight.communities.length === 0 ? everywhere : sight.communities,
  })
  const set = (part: Shown) => (chosen: string[]) => setChoice({ ...choice, [part]: chosen })
  const apply = () => {
    change({ ...choiceInAddress(choice, { metrics, communities: everywhere }), sort: '' })
    onClose()
  }
  const communityName = (id: string) =>
    street.communities.find((community) => community.id === id)?.name ?? id
  const metricName = (text: string) => {
    const [metric = '', dimension = ''] = text.split('|', 2)
    return pick(catalogue.figureName(metric, dimension))
  }
  const isMetrics = tab === 'metrics'
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      wide
      actions={
        <Actions
          wrong={wrongIn(choice, words)}
          reset={() => setChoice(usual)}
          onClose={onClose}
          apply={apply}
        />
      }
    >
      <div class="seg" role="group" aria-label={words.title}>
        {(['metrics', 'communities'] as const).map((each) => (
          <button key={each} type="button" aria-pressed={tab === each} onClick={() => setTab(each)}>
            {words[each]} {choice[each].length}
          </button>
        ))}
      </div>
      <div class="choose">
        <div class="choose-from">
          {isMetrics ? (
            <Metrics
              chosen={choice.metrics}
              change={set('metrics')}
              metrics={metrics}
              catalogue={catalogue}
            />
          ) : (
            <fieldset>
              <legend>{words.communities}</legend>
              <p>{words.orderHow}</p>
              <div class="choose-checks">
                {everywhere.map((id) => (
                  <Check
                    key={id}
                    text={communityName(id)}
                    on={choice.communities.includes(id)}
                    change={(on) => set('communities')(withOrWithout(choice.communities, [id], on))}
                  />
                ))}
              </div>
            </fieldset>
          )}
        </div>
        <section class="choose-chosen">
          <h3>
            {words.order} <small>{words.chosen(choice[tab].length)}</small>
          </h3>
          {isMetrics && <p>{words.within}</p>}
          <Order chosen={choice[tab]} change={set(tab)} nameOf={isMetrics ? metricName : communityName} />
        </section>
      </div>
    </Dialog>
  )
}
