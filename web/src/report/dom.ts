import type { ReportParagraph } from '@linli/contract/reports'
import { tidyParts, typedSentence } from '@linli/domain/report-editing'

export type Sentence = ReportParagraph['sentences'][number]
export type Part = Sentence['parts'][number]

let made = 0

/** An id for a sentence that a person writes. */
export const freshSentence = (): string => {
  made += 1
  return `s.${Date.now().toString(36)}.${made}.${Math.random().toString(36).slice(2, 8)}`
}

export const isChip = (part: Part): boolean =>
  part.figure !== undefined || part.entry !== undefined || part.target !== undefined

const drawPart = (part: Part, stale: boolean): Node => {
  if (!isChip(part)) return document.createTextNode(part.text)
  const chip = document.createElement('span')
  chip.className = stale ? 'fact stale' : 'fact'
  chip.contentEditable = 'false'
  chip.dataset['part'] = JSON.stringify(part)
  chip.textContent = part.text
  return chip
}

const drawSentence = ({ id, parts, stale = [] }: Sentence): HTMLElement => {
  const span = document.createElement('span')
  span.className = stale.length > 0 ? 'written stale' : 'written'
  span.dataset['sentence'] = id
  const places = new Set(stale.map(({ part }) => part))
  span.append(...parts.map((part, index) => drawPart(part, places.has(index))))
  return span
}

/** Puts the sentences of a paragraph into its element; figures and records are chips that are deleted whole. */
export const drawSentences = (element: HTMLElement, sentences: readonly Sentence[]): void =>
  element.replaceChildren(...sentences.map(drawSentence))

const partOf = (node: Node): Part[] => {
  if (node instanceof HTMLElement) {
    const told = node.dataset['part']
    if (told !== undefined) {
      const part: Part = JSON.parse(told)
      // A browser may let words slip into a chip: they are told as the chip's own.
      return [{ ...part, text: node.textContent ?? part.text }]
    }
    return Array.from(node.childNodes).flatMap(partOf)
  }
  return [{ text: (node.textContent ?? '').replace(/\u00a0/g, ' ').replace(/[\n\r]/g, '') }]
}

/**
 * The sentences as they stand in the element now. Words outside of any sentence belong to the one before; a sentence of which
 * nothing is left is gone.
 */
export const readSentences = (element: HTMLElement, before: readonly Sentence[]): Sentence[] => {
  const found: { id: string; parts: Part[] }[] = []
  for (const node of Array.from(element.childNodes)) {
    const id = node instanceof HTMLElement ? node.dataset['sentence'] : undefined
    const last = found[found.length - 1]
    const parts = partOf(node)
    if (id !== undefined && !found.some((one) => one.id === id)) found.push({ id, parts })
    else if (last !== undefined) last.parts.push(...parts)
    else found.push({ id: before[0]?.id ?? freshSentence(), parts })
  }
  return found
    .filter(({ parts }) => tidyParts(parts).length > 0)
    .map(({ id, parts }) => {
      const was = before.find((one) => one.id === id)
      const now = typedSentence(id, parts, was)
      return now === was ? was : { id: now.id, parts: [...now.parts], edited: true as const }
    })
}

/** The sentence that the caret stands in. */
export const sentenceAtCaret = (): string | undefined => {
  const node = document.getSelection()?.anchorNode
  const element = node instanceof Element ? node : node?.parentElement
  return element?.closest<HTMLElement>('[data-sentence]')?.dataset['sentence']
}

/** The words of a paragraph without what they cite. */
export const textOf = (sentences: readonly Pick<Sentence, 'parts'>[]): string =>
  sentences.map(({ parts }) => parts.map(({ text }) => text).join('')).join('')
