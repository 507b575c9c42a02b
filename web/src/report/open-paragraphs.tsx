import { headingEnd } from '@linli/domain/official-texts'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { caretIn, setCaret } from './carets.ts'
import type { Held } from './desks.ts'
import { drawSentences, idsOfTyping, partIn, readSentences } from './dom.ts'
import type { Opened, Reading, Writing } from './pages.ts'
import { reportWords } from './words.ts'

type Props = {
  held: Held
  number: string
  label: string
  opened: Opened
  reading: Reading
  writing: Writing
}

const pasteWords = (event: ClipboardEvent): void => {
  event.preventDefault()
  const text = (event.clipboardData?.getData('text/plain') ?? '').replace(/\s*[\r\n]+\s*/g, '')
  document.execCommand('insertText', false, text)
}

/** What a browser would do to the text by itself: marks, lists, and an undo that knows nothing of the chips. */
const useInput = (
  ref: { current: HTMLElement | null },
  { onEnter, turn }: { onEnter: () => void; turn: Writing['turn'] },
): void => {
  const latest = useRef({ onEnter, turn })
  latest.current = { onEnter, turn }
  useEffect(() => {
    const before = (event: InputEvent) => {
      const { inputType } = event
      if (/^(insertText|insertComposition|insertFromComposition|insertReplacement|delete)/.test(inputType))
        return
      event.preventDefault()
      if (inputType === 'insertParagraph' || inputType === 'insertLineBreak') latest.current.onEnter()
      if (inputType === 'historyUndo' || inputType === 'historyRedo')
        latest.current.turn(inputType === 'historyRedo')
    }
    const element = ref.current
    element?.addEventListener('beforeinput', before)
    return () => element?.removeEventListener('beforeinput', before)
  }, [])
}

const Heading = ({ held, number, opened, writing }: Omit<Props, 'label' | 'reading'>) => {
  const words = useWords(reportWords)
  const ref = useRef<HTMLSpanElement>(null)
  const { id } = held.server
  useLayoutEffect(() => {
    if (ref.current !== null && ref.current.textContent !== held.text.heading)
      ref.current.textContent = held.text.heading
  }, [held.drawn, id])
  useLayoutEffect(() => {
    if (opened.field === 'heading' && ref.current !== null) setCaret(ref.current, held.text.heading.length)
  }, [opened.turn])
  useInput(ref, { onEnter: () => writing.open(id, { offset: 0 }), turn: writing.turn })
  const read = () => {
    const heading = (ref.current?.textContent ?? '').replace(/\u00a0/g, ' ').slice(0, 200)
    const now = writing.desk.held.get(id)
    if (now !== undefined) writing.typed(id, { ...now.text, heading })
  }
  return (
    <b class="run-in">
      {number}
      <span
        ref={ref}
        class="heading-words"
        role="textbox"
        tabIndex={0}
        aria-label={words.heading}
        data-placeholder={words.noHeading}
        contentEditable
        spellcheck={false}
        onInput={(event) => event.isComposing || read()}
        onCompositionEnd={read}
        onPaste={pasteWords}
      />
      {headingEnd(held.text.heading)}
    </b>
  )
}

/** Reads what is typed; composing a word with an input method is read when it is done. */
const useTyping = ({ held, opened, writing }: Pick<Props, 'held' | 'opened' | 'writing'>) => {
  const ref = useRef<HTMLSpanElement>(null)
  const { id } = held.server
  const drawn = useRef({ sentences: held.text.sentences, idOf: idsOfTyping() })
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const at = document.activeElement === element ? caretIn(element) : undefined
    drawn.current = { sentences: held.text.sentences, idOf: idsOfTyping() }
    drawSentences(element, held.text.sentences)
    if (at !== undefined) setCaret(element, at)
  }, [held.drawn, id])
  useLayoutEffect(() => {
    if (opened.field === 'text' && ref.current !== null) setCaret(ref.current, opened.offset)
  }, [opened.turn, id])
  const place = () => {
    const at = ref.current === null ? undefined : caretIn(ref.current)
    if (at !== undefined) writing.caret(id, at)
  }
  const read = () => {
    const now = writing.desk.held.get(id)
    if (ref.current === null || now === undefined) return
    const sentences = readSentences(ref.current, drawn.current.sentences, drawn.current.idOf)
    writing.typed(id, { ...now.text, sentences })
    place()
  }
  return { ref, read, place }
}

/** The words of a paragraph: plain between the chips, which open what they cite and are deleted whole. */
const Words = ({ held, label, opened, reading, writing }: Omit<Props, 'number'>) => {
  const words = useWords(reportWords)
  const { ref, read, place } = useTyping({ held, opened, writing })
  const { id } = held.server
  const split = () => {
    const at = ref.current === null ? undefined : caretIn(ref.current)
    if (at !== undefined) writing.split(id, at)
  }
  useInput(ref, { onEnter: split, turn: writing.turn })
  const press = (event: MouseEvent) => {
    const part = partIn(event.target)
    const sentence =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-sentence]') : null
    const at = sentence?.dataset['sentence']
    if (part !== undefined && at !== undefined) reading.openPart(part, { paragraph: id, sentence: at })
  }
  return (
    <span
      ref={ref}
      class="writable"
      role="textbox"
      tabIndex={0}
      aria-multiline="true"
      aria-label={label}
      data-placeholder={words.writeHere}
      contentEditable
      spellcheck={false}
      onInput={(event) => event.isComposing || read()}
      onCompositionEnd={read}
      onPaste={pasteWords}
      onDrop={(event) => event.preventDefault()}
      onKeyUp={place}
      onMouseUp={place}
      onClick={press}
      onFocus={place}
    />
  )
}

/** A paragraph that is written where it stands. It is saved by itself, a moment after the last key. */
export const OpenText = (props: Props) => {
  const { held, writing } = props
  const { section } = held.server
  const isFrame = section === 'opening' || section === 'closing'
  return (
    <div class="open-text" onFocusOut={() => writing.save(held.server.id)}>
      {!isFrame && <Heading {...props} />}
      <Words {...props} />
    </div>
  )
}
