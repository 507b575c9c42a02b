import type { Report, ReportParagraph } from '@linli/contract/reports'
import { readReportName } from '@linli/domain/reports'
import { call, refusalOf, Unreachable } from '../api.ts'
import { dropKept, keep, kept } from '../kept.ts'
import type { Sentence } from './dom.ts'

/** What is written of a paragraph. */
export type Text = { heading: string; sentences: Sentence[] }
export type Saving = 'saved' | 'typing' | 'saving' | 'offline' | 'conflict' | 'refused'

/** A paragraph on the desk: as the server has it, as it is written here, and how the two stand. */
export type Held = {
  server: ReportParagraph
  text: Text
  saving: Saving
  /** What somebody else wrote meanwhile. */
  theirs?: ReportParagraph
  /** Why the server refused it. */
  why?: string
  /** Counts the changes that do not come from typing in the paragraph itself: the page draws it anew. */
  drawn: number
}

type Place = { street: string; community: string; report: string }
type Step = { paragraph: string; before: Text; after: Text; at: number }

/** How long typing rests before it is saved, in milliseconds. */
const rest = 1_500
/** Typing without so long a break is undone in one step, in milliseconds. */
const oneStep = 1_200

const textOf = ({ heading, sentences }: ReportParagraph): Text => ({ heading, sentences })
const same = (one: Text, other: Text): boolean =>
  JSON.stringify([one.heading, bare(one.sentences)]) ===
  JSON.stringify([other.heading, bare(other.sentences)])

/** Sentences as they are sent: what the server worked out about them stays behind. */
const bare = (sentences: readonly Sentence[]) =>
  sentences.map(({ id, parts, edited }) => ({ id, parts, ...(edited === true ? { edited } : {}) }))

const isText = (value: unknown): value is Text & { version: number } =>
  typeof value === 'object' &&
  value !== null &&
  'heading' in value &&
  'sentences' in value &&
  'version' in value

/**
 * The desk on which one report is written: every change is kept in this browser at once and sent a moment later, paragraph by
 * paragraph, so that people who write different paragraphs never meet.
 */
