import { useRef } from 'preact/hooks'
import { useAddress } from '../address.ts'

/**
 * Which form is open is part of the address (`form`: an id or `new`), so that Back leaves it. One of something that somebody else
 * removes meanwhile stays open.
 */
export const useFormPlace = <Was extends { id: string }>(list: readonly Was[] | undefined) => {
  const { query, change } = useAddress()
  const asked = query['form']
  const held = useRef<Was | undefined>(undefined)
  const found = list?.find(({ id }) => id === asked)
  if (found !== undefined) held.current = found
  const was = held.current?.id === asked ? held.current : undefined
  return {
    open: asked === 'new' || was !== undefined,
    was,
    add: () => change({ form: 'new' }, { step: true }),
    edit: (id: string) => change({ form: id }, { step: true }),
    /** `then`: which row is in hand afterwards, and whether its details are open. */
    close: (then: { of?: string; panel?: 'open' } = {}) => change({ form: undefined, ...then }),
  }
}
