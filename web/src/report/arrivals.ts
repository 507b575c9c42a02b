import type { ReportParagraph } from '@linli/contract/reports'
import { kept, keptKeys } from '../kept.ts'
import type { Desk, Held } from './desks.ts'
import { forgetText, isKept, prefixOf, type Kept } from './kept-texts.ts'
import { sameText, writtenOf } from './texts.ts'

/** A paragraph seen for the first time; what was typed into it before the page was left is taken up again. */
const pickUp = (desk: Desk, server: ReportParagraph): void => {
  const left = kept(prefixOf(desk) + server.id)
  if (!isKept(left) || sameText(left, writtenOf(server))) {
    if (left !== undefined) forgetText(desk, server.id)
    desk.held.set(server.id, { server, text: writtenOf(server), saving: 'saved', drawn: 0 })
    return
  }
  const { heading, sentences, version } = left
  const text = { heading, sentences }
  // What it grew from is not known any more: a person has to look.
  const changedSince = version < server.version
  desk.held.set(server.id, {
    server,
    text,
    drawn: 0,
    ...(changedSince ? { saving: 'conflict' as const, theirs: server } : { saving: 'typing' as const }),
  })
}

const renew = (desk: Desk, one: Held, server: ReportParagraph): void => {
  if (server.version < one.server.version) return
  const isSame = sameText(writtenOf(server), one.text)
  if (one.saving === 'saved' || (isSame && one.saving !== 'saving')) {
    if (one.saving !== 'saved') forgetText(desk, server.id)
    desk.held.set(server.id, {
      server,
      text: writtenOf(server),
      saving: 'saved',
      drawn: one.drawn + (isSame ? 0 : 1),
    })
  } else if (one.saving === 'conflict') desk.held.set(server.id, { ...one, gone: undefined, theirs: server })
  // It was only moved: what is typed goes on top of it.
  else if (one.saving !== 'saving' && sameText(writtenOf(server), writtenOf(one.server)))
    desk.held.set(server.id, { ...one, server })
}

const paragraphOf = (id: string, { heading, sentences, section, version }: Kept): ReportParagraph => ({
  id,
  section,
  heading,
  sentences,
  version,
  updatedAt: '',
  updatedBy: '',
})

/** What was typed into paragraphs that are no longer there. */
const pickUpGone = (desk: Desk): void => {
  for (const key of keptKeys(prefixOf(desk))) {
    const [id, left] = [key.slice(prefixOf(desk).length), kept(key)]
    if (desk.held.has(id) || !isKept(left)) continue
    const server = paragraphOf(id, left)
    desk.held.set(id, { server, text: writtenOf(server), saving: 'conflict', gone: true, drawn: 0 })
  }
}

/** Takes what the server has; what is being written here stays. Returns the paragraphs that wait to be sent. */
export const accept = (desk: Desk, paragraphs: readonly ReportParagraph[]): string[] => {
  const ids = new Set(paragraphs.map(({ id }) => id))
  for (const [id, one] of desk.held) {
    if (ids.has(id) || desk.running.has(id)) continue
    if (one.saving === 'saved') desk.held.delete(id)
    else desk.held.set(id, { ...one, saving: 'conflict', theirs: undefined, gone: true })
  }
  for (const server of paragraphs) {
    const one = desk.held.get(server.id)
    if (one === undefined) pickUp(desk, server)
    else renew(desk, one, server)
  }
  pickUpGone(desk)
  return [...desk.held].filter(([, { saving }]) => saving === 'typing').map(([id]) => id)
}
