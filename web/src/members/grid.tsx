import type { MemberDuties } from '@linli/contract/members'
import type { Replied } from '@linli/contract/operations'
import { pick, useWords } from '../language.tsx'
import { openerId } from './editing.ts'
import type { Names } from './names.ts'
import type { Shown } from './records.tsx'
import { membersWords } from './words.ts'

export type Duties = Replied<'readDuties'>

type Props = {
  duties: Duties
  names: Names
  open: (shown: Shown) => void
  /** Undefined for those who only read. */
  keep: { start: (member: MemberDuties) => void; remove: (member: MemberDuties) => void } | undefined
}

const Cell = ({ at, member, props }: { at: number; member: MemberDuties; props: Props }) => {
  const words = useWords(membersWords)
  const [duty, cell] = [props.duties.duties[at], member.cells[at]]
  if (duty === undefined || cell === undefined) return null
  const name = props.names.nameOf(member)
  const dutyName = pick(duty)
  const said = cell.needed === 0 ? `${cell.done}` : `${cell.done}/${cell.needed}`
  return (
    <td data-name={dutyName}>
      <button
        type="button"
        class={cell.met ? 'member-cell done' : 'member-cell'}
        onClick={() => props.open({ member: member.id, name, duty: duty.key, dutyName })}
      >
        <span class="vh">
          {name} {dutyName}{' '}
        </span>
        {cell.met && '✓ '}
        {said}
        {cell.needed === 0 && <span class="vh"> {words.notOwed}</span>}
      </button>
    </td>
  )
}

const Lacking = ({ member, duties }: { member: MemberDuties; duties: Duties }) => {
  const words = useWords(membersWords)
  const lacking = duties.duties.filter(({ key }) => member.lacking.includes(key)).map((duty) => pick(duty))
  if (!member.owes) return <td data-name={words.lacking}>{words.notOwed}</td>
  return (
    <td data-name={words.lacking} class={lacking.length === 0 ? 'member-done' : undefined}>
      {lacking.length === 0 ? words.nothingLacking : lacking.join(pick({ zh: '、', en: ', ' }))}
    </td>
  )
}

const Row = ({ member, props }: { member: MemberDuties; props: Props }) => {
  const words = useWords(membersWords)
  const name = props.names.nameOf(member)
  const { keep, duties } = props
  return (
    <tr class={member.owes ? undefined : 'member-out'}>
      <th scope="row" class="target-name">
        {name}
      </th>
      {duties.duties.map(({ key }, at) => (
        <Cell key={key} at={at} member={member} props={props} />
      ))}
      <Lacking member={member} duties={duties} />
      <td data-name={words.since}>{member.since ?? '—'}</td>
      <td data-name={words.until}>{member.until ?? '—'}</td>
      {keep !== undefined && (
        <td class="acts noprint">
          <button
            id={openerId(member)}
            type="button"
            class="btn plain"
            aria-label={`${words.edit} ${name}`}
            onClick={() => keep.start(member)}
          >
            {words.edit}
          </button>
          <button
            type="button"
            class="btn plain"
            aria-label={`${words.remove} ${name}`}
            onClick={() => keep.remove(member)}
          >
            {words.remove}
          </button>
        </td>
      )}
    </tr>
  )
}

/** Members × duties of a year: how often each was done of how often it is owed, and who lacks what. */
export const DutyGrid = (props: Props) => {
  const words = useWords(membersWords)
  const { duties, keep } = props
  return (
    <table class="target-table member-table">
      <caption class="vh">{words.heading(duties.year)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          {duties.duties.map((duty) => (
            <th key={duty.key} scope="col">
              {pick(duty)}
            </th>
          ))}
          <th scope="col">{words.lacking}</th>
          <th scope="col">{words.since}</th>
          <th scope="col">{words.until}</th>
          {keep !== undefined && (
            <th scope="col" class="acts noprint">
              {words.actions}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {duties.members.map((member) => (
          <Row key={member.id} member={member} props={props} />
        ))}
      </tbody>
    </table>
  )
}
