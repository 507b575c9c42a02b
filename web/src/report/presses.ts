import { useEffect, useRef } from 'preact/hooks'
import { useNarrow } from '../ledger/narrow.ts'
import { placeUnder } from './carets.ts'
import type { Reading, Writing } from './pages.ts'

type Page = { reading: Reading; writing: Writing | undefined; narrow: boolean }

const paragraphAt = (target: Element): string | undefined =>
  target.closest<HTMLElement>('[data-paragraph]')?.dataset['paragraph']

/** Opens the paragraph that was pressed, with the caret where it was pressed. */
const openAt = (event: MouseEvent, target: Element, writing: Writing): void => {
  const [closed, paragraph] = [target.closest('.closed'), paragraphAt(target)]
  // Who marks text wants to copy it.
  const marks = document.getSelection()?.isCollapsed === false
  if (closed === null || paragraph === undefined || marks) return
  const words = closed.querySelector('.paragraph-words')
  const field = target.closest('.run-in') === null ? 'text' : 'heading'
  const offset = words === null ? undefined : placeUnder(words, event)
  writing.open(paragraph, { field, ...(offset === undefined ? {} : { offset }) })
}

const press = (event: MouseEvent, { reading, writing, narrow }: Page): void => {
  const target = event.target instanceof Element ? event.target : undefined
  const paragraph = target && paragraphAt(target)
  if (target === undefined || paragraph === undefined || target.closest('.open-text, button') !== null) return
  const sentence = target.closest<HTMLElement>('[data-sentence]')?.dataset['sentence']
  // On a phone a tap chooses the paragraph and shows what can be done with it.
  if (sentence !== undefined || narrow) reading.select({ paragraph, sentence: sentence ?? '' })
  if (writing !== undefined && !narrow) openAt(event, target, writing)
}

/** Keys of the open paragraph; whether it was one of them. */
const openKey = (event: KeyboardEvent, paragraph: string, writing: Writing): boolean => {
  const held = writing.desk.held.get(paragraph)
  if (event.key === 'Escape') {
    // A panel would close too.
    event.stopPropagation()
    writing.close()
  } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && held !== undefined)
    writing.addAfter(held.server)
  else return false
  return true
}

const key = (event: KeyboardEvent, { writing }: Page): void => {
  const target = event.target instanceof Element ? event.target : undefined
  const paragraph = target && paragraphAt(target)
  if (target === undefined || paragraph === undefined || writing === undefined) return
  // A key that chooses among the words of an input method is not meant for the page.
  if (event.isComposing || event.keyCode === 229) return
  const moves = event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')
  const held = writing.desk.held.get(paragraph)
  if (moves && held !== undefined) writing.move(held.server, event.key === 'ArrowUp' ? -1 : 1)
  else if (event.key === 'Enter' && target.matches('.closed')) writing.open(paragraph)
  else if (target.closest('.open-text') === null || !openKey(event, paragraph, writing)) return
  event.preventDefault()
}

/** What is pressed on the page of the report: sentences are chosen, paragraphs are opened and moved. */
export const usePresses = (reading: Reading, writing: Writing | undefined) => {
  const ref = useRef<HTMLElement>(null)
  const narrow = useNarrow()
  const page = useRef<Page>({ reading, writing, narrow })
  page.current = { reading, writing, narrow }
  useEffect(() => {
    const [onPress, onKey] = [
      (event: MouseEvent) => press(event, page.current),
      (event: KeyboardEvent) => key(event, page.current),
    ]
    const element = ref.current
    element?.addEventListener('click', onPress)
    element?.addEventListener('keydown', onKey)
    return () => {
      element?.removeEventListener('click', onPress)
      element?.removeEventListener('keydown', onKey)
    }
  }, [])
  return ref
}
