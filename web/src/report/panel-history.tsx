import type { FigureChange, Report, ReportChanges } from '@linli/contract/reports'
import { isBound } from '../report/bounds.ts'
import { call } from '../api.ts'
import { useCatalogue } from '../catalogue.ts'
import { amount, momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { reportWords } from './words.ts'

type Props = {
  report: Report
  place: { street: string; community: string }
  openFigure: (figure: { metric: string; dimension: string }) => void
}

const Figures = ({ of, openFigure }: { of: readonly FigureChange[] } & Pick<Props, 'openFigure'>) => {
  const words = useWords(reportWords)
  const catalogue = useCatalogue()
  const said = (figure: FigureChange['before']) =>
    figure === null ? words.none : amount(figure.value, isBound(figure.bound) ? figure.bound : 'exact')
  return (
    <ul class="changed-figures">
      {of.map(({ metric, dimension, before, after }) => (
        <li key={`${metric}|${dimension}`}>
          <button type="button" onClick={() => openFigure({ metric, dimension })}>
            <span>{catalogue === undefined ? metric : pick(catalogue.figureName(metric, dimension))}</span>
            <b>
              {said(before)} → {said(after)}
            </b>
          </button>
        </li>
      ))}
    </ul>
  )
}

const Texts = ({ of }: { of: ReportChanges['paragraphs'] }) => {
  const words = useWords(reportWords)
  return (
    <ul class="changed-texts">
      {of.map(({ id, change, heading, sentences }) => (
        <li key={id}>
          <b>{words.change[change]}</b> {heading.after || heading.before}
          {sentences
            .filter((sentence) => sentence.change !== 'same')
            .map((sentence) => (
              <p key={sentence.id} lang="zh-CN">
                {sentence.before !== '' && <del>{sentence.before}</del>}
                {sentence.after !== '' && <ins>{sentence.after}</ins>}
              </p>
            ))}
        </li>
      ))}
    </ul>
  )
}

/** What changed since the version submitted before; of an approved report, what the records say otherwise today. */
export const Changes = ({ report, place, openFigure }: Props) => {
  const words = useWords(reportWords)
  const params = { ...place, report: report.id }
  const name = `${Object.values(params).join('/')}/${report.version}`
  const { value, failure, reload } = useQuery(`changes/${name}`, () => call('readChanges', { params }), 0)
  const difference = useQuery(`difference/${name}`, () => call('readDifference', { params }), 0)
  if (failure !== undefined) return <Failed error={failure} retry={reload} />
  if (value === undefined) return <Loading rows={6} />
  const later = difference.value?.figures ?? []
  return (
    <>
      {report.state === 'approved' && (
        <section>
          <h3>{words.difference}</h3>
          {later.length === 0 ? <p>{words.noDifference}</p> : <Figures of={later} openFigure={openFigure} />}
        </section>
      )}
      {value.since === null ? (
        <p>{words.noBefore}</p>
      ) : (
        <>
          <p class="hint">{words.since(momentText(value.since))}</p>
          {value.paragraphs.length + value.figures.length === 0 && <p>{words.noChanges}</p>}
          {value.paragraphs.length > 0 && <h3>{words.textChanged}</h3>}
          <Texts of={value.paragraphs} />
          {value.figures.length > 0 && <h3>{words.figuresChanged}</h3>}
          <Figures of={value.figures} openFigure={openFigure} />
        </>
      )}
    </>
  )
}

/** Every step of the report: who did what when. */
export const Events = ({ report, place }: Omit<Props, 'openFigure'>) => {
  const words = useWords(reportWords)
  const params = { ...place, report: report.id }
  const { value, failure, reload } = useQuery(
    `report-events/${Object.values(params).join('/')}/${report.version}`,
    () => call('listReportEvents', { params }),
    0,
  )
  if (failure !== undefined) return <Failed error={failure} retry={reload} />
  if (value === undefined) return <Loading rows={6} />
  return (
    <ol class="report-events">
      {value.events.map(({ type, at, by, note }, index) => (
        <li key={index}>
          <b>{words.events[type] ?? type}</b> {by} <small>{momentText(at)}</small>
          {note !== '' && <p>{note}</p>}
        </li>
      ))}
    </ol>
  )
}
