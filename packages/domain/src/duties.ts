import { dimensionValues } from './dimensions.ts'

/** Something that every member owes so many times a year. `key` is a value of the dimension `party_duty`. */
export type Duty = { key: string; times: number }

/** The “three ones” (三个一): one public service, one good deed, one suggestion per member and year. */
export const threeOnes: readonly Duty[] = Object.keys(dimensionValues('party_duty')).map((key) => ({
  key,
  times: 1,
}))

/** Since and until when somebody is a member, YYYY-MM-DD, both days included; left out where it is not known or not over. */
export type DutyMember = { id: string; since?: string | undefined; until?: string | undefined }

/** How many live records of the year say that a member did a duty. */
export type DutyCount = { member: string; duty: string; times: number }

/** One duty of one member. `needed` is 0 for who does not owe it. */
export type DutyCell = { duty: string; done: number; needed: number; met: boolean }

export type MemberDuties = {
  member: string
  owes: boolean
  cells: readonly DutyCell[]
  /** The duties that are owed and not yet done often enough. */
  lacking: readonly string[]
}

/** `share` = `met` / `owed`, of cells (member × duty); undefined where nobody owes anything. */
export type DutyProgress = {
  members: readonly MemberDuties[]
  met: number
  owed: number
  share: number | undefined
}

export type DutyFrame = {
  members: readonly DutyMember[]
  duties: readonly Duty[]
  counts: readonly DutyCount[]
  year: number
  /** YYYY-MM-DD */
  today: string
}

/** Who joined after this day no longer owes the year's duties. No rule of above says so: it is the street's to confirm. */
const lastJoining = '10-01'

/**
 * Whether somebody owes the year's duties: a member on the day that is looked at — today, or the last day of a year that is
 * over — who joined by 1 October. So who joins in spring owes the whole year's, and who has left owes nothing any more.
 */
export const owesDuties = ({ since, until }: DutyMember, year: number, today: string): boolean => {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const day = today < last ? today : last
  if (day < first) return false
  return (
    (since === undefined || (since <= day && since <= `${year}-${lastJoining}`)) &&
    (until === undefined || until >= day)
  )
}

const cellOf = ({ key, times }: Duty, done: number, owes: boolean): DutyCell => ({
  duty: key,
  done,
  needed: owes ? times : 0,
  met: owes && done >= times,
})

/**
 * Who did which duty of a year, and who lacks what. A cell is met or not: two good deeds do not make up for a missing suggestion.
 * Members who owe nothing stay in the list with what they did.
 */
export const dutyProgress = ({ members, duties, counts, year, today }: DutyFrame): DutyProgress => {
  const done = new Map<string, number>()
  const keyOf = (member: string, duty: string) => `${member} ${duty}`
  for (const { member, duty, times } of counts)
    done.set(keyOf(member, duty), (done.get(keyOf(member, duty)) ?? 0) + times)
  const told = members.map((member) => {
    const owes = owesDuties(member, year, today)
    const cells = duties.map((duty) => cellOf(duty, done.get(keyOf(member.id, duty.key)) ?? 0, owes))
    const lacking = cells.filter(({ needed, met }) => needed > 0 && !met).map(({ duty }) => duty)
    return { member: member.id, owes, cells, lacking }
  })
  const cells = told.flatMap((member) => member.cells)
  const [met, owed] = [
    cells.filter((cell) => cell.met).length,
    cells.filter((cell) => cell.needed > 0).length,
  ]
  return { members: told, met, owed, share: owed === 0 ? undefined : met / owed }
}
