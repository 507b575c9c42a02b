import type { InboundMessage } from '@linli/contract/sources'
import { refusalOf } from '../api.ts'
import { whyOf } from '../failures.ts'
import { announce } from '../parts/toast.tsx'
import { ask } from './asking.ts'
import { inboundChanged } from './inbound-lists.ts'
import type { QuarantineWords } from './quarantine-words.ts'

type Spot = Pick<InboundMessage, 'id' | 'version'>

const attempt = async (
  street: string,
  words: QuarantineWords,
  act: () => Promise<InboundMessage>,
  said: (next: InboundMessage) => string,
): Promise<boolean> => {
  try {
    announce(said(await act()))
    return true
  } catch (error) {
    announce(refusalOf(error) === 'stale' ? words.stale : words.notDone(whyOf(error)))
    return false
  } finally {
    inboundChanged(street)
  }
}

/** Reads a message again with today's mapping. */
export const replay = (street: string, { id, version }: Spot, words: QuarantineWords): Promise<boolean> =>
  attempt(
    street,
    words,
    () => ask('replayInboundMessage', { params: { street, message: id }, version }),
    ({ done, items }) => words.replayed(done, items),
  )

/** Puts aside what is left of a message, with the reason; true when it is done. */
export const dismiss = (
  street: string,
  { id, version }: Spot,
  reason: string,
  words: QuarantineWords,
): Promise<boolean> =>
  attempt(
    street,
    words,
    () => ask('dismissInboundMessage', { params: { street, message: id }, body: { reason }, version }),
    () => words.dismissed,
  )

export const reinstate = (street: string, { id, version }: Spot, words: QuarantineWords): Promise<boolean> =>
  attempt(
    street,
    words,
    () => ask('reinstateInboundMessage', { params: { street, message: id }, version }),
    () => words.reinstated,
  )
