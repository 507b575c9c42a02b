import type { ReportParagraph } from '@linli/contract/reports'
import { dropKept, keep } from '../kept.ts'
import type { Desk } from './desks.ts'
import type { Text } from './texts.ts'

/** What of a paragraph is kept in this browser until it is saved: also where it stood, for it may be gone by then. */
export type Kept = Text & { version: number; section: ReportParagraph['section'] }

export const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  'heading' in value &&
  'sentences' in value &&
  Array.isArray(value.sentences) &&
  'version' in value &&
  'section' in value

export const prefixOf = ({ place, report }: Desk): string => `report/${place.community}/${report}/`

/** Keeps what is written of a paragraph; notes where this browser has no room. */
export const keepText = (desk: Desk, id: string): void => {
  const one = desk.held.get(id)
  if (one === undefined) return
  const { version, section } = one.server
  if (keep(prefixOf(desk) + id, { ...one.text, version, section })) desk.unkept.delete(id)
  else desk.unkept.add(id)
}

export const forgetText = (desk: Desk, id: string): void => {
  dropKept(prefixOf(desk) + id)
  desk.unkept.delete(id)
}
