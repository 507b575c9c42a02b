import type { PeriodException, ReportingPeriod } from '@linli/contract/reporting-periods'
import { isPeriod } from '@linli/domain/periods'
import { call } from '../api.ts'
import { useWords } from '../language.tsx'
import { Tag } from '../parts/chip.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { useSession } from '../session.tsx'
import { blankForm, dayKeys, nextPeriod, savedAt, type Periods } from './period-forms.ts'
import { PeriodFormView } from './period-form.tsx'
import { usePeriodEditing, type Editing, type PeriodEditing } from './period-saving.ts'
import { periodWords } from './period-words.ts'
import '../styles/periods.css'

type Shown = { periods: Periods; edited: PeriodEditing }

const Day = ({ label, day }: { label: string; day: string }) => (
  <td data-label={label}>{day === '' ? <span class="nil">—</span> : day}</td>
)

const FormRow = ({ periods, edited, editing }: Shown & { editing: Editing }) => (
  <tr class="target-forming">
    <td colSpan={dayKeys.length + 2}>
      <PeriodFormView
        periods={periods}
        edited={edited}
        editing={editing}
        adding={savedAt(periods, editing.spot) === undefined}
      />
    </td>
  </tr>
)

const ExceptionRow = ({
  period,
  one,
  edited,
}: {
  period: string
  one: PeriodException
  edited: PeriodEditing
}) => {
  const words = useWords(periodWords)
  const spot = { period, community: one.community }
  const name = edited.nameOf(spot)
  return (
    <tr class="period-exception">
      <th scope="row">
        {name} {one.closed && <Tag>{words.closed}</Tag>}
        <small>
          {words.reason}: {one.reason}
        </small>
      </th>
      <Day label={words.opens} day="" />
      <Day label={words.due} day={one.due} />
      <Day label={words.closes} day={one.closes} />
      <Day label={words.cutOff} day="" />
      <td class="acts">
        <button
          type="button"
          class="btn plain"
          aria-label={words.editExceptionOf(name)}
          onClick={() => edited.begin(spot)}
        >
          {words.edit}
        </button>
        <button
          type="button"
          class="btn plain"
          aria-label={words.removeOf(name)}
          onClick={() => void edited.remove(spot)}
        >
          {words.remove}
        </button>
      </td>
    </tr>
  )
}

const PeriodRow = ({ of, edited }: { of: ReportingPeriod; edited: PeriodEditing }) => {
  const words = useWords(periodWords)
  const { communities } = useSession().street
  const name = edited.nameOf({ period: of.period })
  const free = communities.find(({ id }) => !of.exceptions.some(({ community }) => community === id))
  const limited = of.due !== '' || of.closes !== ''
  const except = (community: string) =>
    edited.begin({ period: of.period, community }, { ...blankForm, due: of.due, closes: of.closes })
  return (
    <tr>
      <th scope="row">
        {name} {of.closed && <Tag>{words.closed}</Tag>}
      </th>
      {dayKeys.map((key) => (
        <Day key={key} label={words[key]} day={of[key]} />
      ))}
      <td class="acts">
        <button
          type="button"
          class="btn plain"
          aria-label={words.editOf(name)}
          onClick={() => edited.begin({ period: of.period })}
        >
          {words.edit}
        </button>
        {free !== undefined && limited && (
          <button
            type="button"
            class="btn plain"
            aria-label={words.addExceptionOf(name)}
            onClick={() => except(free.id)}
          >
            {words.addException}
          </button>
        )}
      </td>
    </tr>
  )
}

/** A period, the exceptions from it, and the form where one of them is being changed or added. */
const Rows = ({ of, periods, edited }: Shown & { of: ReportingPeriod }) => {
  const { editing } = edited
  const here = editing?.spot.period === of.period ? editing : undefined
  const form = here && <FormRow periods={periods} edited={edited} editing={here} />
  const community = here?.spot.community
  const listed = of.exceptions.some((one) => one.community === community)
  return (
    <>
      {here !== undefined && community === undefined ? form : <PeriodRow of={of} edited={edited} />}
      {of.exceptions.map((one) =>
        one.community === community ? (
          form
        ) : (
          <ExceptionRow key={one.community} period={of.period} one={one} edited={edited} />
        ),
      )}
      {community !== undefined && !listed && form}
    </>
  )
}

const Table = ({ periods, edited }: Shown) => {
  const words = useWords(periodWords)
  return (
    <table class="target-table period-table" aria-label={words.table}>
      <thead>
        <tr>
          <th scope="col">{words.period}</th>
          {dayKeys.map((key) => (
            <th key={key} scope="col">
              {words[key]}
            </th>
          ))}
          <th scope="col" class="acts">
            {words.actions}
          </th>
        </tr>
      </thead>
      <tbody>
        {periods.map((of) => (
          <Rows key={of.period} of={of} periods={periods} edited={edited} />
        ))}
      </tbody>
    </table>
  )
}

const List = ({ periods }: { periods: Periods }) => {
  const words = useWords(periodWords)
  const { street } = useSession()
  const edited = usePeriodEditing(periods)
  const { editing } = edited
  const isListed = periods.some(({ period }) => period === editing?.spot.period)
  const add = () => {
    if (isPeriod(street.currentPeriod)) edited.begin({ period: nextPeriod(periods, street.currentPeriod) })
  }
  return (
    <>
      {periods.length === 0 && editing === undefined && <p class="hint">{words.none}</p>}
      {periods.length > 0 && <Table periods={periods} edited={edited} />}
      {editing !== undefined && !isListed ? (
        <PeriodFormView periods={periods} edited={edited} editing={editing} adding />
      ) : (
        <button type="button" class="btn period-add" onClick={add}>
          {words.add}
        </button>
      )}
    </>
  )
}

/** 报送期限: when each period opens, is due and closes, and for which communities otherwise. */
export const Deadlines = () => {
  const words = useWords(periodWords)
  const { id } = useSession().street
  const { value, failure, reload } = useQuery(`periods/${id}`, () =>
    call('listReportingPeriods', { params: { street: id } }),
  )
  return (
    <section class="settings-part">
      <h2>{words.title}</h2>
      <p>{words.note}</p>
      {value !== undefined && <List periods={value.periods} />}
      {value === undefined && failure !== undefined && <Failed error={failure} retry={reload} />}
      {value === undefined && failure === undefined && <Loading rows={3} />}
    </section>
  )
}
