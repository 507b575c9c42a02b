import type { Entry } from '@linli/contract/entries'
import type { Replied } from '@linli/contract/operations'
import { useRef, useState } from 'preact/hooks'
import { call, type Said } from '../api.ts'
import type { Known } from '../catalogue.ts'
import { useQuery } from '../queries.ts'
import { questionOf, type Place, type View } from './places.ts'

const pageSize = 100

type Filter = NonNullable<Said<'listEntries'>['query']>
type Page = { entries: Entry[]; next?: string | undefined }

/** What the server is asked for to show a view. */
export const filterOf = ({ period }: Place, { kind, section, q, deleted }: View): Filter => ({
  period,
  ...(kind === undefined ? {} : { kind: kind.code }),
  ...(section === undefined ? {} : { section }),
  ...(q === '' ? {} : { q }),
  ...(deleted ? { deleted: 'only' as const } : {}),
})

const pagesOf = async ({ street, community }: Place, filter: Filter, pages: number): Promise<Page> => {
  const entries: Entry[] = []
  let next: string | undefined
  do {
    const limit = Math.min(200, pages * pageSize - entries.length)
    const page = await call('listEntries', {
      params: { street, community },
      query: { ...filter, cursor: next, limit },
    })
    entries.push(...page.entries)
    next = page.next
  } while (next !== undefined && entries.length < pages * pageSize)
  return { entries, next }
}

/** The records of a view, newest first, and how to get the ones before. */
export const useEntries = (place: Place, view: View) => {
  const filter = filterOf(place, view)
  const name = questionOf(place, `entries/${JSON.stringify(filter)}`)
  const [asked, setAsked] = useState({ name, pages: 1 })
  const pages = asked.name === name ? asked.pages : 1
  const { value, failure, loading, reload } = useQuery(`${name}/${pages}`, () =>
    pagesOf(place, filter, pages),
  )
  // While one more page comes, those that are here stay.
  const last = useRef<{ name: string; page: Page } | undefined>(undefined)
  if (value !== undefined) last.current = { name, page: value }
  const page = value ?? (last.current?.name === name ? last.current.page : undefined)
  const more = () => setAsked({ name, pages: pages + 1 })
  return { page, failure, loading, reload, more }
}

/** How many records of each kind the period holds, and how many are deleted. */
export const useCounts = (place: Place) => {
  const { street, community, period } = place
  return useQuery(questionOf(place, `counts/${period}`), () =>
    call('countEntries', { params: { street, community }, query: { period } }),
  )
}

/** How many records a view holds; 0 while that is not known, as when a search found more than one page. */
export const totalOf = (
  view: View,
  known: Known,
  counts: Replied<'countEntries'> | undefined,
  page: Page | undefined,
): number => {
  if (page?.next === undefined) return page?.entries.length ?? 0
  if (view.q !== '' || counts === undefined) return 0
  if (view.deleted) return counts.deleted
  const kinds = known.kinds.filter(({ code, section }) =>
    view.kind === undefined
      ? view.section === undefined || view.section === section
      : code === view.kind.code,
  )
  return kinds.reduce((total, { code }) => total + (counts.counts[code] ?? 0), 0)
}

/** One record: the one in the list, or else as the server has it. */
export const useEntry = (place: Place, id: string | undefined, entries: readonly Entry[]) => {
  const listed = entries.find((entry) => entry.id === id)
  const { street, community } = place
  const asked = useQuery(questionOf(place, `entry/${listed === undefined ? (id ?? '') : ''}`), async () =>
    id === undefined || listed !== undefined
      ? undefined
      : call('readEntry', { params: { street, community, entry: id } }),
  )
  return { entry: listed ?? (id === undefined ? undefined : asked.value), failure: asked.failure }
}

/** What the kind's metrics say now. */
export const useFiguresOf = (place: Place, metrics: readonly string[]) => {
  const { street, community, period } = place
  return useQuery(questionOf(place, `figures/${period}/${metrics.join(',')}`), async () =>
    metrics.length === 0
      ? undefined
      : call('listFigures', { params: { street, community }, query: { period, metrics: metrics.join(',') } }),
  )
}
