import type { Replied } from '@linli/contract/operations'
import { lastDay } from '@linli/domain/periods'
import { unitNamed } from '@linli/domain/units'
import { useRoute } from 'preact-iso/router'
import { useState } from 'preact/hooks'
import { Acknowledgements } from '../acknowledgements/place.tsx'
import { call } from '../api.ts'
import { useCatalogue, type Known } from '../catalogue.ts'
import { momentText, number } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { coverageLink, membersLink, targetsLink } from '../links.ts'
import { Dialog } from '../parts/dialog.tsx'
import { PeriodStepper } from '../parts/period-stepper.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { useSession, useTitle } from '../session.tsx'
import { ofItem } from '../files/owners.ts'
import { screen } from '../screens.tsx'
import { BurnUp } from '../targets/burn-up.tsx'
import { refresh, targetKey, type Place } from '../targets/changes.ts'
import { ChecklistTable } from '../targets/checklist.tsx'
import { EvidenceList } from '../targets/evidence.tsx'
import { note } from '../targets/marks.ts'
import { Bullet, shareText, StateMark } from '../targets/states.tsx'
import { Steps } from '../targets/steps.tsx'
import { TemplateUpdate } from '../targets/template-update.tsx'
import { targetsWords, type TargetsWords } from '../targets/words.ts'
import '../styles/targets.css'

const Files = screen(() => import('../files/panel.tsx').then((module) => module.Files), 2)

type Read = Replied<'readTarget'>
type Props = { place: Place; read: Read; catalogue: Known }

const always = 0

/** Where it will end by the due day, or why that cannot be told. */
const ForecastLine = ({ read }: { read: Read }) => {
  const words = useWords(targetsWords)
  const { forecast, unit } = read.target.standing
  if (forecast === undefined) return null
  const text =
    'none' in forecast
      ? pick(forecast.none)
      : words.forecast(
          number(forecast.low, 1),
          number(forecast.high, 1),
          pick(unitNamed(unit)),
          forecast.basis,
        )
  return <p class="target-forecast">{text}</p>
}

/** What the expected share goes by: planned days and phases, last year's months, or the days alone. */
const paceWords = ({ kind, standing }: Read['target'], words: TargetsWords) => {
  if (kind === 'milestone' || kind === 'coverage') return words.pacePlanned
  return standing.pace === 'last-year' ? words.paceLastYear : words.paceLinear
}

