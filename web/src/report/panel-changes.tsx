import type { FigureChange, ReportChanges } from '@linli/contract/reports'
import { bounds } from '@linli/domain/quantities'
import { call } from '../api.ts'
import { useCatalogue } from '../catalogue.ts'
import { amount, momentText, unitText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { Tag } from '../parts/chip.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { panelWords } from './panel-words.ts'
import type { PanelProps } from './panels.tsx'
import { closedHeading } from './texts.ts'

const Said = ({ figure, unit }: { figure: FigureChange['before']; unit: string }) => {
  const words = useWords(panelWords)
  if (figure === null) return <>{words.missing}</>
  const bound = bounds.find((each) => each === figure.bound) ?? 'exact'
  return (
    <>
      {amount(figure.value, bound)}
      {unit !== '' && ` ${unit}`}
    </>
  )
}

type FiguresProps = { of: readonly FigureChange[] } & Pick<PanelProps, 'openFigure'>

/** Figures that say something else now, each of which opens what makes it. */
const Figures = ({ of, openFigure }: FiguresProps) => {
  const catalogue = useCatalogue()
  return (
    <ul class="offers">
      {of.map(({ metric, dimension, before, after }) => {
        const unit = unitText(catalogue?.metricOf(metric)?.unit ?? { zh: '', en: '' })
        return (
          <li key={`${metric}|${dimension}`}>
            <button type="button" onClick={() => openFigure({ metric, dimension })}>
              <span>{catalogue === undefined ? metric : pick(catalogue.figureName(metric, dimension))}</span>
              <b>
                <Said figure={before} unit="" /> → <Said figure={after} unit={unit} />
              </b>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

type Paragraph = ReportChanges['paragraphs'][number]

const Text = ({ paragraph, goTo }: { paragraph: Paragraph } & Pick<PanelProps, 'goTo'>) => {
  const words = useWords(panelWords)
  const { id, change, heading, sentences } = paragraph
  const changed = sentences.filter((sentence) => sentence.change !== 'same')
  return (
    <li>
      <Tag tone={change === 'removed' ? 'bad' : 'info'}>{words.change[change]}</Tag>{' '}
      {change !== 'removed' && (
        <button type="button" class="btn plain" onClick={() => goTo(id)}>
          {words.goTo}
        </button>
      )}
      <div lang="zh-CN">
        {heading.before !== heading.after && (
          <p>
            {heading.before !== '' && <del>{closedHeading(heading.before)}</del>}
            {heading.after !== '' && <ins>{closedHeading(heading.after)}</ins>}
          </p>
        )}
        {changed.map((sentence) => (
          <p key={sentence.id}>
            {sentence.before !== '' && <del>{sentence.before}</del>}
            {sentence.after !== '' && <ins>{sentence.after}</ins>}
          </p>
        ))}
      </div>
    </li>
  )
}

const useChanges = ({ report, place }: PanelProps, what: 'readChanges' | 'readDifference') => {
  const params = { street: place.street, community: place.community, report: report.id }
  return useQuery<ReportChanges | { figures: FigureChange[] }>(
    `changes/${what}/${place.street}/${place.community}/${report.id}/${report.version}`,
    () => call(what, { params }),
    0,
  )
}

/** Of an approved report: where the records say something else today. */
const Difference = (props: PanelProps) => {
  const words = useWords(panelWords)
  const { value, failure, reload } = useChanges(props, 'readDifference')
  if (failure !== undefined) return <Failed error={failure} retry={reload} />
  if (value === undefined) return <Loading rows={4} />
  return (
    <section>
      <h3>{words.difference}</h3>
      <p class="hint">{value.figures.length === 0 ? words.noDifference : words.differenceHow}</p>
      <Figures of={value.figures} openFigure={props.openFigure} />
    </section>
  )
}

const Since = (props: PanelProps) => {
  const words = useWords(panelWords)
  const { value, failure, reload } = useChanges(props, 'readChanges')
  if (failure !== undefined) return <Failed error={failure} retry={reload} />
  if (value === undefined || !('since' in value)) return <Loading rows={6} />
  const { since, paragraphs, figures } = value
  if (since === null) return <p class="hint">{words.noBefore}</p>
  return (
    <>
      <p class="hint">{words.since(momentText(since))}</p>
      {paragraphs.length + figures.length === 0 && <p class="hint">{words.noChanges}</p>}
      {paragraphs.length > 0 && <h3>{words.textChanged}</h3>}
      <ul class="changed-texts">
        {paragraphs.map((paragraph) => (
          <Text key={paragraph.id} paragraph={paragraph} goTo={props.goTo} />
        ))}
      </ul>
      {figures.length > 0 && <h3>{words.figuresChanged}</h3>}
      <Figures of={figures} openFigure={props.openFigure} />
    </>
  )
}

/** What changed since the version submitted before; of an approved report, what the records say otherwise today. */
export const Changes = (props: PanelProps) =>
  props.report.state === 'approved' ? <Difference {...props} /> : <Since {...props} />
