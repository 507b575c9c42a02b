import { reportStateNames } from '@linli/domain/reports'
import { useAddress } from '../address.ts'
import { call } from '../api.ts'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { panelWords } from './panel-words.ts'
import type { PanelProps } from './panels.tsx'

const Revisions = ({ report }: PanelProps) => {
  const words = useWords(panelWords)
  const { change } = useAddress()
  if (report.revisions.length < 2) return null
  return (
    <section>
      <h3>{words.revisions}</h3>
      <ul class="offers">
        {[...report.revisions].reverse().map(({ revision, state }) => (
          <li key={revision}>
            <button
              type="button"
              aria-current={revision === report.revision}
              onClick={() => change({ revision: String(revision) }, { step: true })}
            >
              <span>{words.revisionName(revision, pick(reportStateNames[state]))}</span>
              {revision === report.revision && <b>{words.thisOne}</b>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Every revision of the report and every step of this one: who did what when. */
export const Events = (props: PanelProps) => {
  const { report, place } = props
  const words = useWords(panelWords)
  const params = { street: place.street, community: place.community, report: report.id }
  const { value, failure, reload } = useQuery(
    `report-events/${place.street}/${place.community}/${report.id}/${report.version}`,
    () => call('listReportEvents', { params }),
    0,
  )
  if (value === undefined)
    return failure === undefined ? <Loading rows={6} /> : <Failed error={failure} retry={reload} />
  return (
    <>
      <Revisions {...props} />
      <h3>{words.history}</h3>
      <ol class="report-events">
        {value.events.map(({ type, at, by, note }, index) => (
          <li key={index}>
            <b>{words.events[type] ?? type}</b> {by} <small>{momentText(at)}</small>
            {note !== '' && <p>{note}</p>}
          </li>
        ))}
      </ol>
    </>
  )
}
