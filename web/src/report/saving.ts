import type { ReportParagraph } from '@linli/contract/reports'
import { readReportName } from '@linli/domain/reports'
import { call, refusalOf, Unreachable } from '../api.ts'
import { set, write, type Desk } from './desks.ts'
import { forgetText, keepText } from './kept-texts.ts'
import { noteText, turnOne } from './histories.ts'
import { bodyOf, sameText, writtenOf, type Text } from './texts.ts'
import { whyOf } from '../failures.ts'

/** How long typing rests before it is saved, and how long after it could not be sent, in milliseconds. */
const wait = { rest: 1_500, again: 5_000 }

const paramsOf = ({ place, report }: Desk, paragraph: string) => ({
  street: place.street,
  community: place.community,
  report,
  paragraph,
})

/** Saves a paragraph after a moment, unless it is changed again before. */
export const saveLater = (desk: Desk, id: string, after: number = wait.rest): void => {
  clearTimeout(desk.timers.get(id))
  desk.timers.set(
    id,
    window.setTimeout(() => void save(desk, id), after),
  )
}

const settle = (desk: Desk, id: string, sent: Text, saved: ReportParagraph): void => {
  const one = desk.held.get(id)
  if (one === undefined) return
  const isSame = sameText(one.text, sent)
  set(desk, id, {
    server: saved,
    sent: undefined,
    theirs: undefined,
    why: undefined,
    ...(isSame ? { text: writtenOf(saved), saving: 'saved' as const } : { saving: 'typing' as const }),
  })
  if (isSame) return forgetText(desk, id)
  keepText(desk, id)
  saveLater(desk, id)
}

/** The paragraph as the server has it now; undefined when it was taken out. */
const theirsOf = async ({ place, report }: Desk, id: string): Promise<ReportParagraph | undefined> => {
  const params = { street: place.street, community: place.community }
  const query = readReportName(report) ?? { period: place.period }
  const answer = await call('readReport', { params, query })
  return answer.report?.paragraphs.find((one) => one.id === id)
}

/** Somebody changed it meanwhile: only where the words differ a person has to choose. */
const meet = async (desk: Desk, id: string): Promise<void> => {
  const theirs = await theirsOf(desk, id)
  const one = desk.held.get(id)
  if (one === undefined) return
  if (theirs === undefined) return set(desk, id, { saving: 'conflict', gone: true, theirs: undefined })
  const now = writtenOf(theirs)
  if (sameText(now, one.text)) return settle(desk, id, one.text, theirs)
  const isMine = one.sent !== undefined && sameText(now, one.sent)
  // The version that this text grew from is known unless the page was left since.
  const isOnlyMoved = one.server.version < theirs.version && sameText(now, writtenOf(one.server))
  if (!isMine && !isOnlyMoved) return set(desk, id, { saving: 'conflict', theirs })
  set(desk, id, { server: theirs, saving: 'typing' })
  saveLater(desk, id, 0)
}

const fail = async (desk: Desk, id: string, error: unknown): Promise<void> => {
  const refusal = refusalOf(error)
  if (error instanceof Unreachable || refusal === 'not-signed-in') {
    set(desk, id, { saving: 'offline' })
    return saveLater(desk, id, wait.again)
  }
  if (refusal === 'not-found') return set(desk, id, { saving: 'conflict', gone: true, theirs: undefined })
  if (refusal !== 'stale') return set(desk, id, { saving: 'refused', why: whyOf(error) })
  await meet(desk, id).catch((other: unknown) => fail(desk, id, other))
}

const send = async (desk: Desk, id: string): Promise<void> => {
  const one = desk.held.get(id)
  if (one === undefined) return
  set(desk, id, { saving: 'saving', sent: one.text, why: undefined })
  try {
    const said = { params: paramsOf(desk, id), version: one.server.version, body: bodyOf(one.text) }
    settle(desk, id, one.text, await call('changeParagraph', said))
  } catch (error) {
    await fail(desk, id, error)
  }
}

/** Saves a paragraph now, if it waits to be saved; one at a time is on its way. */
export const save = async (desk: Desk, id: string): Promise<void> => {
  clearTimeout(desk.timers.get(id))
  const before = desk.running.get(id)
  if (before !== undefined) return before
  const saving = desk.held.get(id)?.saving
  if (saving !== 'typing' && saving !== 'offline' && saving !== 'refused') return undefined
  const running = send(desk, id).finally(() => desk.running.delete(id))
  desk.running.set(id, running)
  return running
}

/** Saves a paragraph until nothing of it waits; false when it could not be saved. */
export const saveWhole = async (desk: Desk, id: string): Promise<boolean> => {
  await save(desk, id)
  if (desk.held.get(id)?.saving === 'typing') await save(desk, id)
  return (desk.held.get(id)?.saving ?? 'saved') === 'saved'
}

export const saveAll = (desk: Desk): void => {
  for (const id of desk.held.keys()) void save(desk, id)
}

/** Ends a conflict: with this text, on top of what the other person wrote. */
export const resolve = (desk: Desk, id: string, text: Text): void => {
  const one = desk.held.get(id)
  if (one === undefined) return
  noteText(desk.history, { paragraph: id, before: one.text, after: text, typed: false })
  const server = one.theirs ?? one.server
  set(desk, id, { server, theirs: undefined, saving: 'typing', text, drawn: one.drawn + 1 })
  keepText(desk, id)
  void save(desk, id)
}

/** Takes back the last step, or does the one taken back again. Returns the paragraph whose text it changed. */
export const turn = async (desk: Desk, forward: boolean): Promise<string | undefined> => {
  const step = turnOne(desk.history, forward)
  desk.changed()
  if (step === undefined) return undefined
  if (step.kind === 'act') {
    await (forward ? step.redo() : step.undo())
    return undefined
  }
  write(desk, step.paragraph, forward ? step.after : step.before, { drawn: true })
  void save(desk, step.paragraph)
  return step.paragraph
}
