import type { Replied } from '@linli/contract/operations'
import { isSection } from '@linli/domain/sections'
import { lastDay, type Period } from '@linli/domain/periods'
import { useAddress } from '../address.ts'
import { call } from '../api.ts'
import { useQuery } from '../queries.ts'
import { useSession } from '../session.tsx'

export type Board = Replied<'readTargetBoard'>
export type Line = Board['lines'][number]
export type Cell = Line['cells'][number]
export type Community = Board['communities'][number]

/** Today as the calendar on this desk has it. */
export const todayHere = (): string => {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

/** The last day of a period that is over; of any other none, which means today. */
const endWhenPast = (period: Period): string => {
  const last = lastDay(period)
  return last < todayHere() ? last : ''
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text)

/** What is looked at: all of it is in the address. `on` is '' for today. */
export const useLook = () => {
  const { query, change } = useAddress()
  const { period } = useSession()
  const { on = '', show, section = '', own, row } = query
  return {
    on: isDay(on) ? on : endWhenPast(period),
    late: show === 'late',
    section: isSection(section) ? section : undefined,
    own: own === undefined ? undefined : own === 'open',
    row,
    change,
  }
}
export type Look = ReturnType<typeof useLook>

/** Everything known of a street's target boards begins so. */
export const boardsKey = (street: string): string => `target-board/${street}/`

/** Progress may have been noted a moment ago: what is remembered is shown, and asked again at once. */
const always = 0

export const useTargetBoard = (street: string, on: string) =>
  useQuery(
    `${boardsKey(street)}${on}`,
    () => call('readTargetBoard', { params: { street }, query: on === '' ? {} : { on } }),
    always,
  )

export const isLate = ({ state }: Pick<Cell, 'state'>): boolean => state === 'behind' || state === 'at-risk'

/** A task, or the one target that stands for itself. */
export const lineId = ({ task, cells }: Line): string => task ?? cells[0]?.target ?? ''

const passes =
  ({ late, section }: Pick<Look, 'late' | 'section'>) =>
  (line: Line): boolean =>
    (section === undefined || line.section === section) && (!late || line.cells.some(isLate))

/** The tasks and the communities' own targets that are to be shown; the latter folded away at first where there are tasks. */
export const shownOf = ({ lines }: Board, look: Look) => {
  const shown = lines.filter(passes(look))
  const tasks = shown.filter(({ task }) => task !== undefined)
  const own = shown.filter(({ task }) => task === undefined)
  return { tasks, own, ownOpen: look.own ?? (tasks.length === 0 || look.late) }
}

export const cellIn = ({ cells }: Line, community: string): Cell | undefined =>
  cells.find((cell) => cell.community === community)
