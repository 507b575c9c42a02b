import { useListKeys } from '../parts/list-keys.ts'

export type QueueKeys = {
  walk: (steps: 1 | -1) => void
  /** Opens what a report rests on. */
  panel: () => void
  /** Closes it. */
  close: () => void
  open: () => void
  approve: () => void
  sendBack: () => void
  pick: () => void
}

/** The letter keys of the queue. */
export const useQueueKeys = (keys: QueueKeys): void =>
  useListKeys({
    j: () => keys.walk(1),
    k: () => keys.walk(-1),
    enter: keys.panel,
    escape: keys.close,
    o: keys.open,
    a: keys.approve,
    r: keys.sendBack,
    x: keys.pick,
  })
