import { useState } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { call } from '../api.ts'
import { useWords } from '../language.tsx'
import { ledgerLink, targetsLink } from '../links.ts'
import { remove } from '../members/changes.ts'
import { membersKey, type Place } from '../members/keys.ts'
import { openerId, useEditing } from '../members/editing.ts'
import { MemberFormView } from '../members/form.tsx'
import { DutyGrid, type Duties } from '../members/grid.tsx'
import { useNames, type Names } from '../members/names.ts'
import { Pasting } from '../members/pasting.tsx'
import { DutyRecords, type Shown } from '../members/records.tsx'
import { membersWords } from '../members/words.ts'
import { Icon } from '../parts/icon.tsx'
import { Empty, Failed, Loading, NoPermission } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { useSession, useTitle } from '../session.tsx'
import '../styles/targets.css'
import '../styles/members.css'

const earliest = 1950
const latest = 2098

/** The year of the address, else that of the period one works in. */
const useYear = () => {
  const { period } = useSession()
  const { query, change } = useAddress()
  const asked = Number(query['year'] ?? period.slice(0, 4))
  const year =
    Number.isInteger(asked) && asked >= earliest && asked <= latest ? asked : Number(period.slice(0, 4))
  return { year, go: (to: number) => change({ year: String(to) }, { step: true }) }
}

const YearStepper = ({ year, go }: ReturnType<typeof useYear>) => {
  const words = useWords(membersWords)
  return (
    <div class="stepper" role="group" aria-label={words.year}>
      <button type="button" class="btn icon" aria-label={words.before} onClick={() => go(year - 1)}>
        <Icon name="left" />
      </button>
      <b class="member-year">{year}</b>
      <button type="button" class="btn icon" aria-label={words.after} onClick={() => go(year + 1)}>
        <Icon name="right" />
      </button>
    </div>
  )
}

const Unnamed = ({ place, duties }: { place: Place; duties: Duties }) => {
  const words = useWords(membersWords)
  const { period } = useSession()
  const times = duties.unnamed.reduce((sum, one) => sum + one.times, 0)
  if (times === 0) return null
  return (
    <p class="targets-note">
      {words.unnamed(times)}{' '}
      <a href={ledgerLink({ ...place, period, kind: 'party_duty' })}>{words.openUnnamed}</a>
    </p>
  )
}

const Tools = ({ names, start, paste }: { names: Names; start: () => void; paste: () => void }) => {
  const words = useWords(membersWords)
  return (
    <span class="member-tools noprint">
      <button
        type="button"
        class="btn"
        aria-pressed={names.shown}
        onClick={() => (names.shown ? names.hide() : void names.show())}
      >
        {names.shown ? words.hide : words.show}
      </button>
      <button type="button" class="btn" onClick={paste}>
        <Icon name="paste" />
        {words.paste}
      </button>
      <button id={openerId(undefined)} type="button" class="btn primary" onClick={start}>
        <Icon name="plus" />
        {words.add}
      </button>
    </span>
  )
}

const Listed = ({
  place,
  duties,
  names,
  edited,
}: {
  place: Place
  duties: Duties
  names: Names
  edited: ReturnType<typeof useEditing>
}) => {
  const words = useWords(membersWords)
  const mayKeep = useSession().may('members.keep')
  const [shown, setShown] = useState<Shown>()
  const keep = {
    start: (member: Duties['members'][number]) => void edited.start(member),
    remove: (member: Duties['members'][number]) => void remove(place, member, names.nameOf(member), words),
  }
  if (duties.members.length === 0)
    return <Empty title={words.empty} text={mayKeep ? words.emptyHow : words.emptyAsk} />
  return (
    <>
      <Unnamed place={place} duties={duties} />
      <DutyGrid duties={duties} names={names} open={setShown} keep={mayKeep ? keep : undefined} />
      {shown !== undefined && (
        <DutyRecords place={place} year={duties.year} shown={shown} close={() => setShown(undefined)} />
      )}
    </>
  )
}

const Screen = ({ place }: { place: Place }) => {
  const words = useWords(membersWords)
  const { period, may } = useSession()
  const at = useYear()
  const names = useNames(place)
  const edited = useEditing(place, names)
  const [pasting, setPasting] = useState(false)
  const { value, failure, reload } = useQuery(
    membersKey(place, `duties/${at.year}`),
    () => call('readDuties', { params: place, query: { year: at.year } }),
    0,
  )
  return (
    <div class="targets">
      <div class="targets-title">
        <h1>{words.title}</h1>
        <YearStepper {...at} />
        {value !== undefined && value.members.length > 0 && (
          <span class="targets-count">
            {words.count(value.members.length)} · {words.sum(value.met, value.owed)}
          </span>
        )}
        <a class="noprint" href={targetsLink({ ...place, period })}>
          {words.back}
        </a>
        {may('members.keep') && (
          <Tools names={names} start={() => void edited.start()} paste={() => setPasting(true)} />
        )}
      </div>
      <p class="targets-note">
        {may('members.keep') ? words.privacy : words.readOnly} {words.rule}
      </p>
      {edited.editing !== undefined && (
        <MemberFormView
          editing={edited.editing}
          busy={edited.busy}
          change={edited.change}
          save={() => void edited.save()}
          cancel={edited.stop}
        />
      )}
      {failure !== undefined && <Failed error={failure} retry={reload} />}
      {failure === undefined && value === undefined && <Loading rows={8} />}
      {value !== undefined && <Listed place={place} duties={value} names={names} edited={edited} />}
      {pasting && <Pasting place={place} names={names} close={() => setPasting(false)} />}
    </div>
  )
}

/** 党员“三个一”: who of the members did which duty of a year, from the ledger, and the list of members. */
export const Members = () => {
  const words = useWords(membersWords)
  const { street, community, may } = useSession()
  useTitle(words.title)
  if (community === undefined || !may('records.read'))
    return <NoPermission title={words.empty} text={words.emptyAsk} />
  return <Screen key={community.id} place={{ street: street.id, community: community.id }} />
}
