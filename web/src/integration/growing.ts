import { useEffect, useRef, useState } from 'preact/hooks'
import { useQuery } from '../queries.ts'

const pageSize = 50
/** The longest page that is answered. */
const most = 200

/** A part of a list, and whether there is more of it. */
export type Listed<Item> = { items: readonly Item[]; more: boolean }

type Page<Item> = { items: readonly Item[]; next?: string | undefined }

/** The first so many of a list, asked for page by page. */
export const firstOf = async <Item>(
  count: number,
  ask: (page: { cursor: string | undefined; limit: number }) => Promise<Page<Item>>,
): Promise<Listed<Item>> => {
  const items: Item[] = []
  let cursor: string | undefined
  do {
    const page = await ask({ cursor, limit: Math.min(most, count - items.length) })
    items.push(...page.items)
    cursor = page.next
  } while (cursor !== undefined && items.length < count)
  return { items, more: cursor !== undefined }
}

/** A list of which more can be had; what is shown stays until more has come. `name` says what it is a list of. */
export const useGrowing = <Item>(name: string, load: (count: number) => Promise<Listed<Item>>) => {
  const [count, setCount] = useState(pageSize)
  const shown = useRef<{ name: string; value: Listed<Item> } | undefined>(undefined)
  useEffect(() => setCount(pageSize), [name])
  const query = useQuery(`${name}/${count}`, () => load(count), 2000)
  if (query.value !== undefined) shown.current = { name, value: query.value }
  const value = shown.current?.name === name ? shown.current.value : undefined
  return { ...query, ...(value === undefined ? {} : { value }), more: () => setCount(count + pageSize) }
}