const Standing = ({ read }: { read: Read }) => {
  const words = useWords(targetsWords)
  const { standing } = read.target
  return (
    <section class="target-card" aria-label={words.state}>
      <p>
        <StateMark state={standing.state} /> {pick(standing.reason)}
      </p>
      <Bullet standing={standing} />
      {standing.expected !== undefined && (
        <p class="target-forecast">{paceWords(read.target, words)(shareText(standing.expected))}</p>
      )}
      <ForecastLine read={read} />
      {standing.next.length > 0 && (
        <>
          <h2>{words.next}</h2>
          <ul class="target-nexts">
            {standing.next.map(({ item, text, due }) => (
              <li key={item}>{due === undefined ? text : words.nextBy(text, due)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** A target that is not divided is done when somebody says so. */
const Whole = ({ place, read }: Props) => {
  const words = useWords(targetsWords)
  const { may } = useSession()
  const { target, on } = read
  const mark = read.marks.find(({ item }) => item === 'whole')
  if (!may('targets.tick')) return null
  const save = (done: string | undefined) =>
    void note({ place, target: target.id, item: 'whole', mark }, { done }, target.title, words)
  return (
    <p class="target-whole noprint">
      <label>
        {words.doneOn}
        <input
          class="inp"
          type="date"
          max={on}
          value={mark?.done ?? ''}
          onChange={(event) => save(event.currentTarget.value || undefined)}
        />
      </label>
      {mark?.done === undefined && (
        <button type="button" class="btn" onClick={() => save(on)}>
          {words.doneBy(on)}
        </button>
      )}
    </p>
  )
}

/** The items of a checklist; the records of one are shown in a window. */
const Items = ({ place, read, catalogue }: Props) => {
  const words = useWords(targetsWords)
  const { may } = useSession()
  const [item, setItem] = useState<string>()
  const { plan, id } = read.target
  if (plan.kind !== 'checklist' || plan.items.length === 0) return null
  const name = plan.items.find(({ key }) => key === item)?.text ?? ''
  return (
    <>
      <ChecklistTable
        // Another plan is another list: nothing of the one before is kept.
        key={`${id} ${read.target.version}`}
        target={id}
        plan={plan}
        marks={read.marks}
        evidence={read.evidence}
        reload={() => refresh(place)}
        openEvidence={setItem}
      />
      {item !== undefined && (
        <Dialog title={words.evidenceOf(name)} onClose={() => setItem(undefined)}>
          <EvidenceList
            place={place}
            target={id}
            item={item}
            name={name}
            evidence={read.evidence}
            catalogue={catalogue}
            may={may('targets.tick')}
          />
          <Files owner={ofItem(place, id, item)} mayWrite={may('targets.tick')} />
        </Dialog>
      )}
    </>
  )
}

/** What is entered on a screen of its own: the census day by day, who did which duty. */
const Elsewhere = ({ place, target }: { place: Place; target: Read['target'] }) => {
  const words = useWords(targetsWords)
  const { period } = useSession()
  if (target.plan.kind === 'coverage')
    return (
      <p>
        <a class="btn" href={coverageLink({ ...place, target: target.id })}>
          {words.toCoverage}
        </a>
      </p>
    )
  if (target.plan.kind !== 'duty') return null
  return (
    <p>
      <a class="btn" href={membersLink({ ...place, period })}>
        {words.toMembers}
      </a>
    </p>
  )
}

/** Whether a target has nothing that is ticked, counted or measured by itself. */
const isUndivided = ({ plan }: Read['target']): boolean =>
  (plan.kind === 'milestone' && plan.steps.length === 0) ||
  (plan.kind === 'checklist' && plan.items.length === 0) ||
  (plan.kind === 'coverage' && plan.phases.length === 0)

const Happenings = ({ read }: { read: Read }) => {
  const words = useWords(targetsWords)
  return (
    <section class="target-card">
      <h2>{words.happened}</h2>
      {read.happenings.length === 0 && <p class="targets-note">{words.nothingHappened}</p>}
      <ul class="target-happened">
        {read.happenings.map(({ at, by, type, item }) => (
          <li key={`${at}${type}${item}`}>
            <time dateTime={at}>{momentText(at)}</time> {by} {words.happenings[type] ?? type}
          </li>
        ))}
      </ul>
    </section>
  )
}

const Body = (props: Props) => {
  const words = useWords(targetsWords)
  const { may } = useSession()
  const { place, read, catalogue } = props
  const { target } = read
  const ticks = may('targets.tick')
  return (
    <>
      <div class="target-columns">
        <div>
          <TemplateUpdate
            street={place.street}
            of={{ target: target.id, community: place.community }}
            version={target.version}
            template={target.template}
            mayAdopt={may('targets.set') && target.task === undefined}
            adopted={() => refresh(place)}
          />
          <Standing read={read} />
          <BurnUp read={read} />
          <Elsewhere place={place} target={target} />
          <Steps place={place} read={read} catalogue={catalogue} today={read.on} may={ticks} />
          {isUndivided(target) && <Whole {...props} />}
          <section class="target-card">
            <h2>{words.evidence}</h2>
            <EvidenceList
              place={place}
              target={target.id}
              item="whole"
              name={target.title}
              evidence={read.evidence}
              catalogue={catalogue}
              may={ticks}
            />
          </section>
        </div>
        <div>
          {target.notes !== '' && (
            <section class="target-card">
              <h2>{words.notes}</h2>
              <p class="target-notes">{target.notes}</p>
            </section>
          )}
          <Happenings read={read} />
          <Acknowledgements {...place} subject={target.id} version={target.version} />
        </div>
      </div>
      <Items {...props} />
    </>
  )
}

const Meta = ({ target, on }: Pick<Read, 'target' | 'on'>) => {
  const words = useWords(targetsWords)
  const told = [
    words.kinds[target.kind],
    words.levels[target.level],
    ...(target.task === undefined ? [] : [words.fromStreet]),
    `${target.start} — ${target.due}`,
    ...(target.owner === '' ? [] : [target.owner]),
    ...(target.carried === 0 ? [] : [words.carried(target.carried)]),
    words.judgedOn(on),
  ]
  return <span class="targets-count">{told.join(' · ')}</span>
}

/** One target: how it stands and why, what shows it, what comes next, what happened. */
export const TargetScreen = () => {
  const words = useWords(targetsWords)
  useTitle(words.title)
  const { street, community, period } = useSession()
  const id = useRoute().params['target'] ?? ''
  const place = { street: street.id, community: community?.id ?? '' }
  const catalogue = useCatalogue()
  const { value, failure, reload } = useQuery(
    `${targetKey(place)}/${id}/${period}`,
    () => call('readTarget', { params: { ...place, target: id }, query: { on: lastDay(period) } }),
    always,
  )
  return (
    <div class="targets">
      <div class="targets-title">
        <a class="btn plain noprint" href={targetsLink({ ...place, period })}>
          {words.title}
        </a>
        <h1>{value?.target.title ?? words.name}</h1>
        <PeriodStepper halves />
        {value !== undefined && <Meta target={value.target} on={value.on} />}
      </div>
      {failure !== undefined && <Failed error={failure} retry={reload} />}
      {failure === undefined && (value === undefined || catalogue === undefined) && <Loading rows={8} />}
      {value !== undefined && catalogue !== undefined && (
        <Body place={place} read={value} catalogue={catalogue} />
      )}
    </div>
  )
}