export const makeDesk = (place: Place, changed: () => void) => {
  const held = new Map<string, Held>()
  const timers = new Map<string, number>()
  const sending = new Set<string>()
  const past: Step[] = []
  const future: Step[] = []
  let version = 0
  const keyOf = (id: string): string => `report/${place.community}/${place.report}/${id}`
  const set = (id: string, more: Partial<Held>): void => {
    const one = held.get(id)
    if (one === undefined) return
    held.set(id, { ...one, ...more })
    version += 1
    changed()
  }

  /** Takes what the server has; what is being written here stays. */
  const accept = (paragraphs: readonly ReportParagraph[]): void => {
    const ids = new Set(paragraphs.map(({ id }) => id))
    for (const [id, one] of held) if (!ids.has(id) && one.saving === 'saved') held.delete(id)
    for (const server of paragraphs) {
      const one = held.get(server.id)
      if (one === undefined) {
        const left = kept(keyOf(server.id))
        const text = isText(left) ? { heading: left.heading, sentences: left.sentences } : textOf(server)
        const isLeft = isText(left) && !same(text, textOf(server))
        if (!isLeft) dropKept(keyOf(server.id))
        const base = isLeft && isText(left) ? { ...server, version: left.version } : server
        held.set(server.id, { server: base, text, saving: isLeft ? 'typing' : 'saved', drawn: 0 })
        if (isLeft) later(server.id)
      } else if (one.saving === 'saved') {
        const moved = one.server.version !== server.version
        held.set(server.id, { ...one, server, text: textOf(server), drawn: one.drawn + (moved ? 1 : 0) })
      } else if (one.saving !== 'conflict')
        held.set(server.id, { ...one, server: { ...server, version: one.server.version } })
    }
    version += 1
    changed()
  }

  const later = (id: string, wait = rest): void => {
    clearTimeout(timers.get(id))
    timers.set(
      id,
      window.setTimeout(() => void save(id), wait),
    )
  }

  const write = (id: string, text: Text, { drawn }: { drawn: boolean }): void => {
    const one = held.get(id)
    if (one === undefined || same(one.text, text)) return
    keep(keyOf(id), { ...text, version: one.server.version })
    set(id, {
      text,
      saving: one.saving === 'conflict' ? 'conflict' : 'typing',
      drawn: one.drawn + (drawn ? 1 : 0),
    })
    if (one.saving !== 'conflict') later(id)
  }

  /** Changes a paragraph; `drawn`: the page does not show it yet. */
  const change = (id: string, text: Text, options: { drawn: boolean }): void => {
    const one = held.get(id)
    if (one === undefined || same(one.text, text)) return
    const last = past[past.length - 1]
    const now = Date.now()
    if (last !== undefined && last.paragraph === id && now - last.at < oneStep && !options.drawn) {
      last.after = text
      last.at = now
    } else past.push({ paragraph: id, before: one.text, after: text, at: now })
    future.length = 0
    write(id, text, options)
  }

  const step = (from: Step[], to: Step[], side: 'before' | 'after'): string | undefined => {
    const last = from.pop()
    if (last === undefined) return undefined
    to.push({ ...last, at: 0 })
    write(last.paragraph, last[side], { drawn: true })
    return last.paragraph
  }

  const settled = (id: string, sent: Text, saved: ReportParagraph): void => {
    const one = held.get(id)
    if (one === undefined) return
    const isSame = same(one.text, sent)
    if (isSame) dropKept(keyOf(id))
    set(id, {
      server: saved,
      ...(isSame ? { text: textOf(saved), saving: 'saved' as const } : { saving: 'typing' as const }),
    })
    if (!isSame) later(id)
  }

  const failed = async (id: string, error: unknown): Promise<void> => {
    if (error instanceof Unreachable) {
      set(id, { saving: 'offline' })
      return later(id, 5_000)
    }
    if (refusalOf(error) !== 'stale')
      return set(id, { saving: 'refused', why: error instanceof Error ? error.message : '' })
    const theirs = await theirsOf(id)
    const one = held.get(id)
    if (one === undefined) return
    if (theirs === undefined) set(id, { saving: 'conflict' })
    else if (same(one.text, textOf(theirs))) settled(id, one.text, theirs)
    else set(id, { saving: 'conflict', theirs })
  }

  const theirsOf = async (id: string): Promise<ReportParagraph | undefined> => {
    const query = readReportName(place.report)
    if (query === undefined) return undefined
    const params = { street: place.street, community: place.community }
    const { report } = await call('readReport', { params, query })
    return report?.paragraphs.find((one) => one.id === id)
  }

  const save = async (id: string): Promise<void> => {
    clearTimeout(timers.get(id))
    const one = held.get(id)
    // What is typed while a version is on its way goes with the next one.
    if (one === undefined || sending.has(id) || !['typing', 'offline', 'refused'].includes(one.saving)) return
    set(id, { saving: 'saving' })
    sending.add(id)
    try {
      const saved = await call('changeParagraph', {
        params: { ...place, paragraph: id },
        version: one.server.version,
        body: { heading: one.text.heading, sentences: bare(one.text.sentences) },
      })
      sending.delete(id)
      settled(id, one.text, saved)
    } catch (error) {
      sending.delete(id)
      await failed(id, error)
    }
  }

  /** Ends a conflict: with this text, on top of what the other person wrote. */
  const resolve = (id: string, text: Text): void => {
    const one = held.get(id)
    if (one === undefined) return
    const { theirs, ...rest_ } = one
    held.set(id, { ...rest_, server: theirs ?? one.server, saving: 'typing', text, drawn: one.drawn + 1 })
    keep(keyOf(id), { ...text, version: (theirs ?? one.server).version })
    version += 1
    changed()
    void save(id)
  }

  return {
    accept,
    change,
    save,
    resolve,
    held: (id: string) => held.get(id),
    undo: () => step(past, future, 'before'),
    redo: () => step(future, past, 'after'),
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    version: () => version,
    all: () => [...held.values()],
    close: () => {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}

export type Desk = ReturnType<typeof makeDesk>

/** How the whole report stands: the worst of its paragraphs. */
export const savingOf = (desk: Desk): Saving => {
  const states = desk.all().map(({ saving }) => saving)
  const order: readonly Saving[] = ['conflict', 'refused', 'offline', 'saving', 'typing']
  return order.find((state) => states.includes(state)) ?? 'saved'
}

/** The report with its paragraphs as they are written here. */
export const written = (report: Report, desk: Desk): ReportParagraph[] =>
  report.paragraphs.map((one) => {
    const held = desk.held(one.id)
    return held === undefined ? one : { ...held.server, ...held.text }
  })
