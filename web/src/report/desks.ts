import type { Report, ReportParagraph } from '@linli/contract/reports'
import { newHistory, noteText, type History } from './histories.ts'
import { forgetText, keepText } from './kept-texts.ts'
import { sameText, type Text } from './texts.ts'

export type Saving = 'saved' | 'typing' | 'saving' | 'offline' | 'conflict' | 'refused'

/** A paragraph on the desk: as the server has it, as it is written here, and how the two stand. */
export type Held = {
  server: ReportParagraph
  text: Text
  saving: Saving
  /** What was sent last and may have arrived. */
  sent?: Text | undefined
  /** What somebody else wrote meanwhile. */
  theirs?: ReportParagraph | undefined
  /** Somebody took the paragraph out meanwhile. */
  gone?: true | undefined
  /** Why the server refused it. */
  why?: string | undefined
  /** Counts the changes that do not come from typing in the paragraph itself: the page draws it anew. */
  drawn: number
}

export type Place = { street: string; community: string; period: string }

/**
 * The desk on which one report is written: every change is kept in this browser at once and sent a moment later, paragraph by
 * paragraph, so that people who write different paragraphs never meet.
 */
export type Desk = {
  place: Place
  report: string
  held: Map<string, Held>
  timers: Map<string, number>
  /** What is on its way to the server, by the paragraph. */
  running: Map<string, Promise<void>>
  history: History
  /** Paragraphs whose text this browser could not keep. */
  unkept: Set<string>
  changed: () => void
}

export const newDesk = (place: Place, report: string, changed: () => void): Desk => ({
  place,
  report,
  held: new Map(),
  timers: new Map(),
  running: new Map(),
  history: newHistory(),
  unkept: new Set(),
  changed,
})

/** Changes what is known of a paragraph. */
export const set = (desk: Desk, id: string, more: Partial<Held>): void => {
  const one = desk.held.get(id)
  if (one === undefined) return
  desk.held.set(id, { ...one, ...more })
  desk.changed()
}

/** Takes a paragraph off the desk. */
export const drop = (desk: Desk, id: string): void => {
  clearTimeout(desk.timers.get(id))
  forgetText(desk, id)
  desk.held.delete(id)
  desk.changed()
}

/** Writes a text down; `drawn`: the page does not show it yet. Saving it is for the caller. */
export const write = (desk: Desk, id: string, text: Text, { drawn }: { drawn: boolean }): void => {
  const one = desk.held.get(id)
  if (one === undefined || sameText(one.text, text)) return
  const waits = one.saving === 'conflict' || one.saving === 'saving' ? one.saving : 'typing'
  set(desk, id, { text, saving: waits, drawn: one.drawn + (drawn ? 1 : 0) })
  keepText(desk, id)
}

/** Changes a paragraph as a person does: it can be taken back. */
export const change = (desk: Desk, id: string, after: Text, options: { drawn: boolean }): void => {
  const before = desk.held.get(id)?.text
  if (before === undefined || sameText(before, after)) return
  noteText(desk.history, { paragraph: id, before, after, typed: !options.drawn })
  write(desk, id, after, options)
}

const worst: readonly Saving[] = ['conflict', 'refused', 'offline', 'saving', 'typing']

/** How the whole report stands: the worst of its paragraphs. */
export const savingOf = (desk: Desk): Saving => {
  const states = [...desk.held.values()].map(({ saving }) => saving)
  return worst.find((state) => states.includes(state)) ?? 'saved'
}

/** What was typed into paragraphs that somebody took out meanwhile. */
export const goneOn = (desk: Desk): Held[] => [...desk.held.values()].filter(({ gone }) => gone === true)

/** The report's paragraphs as they are written here. */
export const writtenOn = (report: Report, desk: Desk): ReportParagraph[] =>
  report.paragraphs.map((one) => {
    const held = desk.held.get(one.id)
    return held === undefined ? one : { ...held.server, ...held.text }
  })
