import { announcedFor, announceWork } from '@linli/data/directory/work'
import { openDirectory } from '@linli/data/open'
import type { Outside } from '../outside.ts'

/**
 * Tells the directory, before a change is committed, that the street has work to do; at most once a minute from each host. What was
 * announced is found by the minute's job even if everything after the commit is lost.
 */
export const announce = async (outside: Outside, street: string): Promise<void> => {
  const now = outside.now()
  const last = outside.announced.get(street)
  if (last !== undefined && now - last < announcedFor && now >= last) return
  await announceWork(openDirectory(outside.connect), street, now)
  outside.announced.set(street, now)
}

/** Has the street's work done soon, after a change was committed; it only hurries what the minute's job would do anyway. */
export const nudge = (outside: Outside, street: string): void =>
  outside.afterReply(outside.enqueue([{ kind: 'send-out', street }]))
