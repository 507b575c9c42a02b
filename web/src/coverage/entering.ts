import type { Coverage } from '@linli/contract/coverages'
import { useEffect, useRef, useState } from 'preact/hooks'
import { call, refusalOf, Unreachable } from '../api.ts'
import { dropKept, keep, kept } from '../kept.ts'
import { useWords } from '../language.tsx'
import { useReachable } from '../network.ts'
import { announce } from '../parts/toast.tsx'
import { forget } from '../queries.ts'
import { allCells, changedCells, conflictsIn, isHeld, mistakeIn, nothingHeld, type Held } from './cells.ts'
import { coverageWords } from './words.ts'

export type Place = { street: string; community: string; target: string }

export const coverageKey = ({ street, community, target }: Place): string =>
  `coverage/${street}/${community}/${target}`

const keptName = ({ community, target }: Place, day: string): string =>
  `coverage/${community}/${target}/${day}`

const heldFor = (place: Place, day: string): Held => {
  const before = kept(keptName(place, day))
  return isHeld(before) ? before : nothingHeld
}

const send = async (place: Place, coverage: Coverage, { typed }: Held) => {
  const { day, version } = coverage.entry
  const cells = changedCells(coverage, typed).map(({ tract, counter, key }) => ({
    tract: tract.code,
    counter,
    households: typed[key]?.trim() === '' ? null : (typed[key] ?? null),
  }))
  await call('enterCoverage', { params: { ...place, day }, body: { cells }, version })
  return cells.length
}

/** What was typed on while the rest was being saved. */
const without = (held: Held, sent: Held): Held => {
  const left = Object.entries(held.typed).filter(([key, text]) => sent.typed[key] !== text)
  const base = left.map(([key]) => [key, sent.typed[key] ?? held.base[key] ?? ''] as const)
  return { typed: Object.fromEntries(left), base: Object.fromEntries(base), waiting: false }
}

/** The day as it is on the server now. */
const latest = (place: Place, day: string) => call('readCoverage', { params: place, query: { day } })

/**
 * What is typed into one day's grid: kept on this device until it is saved, sent again by itself when the server can be reached
 * again. Of two who enter the same day the second sees both where they differ; what does not differ is put together.
 */
export const useEntering = (place: Place, coverage: Coverage) => {
  const words = useWords(coverageWords)
  const { day } = coverage.entry
  const [held, setHeld] = useState<Held>(() => heldFor(place, day))
  const [busy, setBusy] = useState(false)
  const reachable = useReachable()
  const current = useRef(held)
  const store = (next: Held) => {
    current.current = next
    setHeld(next)
    if (Object.keys(next.typed).length === 0) dropKept(keptName(place, day))
    else keep(keptName(place, day), next)
  }
  const change = (texts: Readonly<Record<string, string>>) => {
    const now = allCells(coverage).filter(({ key }) => texts[key] !== undefined && !(key in held.base))
    const seen = now.map(({ key, tract, counter }) => [key, String(tract.entered[counter] ?? '')] as const)
    store({
      ...held,
      typed: { ...held.typed, ...texts },
      base: { ...held.base, ...Object.fromEntries(seen) },
    })
  }
  const done = (sent: Held, count: number) => {
    store(without(current.current, sent))
    announce(words.saved(day, count))
    forget(coverageKey(place))
    forget(`targets/${place.street}/${place.community}`)
  }
  const again = async (sent: Held) => {
    const fresh = await latest(place, day)
    forget(coverageKey(place))
    if (conflictsIn(fresh, sent).length === 0) done(sent, await send(place, fresh, sent))
  }
  const failed = (error: unknown, sent: Held) => {
    if (error instanceof Unreachable) return store({ ...sent, waiting: true })
    return announce(words.notSaved(error instanceof Error ? error.message : String(error)))
  }
  const save = async (sent: Held = held) => {
    const wrong = changedCells(coverage, sent.typed).filter(
      ({ tract, counter }) => mistakeIn(tract, counter, sent.typed) !== undefined,
    )
    if (wrong.length > 0) return announce(words.wrong(wrong.length))
    const asked = conflictsIn(coverage, sent).length > 0 || changedCells(coverage, sent.typed).length === 0
    if (busy || asked) return undefined
    setBusy(true)
    try {
      done(sent, await send(place, coverage, sent))
    } catch (error) {
      if (refusalOf(error) === 'stale') await again(sent).catch((later: unknown) => failed(later, sent))
      else failed(error, sent)
    } finally {
      setBusy(false)
    }
    return undefined
  }
  useEffect(() => {
    if (Object.keys(held.typed).length > 0) announce(words.kept)
  }, [])
  useEffect(() => {
    if (reachable && held.waiting) void save({ ...held, waiting: false })
  }, [reachable])
  const settle = (theirs: ReadonlySet<string>) => {
    const inConflict = conflictsIn(coverage, held)
    const base = inConflict.map(
      ({ key, tract, counter }) => [key, String(tract.entered[counter] ?? '')] as const,
    )
    const typed = Object.fromEntries(Object.entries(held.typed).filter(([key]) => !theirs.has(key)))
    const next = { typed, base: { ...held.base, ...Object.fromEntries(base) }, waiting: false }
    store(next)
    void save(next)
  }
  return { held, busy, change, save, settle, drop: () => store(nothingHeld) }
}

export type Entering = ReturnType<typeof useEntering>
