import type { FieldProblem } from '@linli/contract/refusals'
import { isPeriod, periodName } from '@linli/domain/periods'
import { useEffect, useState } from 'preact/hooks'
import { call, Refused, refusalOf } from '../api.ts'
import { dropKept, keep, kept } from '../kept.ts'
import { pick, useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { forget } from '../queries.ts'
import { useSession } from '../session.tsx'
import {
  blankForm,
  formOf,
  isKept,
  savedAt,
  type PeriodForm,
  type Periods,
  type Saved,
  type Spot,
} from './period-forms.ts'
import { periodWords } from './period-words.ts'

export type Editing = {
  spot: Spot
  form: PeriodForm
  /** The version it was begun from; 0: nothing was set. */
  version: number
  problems: readonly FieldProblem[]
  refused?: string
  /** What somebody else saved meanwhile. */
  theirs?: Saved
}

const list = async (street: string): Promise<Periods> =>
  (await call('listReportingPeriods', { params: { street } })).periods

const put = (street: string, { period, community }: Spot, form: PeriodForm, version: number) => {
  const { opens, due, closes, cutOff, reason } = form
  return community === undefined
    ? call('setReportingPeriod', {
        params: { street, period },
        body: { opens, due, closes, cutOff },
        version,
      })
    : call('setPeriodException', {
        params: { street, community, period },
        body: { due, closes, reason },
        version,
      })
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Deadlines show in reports and boards too. */
const changed = (street: string): void => {
  for (const prefix of [`periods/${street}`, `board`]) forget(prefix)
}

const refusal = async (street: string, editing: Editing, error: unknown, gone: string): Promise<Editing> => {
  const { refused: _, theirs: __, ...rest } = editing
  if (refusalOf(error) === 'stale') {
    const theirs = savedAt(await list(street), editing.spot)
    return theirs === undefined
      ? { ...rest, version: 0, problems: [], refused: gone }
      : { ...rest, problems: [], theirs }
  }
  const problems = error instanceof Refused ? (error.problem.errors ?? []) : []
  return { ...rest, problems, ...(problems.length > 0 ? {} : { refused: messageOf(error) }) }
}

/** The days being typed, one period or exception at a time: kept on this device until saved, with a way back afterwards. */
export const usePeriodEditing = (periods: Periods) => {
  const words = useWords(periodWords)
  const { street } = useSession()
  const [editing, setEditing] = useState<Editing | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const name = `periods/${street.id}`
  useEffect(() => {
    const before = kept(name)
    if (!isKept(before)) return
    announce(words.kept)
    setEditing({ ...before, problems: [] })
  }, [name])
  const nameOf = ({ period, community }: Spot) =>
    community === undefined
      ? isPeriod(period)
        ? pick(periodName(period))
        : period
      : (street.communities.find(({ id }) => id === community)?.name ?? community)
  const savedText = (spot: Spot) =>
    spot.community === undefined ? words.saved(nameOf(spot)) : words.exceptionSaved(nameOf(spot))
  const stop = () => {
    dropKept(name)
    setEditing(undefined)
  }
  const begin = (spot: Spot, form?: PeriodForm) => {
    const saved = savedAt(periods, spot)
    setEditing({ spot, form: form ?? formOf(saved), version: saved?.version ?? 0, problems: [] })
  }
  const hold = (next: Editing) => {
    keep(name, { spot: next.spot, form: next.form, version: next.version })
    setEditing(next)
  }
  const change = (changes: Partial<PeriodForm>) => {
    if (editing === undefined) return
    const problems = editing.problems.filter(({ field }) => !Object.keys(changes).includes(field))
    hold({ ...editing, form: { ...editing.form, ...changes }, problems })
  }
  /** Another period or community, with what was typed so far. */
  const move = (spot: Spot) => {
    if (editing !== undefined)
      hold({ ...editing, spot, version: savedAt(periods, spot)?.version ?? 0, problems: [] })
  }
  const restore = async (act: () => Promise<unknown>) => {
    try {
      await act()
      announce(words.undone)
    } catch (error) {
      announce(refusalOf(error) === 'stale' ? words.stale : messageOf(error))
    }
    changed(street.id)
  }
  const wayBack = (spot: Spot, before: Saved | undefined, version: number) => () => {
    const { period, community } = spot
    void restore(() =>
      before === undefined && community !== undefined
        ? call('removePeriodException', { params: { street: street.id, community, period }, version })
        : put(street.id, spot, before === undefined ? blankForm : formOf(before), version),
    )
  }
  const save = async (sent: Editing | undefined = editing) => {
    if (busy || sent === undefined) return
    const { spot, form, version } = sent
    setBusy(true)
    try {
      const before = savedAt(periods, spot)
      const next = await put(street.id, spot, form, version)
      stop()
      changed(street.id)
      announce(savedText(spot), { undo: wayBack(spot, before, next.version) })
    } catch (error) {
      setEditing(
        await refusal(street.id, sent, error, words.gone).catch(() => ({
          ...sent,
          refused: messageOf(error),
        })),
      )
    } finally {
      setBusy(false)
    }
  }
  const remove = async (spot: Required<Spot> & { community: string }) => {
    const before = savedAt(periods, spot)
    const { period, community } = spot
    if (before === undefined) return
    try {
      const { version } = before
      await call('removePeriodException', { params: { street: street.id, community, period }, version })
      announce(words.removed(nameOf(spot)), { undo: wayBack(spot, before, 0) })
    } catch (error) {
      announce(refusalOf(error) === 'stale' ? words.stale : messageOf(error))
    }
    changed(street.id)
  }
  return { editing, busy, begin, change, move, save, stop, remove, nameOf }
}

export type PeriodEditing = ReturnType<typeof usePeriodEditing>
