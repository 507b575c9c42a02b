import { useState } from 'preact/hooks'
import { call } from '../api.ts'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import type { Place } from './keys.ts'
import { membersWords } from './words.ts'

/** The names that were read, by id. They are held by the screen alone, and gone with it. */
export type Names = {
  shown: boolean
  nameOf: (member: { id: string; mask: string }) => string
  /** Shows everybody's names; the server notes who read them. */
  show: () => Promise<void>
  hide: () => void
  /** One member's name, read if it is not shown; undefined when it cannot be had. */
  read: (id: string) => Promise<string | undefined>
  /** What was typed here need not be read. */
  learn: (known: readonly { id: string; name: string }[]) => void
}

export const useNames = (place: Place): Names => {
  const words = useWords(membersWords)
  const [names, setNames] = useState<ReadonlyMap<string, string>>()
  const ask = async (members?: string[]) => {
    try {
      const body = members === undefined ? {} : { members }
      return (await call('readMemberNames', { params: place, body })).names
    } catch (error) {
      announce(words.notShown(error instanceof Error ? error.message : String(error)))
      return undefined
    }
  }
  return {
    shown: names !== undefined,
    nameOf: ({ id, mask }) => names?.get(id) ?? mask,
    show: async () => {
      const found = await ask()
      if (found === undefined) return
      setNames(new Map(found.map(({ id, name }) => [id, name])))
      announce(words.shown)
    },
    hide: () => setNames(undefined),
    read: async (id) => names?.get(id) ?? (await ask([id]))?.[0]?.name,
    learn: (known) =>
      setNames((now) => now && new Map([...now, ...known.map(({ id, name }) => [id, name] as const)])),
  }
}
