import { sentencesAfterTyping, type TypedSentence } from '@linli/domain/report-sentences'
import { bareSentence, freshSentence, isChip, type Part, type Sentence } from './texts.ts'

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

/** The part that a chip of the page stands for. */
export const partIn = (target: EventTarget | null): Part | undefined => {
  const chip = target instanceof Element ? target.closest<HTMLElement>('[data-part]') : null
  const told = chip?.dataset['part']
  return told === undefined ? undefined : JSON.parse(told)
}

const partsOf = (node: Node): Part[] => {
  if (!(node instanceof HTMLElement))
    return [{ text: (node.textContent ?? '').replace(/\u00a0/g, ' ').replace(/[\n\r]/g, '') }]
  const part = partIn(node.dataset['part'] === undefined ? null : node)
  // A browser may let words slip into a chip: they are told as the chip's own.
  if (part !== undefined) return [{ ...part, text: node.textContent ?? part.text }]
  return Array.from(node.childNodes).flatMap(partsOf)
}

/** What stands in the element, by the sentences that were drawn; words outside of any belong to the one before. */
const typedIn = (element: HTMLElement, first: string): TypedSentence[] => {
  const found: { id: string; parts: Part[] }[] = []
  for (const node of Array.from(element.childNodes)) {
    const id = node instanceof HTMLElement ? node.dataset['sentence'] : undefined
    const last = found[found.length - 1]
    if (id !== undefined && found.every((one) => one.id !== id)) found.push({ id, parts: partsOf(node) })
    else if (last === undefined) found.push({ id: first, parts: partsOf(node) })
    else last.parts.push(...partsOf(node))
  }
  return found
}

/** The ids of the sentences that grow out of others while an element is typed in: the same each time it is read. */
export const idsOfTyping = (): ((id: string, index: number) => string) => {
  const given = new Map<string, string>()
  return (id, index) => {
    const name = `${id}|${index}`
    const found = given.get(name) ?? freshSentence()
    given.set(name, found)
    return found
  }
}

/** The sentences as they stand in the element now; a sentence of which nothing is left is gone. */
export const readSentences = (
  element: HTMLElement,
  drawn: readonly Sentence[],
  idOf: (id: string, index: number) => string,
): Sentence[] => {
  const typed = typedIn(element, drawn[0]?.id ?? idOf('', 0))
  const left = new Map(drawn.map((one) => [one.id, one]))
  return sentencesAfterTyping(typed, drawn, idOf).map((one) => {
    const was = left.get(one.id)
    return was !== undefined && one === was ? was : bareSentence(one)
  })
}
