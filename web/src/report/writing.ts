import type { Offer, Report, ReportParagraph } from '@linli/contract/reports'
import { insertParts, sentenceFrom } from '@linli/domain/report-insertions'
import { arrangeEntries } from '@linli/domain/report-refreshes'
import { isWritten } from '@linli/domain/reports'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { forget } from '../queries.ts'
import { useActs } from './acts.ts'
import { change, drop, type Desk } from './desks.ts'
import { whyOf } from '../failures.ts'
import type { Opened, Spot, Writing } from './pages.ts'
import { useRefreshing } from './refreshing.ts'
import { resolve, save, saveLater, turn } from './saving.ts'
import { bareSentence, freshSentence, textOf, type Part } from './texts.ts'
import { reportWords } from './words.ts'

type Props = { report: Report; desk: Desk; reload: () => void; select: (spot: Spot | undefined) => void }

/** Ctrl+Z and Ctrl+Y take steps back and do them again, but not in the fields of a panel, which have their own. */
const useTurnKeys = (act: ((forward: boolean) => void) | undefined): void =>
  useEffect(() => {
    if (act === undefined) return undefined
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      const elsewhere =
        event.target instanceof Element &&
        event.target.closest('input:not([type=checkbox]), textarea, dialog') !== null
      if (!(event.ctrlKey || event.metaKey) || event.altKey || elsewhere || (key !== 'z' && key !== 'y'))
        return
      event.preventDefault()
      act(key === 'y' || event.shiftKey)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })

/** Which paragraph is open, and where the caret was last. */
const useOpened = () => {
  const [opened, setOpened] = useState<Opened>()
  const caret = useRef<{ paragraph: string; offset: number } | undefined>(undefined)
  const turns = useRef(0)
  const open: Writing['open'] = (paragraph, { field = 'text', offset = Number.MAX_SAFE_INTEGER } = {}) => {
    turns.current += 1
    setOpened({ paragraph, field, offset, turn: turns.current })
  }
  return { opened, open, shut: () => setOpened(undefined), caret }
}

const focusOn = (paragraph: string): void => {
  setTimeout(() =>
    document
      .querySelector<HTMLElement>(`[data-paragraph="${paragraph}"] .closed`)
      ?.focus({ preventScroll: true }),
  )
}

/** Everything that a writer may do with the text; undefined where it may not be changed. */
export const useWriting = ({ report, desk, reload, select }: Props, writable: boolean) => {
  const words = useWords(reportWords)
  const { opened, open, shut, caret } = useOpened()
  const acts = useActs({ report, desk, reload, open })
  const { refresh, keep } = useRefreshing(desk)
  const leave = (paragraph: string) => {
    const held = desk.held.get(paragraph)
    if (held !== undefined && held.text.heading.trim() === '' && held.text.sentences.length === 0)
      acts.removeEmpty(paragraph)
    else void save(desk, paragraph)
  }
  const openOne: Writing['open'] = (paragraph, where) => {
    if (opened !== undefined && opened.paragraph !== paragraph) leave(opened.paragraph)
    open(paragraph, where)
  }
  const turnOne = (forward: boolean) =>
    void turn(desk, forward)
      .then((paragraph) => (paragraph === undefined ? reload() : goTo(paragraph)))
      .catch((error: unknown) => (announce(words.notDone(whyOf(error))), reload()))
  useTurnKeys(writable ? turnOne : undefined)
  const writing: Writing = {
    desk,
    opened,
    open: openOne,
    close: () => {
      if (opened === undefined) return
      leave(opened.paragraph)
      shut()
      focusOn(opened.paragraph)
    },
    typed: (paragraph, text) => {
      change(desk, paragraph, text, { drawn: false })
      saveLater(desk, paragraph)
    },
    caret: (paragraph, offset) => {
      caret.current = { paragraph, offset }
      const at = spotAt(desk, paragraph, offset)
      if (at !== undefined) select(at)
    },
    save: (paragraph) => void save(desk, paragraph),
    turn: turnOne,
    addAfter: acts.addAfter,
    addTo: (section) => void acts.insert(section, undefined),
    split: acts.split,
    remove: acts.remove,
    move: acts.move,
    refresh: (spots) => void refresh(spots),
    keepWords: keep,
    resolve: (paragraph, text) => resolve(desk, paragraph, text),
    addAgain: acts.addAgain,
    discard: (paragraph) => drop(desk, paragraph),
  }
  return { writing: writable ? writing : undefined, caret, acts }
}

const spotAt = (desk: Desk, paragraph: string, offset: number): Spot | undefined => {
  let from = 0
  const sentences = desk.held.get(paragraph)?.text.sentences ?? []
  const found =
    sentences.find((one) => (from += textOf([one]).length) >= offset) ?? sentences[sentences.length - 1]
  return found && { paragraph, sentence: found.id }
}

/** Scrolls to a paragraph. */
export const goTo = (paragraph: string): void => {
  document.querySelector(`[data-paragraph="${paragraph}"]`)?.scrollIntoView({ block: 'center' })
}

type Inserting = Pick<Props, 'report' | 'desk'> & ReturnType<typeof useWriting>

/** Writes something offered in: at the caret of the open paragraph, else at the end of its section. */
export const useInserting = ({ report, desk, writing, caret, acts }: Inserting) => {
  const words = useWords(reportWords)
  const write = (paragraph: string, offset: number | undefined, parts: readonly Part[]) => {
    const held = desk.held.get(paragraph)
    if (held === undefined) return
    const { sentences } = held.text
    const place = offset ?? textOf(sentences).length
    const made = insertParts(sentences, place, parts, freshSentence()).map(bareSentence)
    change(desk, paragraph, { ...held.text, sentences: made }, { drawn: true })
    const longer = textOf(made).length - textOf(sentences).length
    if (offset !== undefined) writing?.open(paragraph, { offset: place + longer })
    else goTo(paragraph)
    void save(desk, paragraph).then(() => forget('offers/'))
  }
  return (offer: Offer) => {
    const at = caret.current
    const opened = writing?.opened?.paragraph
    const section: ReportParagraph['section'] = offer.section === 'base' ? 'opening' : offer.section
    const last = [...report.paragraphs].reverse().find((one) => one.section === section)
    if (opened !== undefined && at?.paragraph === opened) write(opened, at.offset, offer.parts)
    else if (last !== undefined) write(last.id, undefined, offer.parts)
    else {
      const sentence = bareSentence(sentenceFrom(offer.parts, freshSentence()))
      void acts.insert(section, undefined, { heading: '', sentences: [sentence] })
    }
    announce(words.inserted(offer.label), { undo: () => writing?.turn(false) })
  }
}

/** Tells other records in a sentence, or the same in another order. */
export const arrange = (desk: Desk, { paragraph, sentence }: Spot, entries: readonly Part[]): void => {
  const held = desk.held.get(paragraph)
  if (held === undefined) return
  const sentences = held.text.sentences.map((one) =>
    one.id === sentence ? bareSentence(arrangeEntries(one, entries)) : one,
  )
  change(desk, paragraph, { ...held.text, sentences }, { drawn: true })
  void save(desk, paragraph).then(() => forget('offers/'))
}

/** Whether the text of a report may be changed by who may edit reports. */
export const isOpenToWrite = (report: Report, mayEdit: boolean): boolean => mayEdit && isWritten(report.state)
