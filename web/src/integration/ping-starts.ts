import { useState } from 'preact/hooks'
import { whyOf } from '../failures.ts'
import { useSession } from '../session.tsx'
import { ask } from './asking.ts'

/** A test of one endpoint: being asked for, refused, or on its way as a message. */
export type Ping = { endpoint: string; at: number; message?: string; refused?: string }

export const usePing = () => {
  const { street } = useSession()
  const [ping, setPing] = useState<Ping>()
  const start = async (endpoint: string) => {
    const begun = { endpoint, at: Date.now() }
    setPing(begun)
    const end = (more: Partial<Ping>) =>
      setPing((now) => (now?.at === begun.at ? { ...begun, ...more } : now))
    try {
      const { message } = await ask('pingEndpoint', { params: { street: street.id, endpoint } })
      end({ message })
    } catch (error) {
      end({ refused: whyOf(error) })
    }
  }
  return { ping, start }
}
