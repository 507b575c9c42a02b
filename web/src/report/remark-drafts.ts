import { isReportPlace, type ReportPlace } from '@linli/domain/reports'
import { useState } from 'preact/hooks'
import { dropKept, keep, kept } from '../kept.ts'

/** What a remark is about: a sentence, a figure or a section. */
export type About = {
  section: ReportPlace
  paragraph?: string
  sentence?: string
  metric?: string
  dimension?: string
  /** The words or the figure, as they are shown. */
  quote: string
}

export const isAbout = (value: unknown): value is About =>
  typeof value === 'object' &&
  value !== null &&
  'quote' in value &&
  'section' in value &&
  isReportPlace(value.section)

/** An answer being written, kept on this device until it is given. */
export const useAnswerDraft = (name: string, given: string) => {
  const [text, setText] = useState(() => {
    const left = kept(name)
    return typeof left === 'string' ? left : given
  })
  const change = (next: string) => {
    keep(name, next)
    setText(next)
  }
  return { text, change, clear: () => dropKept(name) }
}
