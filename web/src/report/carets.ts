/** How many characters of an element's text stand before a place in it. */
const lengthBefore = (element: Element, node: Node, offset: number): number => {
  const range = document.createRange()
  range.selectNodeContents(element)
  range.setEnd(node, offset)
  return range.toString().length
}

/** Where the caret stands in the text of an element, in characters; undefined when it is elsewhere. */
export const caretIn = (element: Element): number | undefined => {
  const selection = document.getSelection()
  const node = selection?.focusNode
  return node == null || selection == null || !element.contains(node)
    ? undefined
    : lengthBefore(element, node, selection.focusOffset)
}

/** Where in the text of an element a press landed. */
export const placeUnder = (element: Element, { clientX, clientY }: MouseEvent): number | undefined => {
  const range = document.caretRangeFromPoint(clientX, clientY)
  return range !== null && element.contains(range.startContainer)
    ? lengthBefore(element, range.startContainer, range.startOffset)
    : undefined
}

const isFixed = (node: Node): boolean => node.parentElement?.closest('[data-part]') !== null

const put = (node: Node, offset: number): void => document.getSelection()?.collapse(node, offset)

/** Sets the caret after so many characters of an element's text; never inside of a chip. */
export const setCaret = (element: HTMLElement, offset: number): void => {
  element.focus({ preventScroll: true })
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let left = offset
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0
    if (left <= length && !isFixed(node)) return put(node, left)
    const chip = node.parentElement
    if (left <= length && chip?.parentElement != null)
      return put(chip.parentElement, Array.from(chip.parentElement.childNodes).indexOf(chip) + 1)
    left -= length
  }
  element.focus({ preventScroll: true })
  document.getSelection()?.selectAllChildren(element)
  document.getSelection()?.collapseToEnd()
}
