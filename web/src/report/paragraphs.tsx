import type { ReportParagraph } from '@linli/contract/reports'
import { headingEnd } from '@linli/domain/official-texts'
import { bothVersions } from '@linli/domain/report-editing'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { momentText } from '../format.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import type { Desk, Held } from './desks.ts'
import { drawSentences, freshSentence, readSentences, textOf, type Part } from './dom.ts'
import { StaleNotes } from './stale-notes.tsx'
import { reportWords } from './words.ts'

/** What can be done with a paragraph. */
export type Writing = {
  desk: Desk
  /** The paragraph and the sentence that the caret is in. */
  point: (paragraph: string) => void
  openPart: (part: Part) => void
  add: (paragraph: ReportParagraph) => void
  remove: (paragraph: ReportParagraph) => void
  move: (paragraph: ReportParagraph, by: -1 | 1) => void
  refresh: (paragraph: string, sentence: string) => void
}

const partIn = (target: EventTarget | null): Part | undefined => {
  const told =
    target instanceof Element ? target.closest<HTMLElement>('[data-part]')?.dataset['part'] : undefined
  return told === undefined ? undefined : JSON.parse(told)
}

type Props = { held: Held; number: string; label: string; writing: Writing }

/** Pasted is the text alone, on one line. */
const pastePlain = (event: ClipboardEvent): void => {
  event.preventDefault()
  const text = (event.clipboardData?.getData('text/plain') ?? '').replace(/\s*\n\s*/g, '')
  document.execCommand('insertText', false, text)
}

/** The words of a paragraph: plain between the chips, which open what they cite and are deleted whole. */
const Body = ({ held, label, writing }: Omit<Props, 'number'>) => {
  const ref = useRef<HTMLDivElement>(null)
  const { id } = held.server
  const { desk } = writing
  useLayoutEffect(() => {
    if (ref.current !== null) drawSentences(ref.current, held.text.sentences)
  }, [held.drawn, id])
  const read = () => {
    const now = desk.held(id)
    if (ref.current === null || now === undefined) return
    const sentences = readSentences(ref.current, now.text.sentences)
    desk.change(id, { ...now.text, sentences }, { drawn: false })
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229) return
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      writing.move(held.server, event.key === 'ArrowUp' ? -1 : 1)
    }
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (event.ctrlKey) writing.add(held.server)
  }
  return (
    <div
      ref={ref}
      class="writable"
      role="textbox"
      tabIndex={0}
      aria-multiline="true"
      aria-label={label}
      contentEditable
      spellcheck={false}
      onInput={(event) => {
        if (!event.isComposing) read()
      }}
      onCompositionEnd={read}
      onKeyDown={onKey}
      onPaste={pastePlain}
      onDrop={(event) => event.preventDefault()}
      onFocus={() => writing.point(id)}
      onKeyUp={() => writing.point(id)}
      onClick={(event) => {
        const part = partIn(event.target)
        writing.point(id)
        if (part !== undefined) writing.openPart(part)
      }}
      onBlur={() => void desk.save(id)}
    />
  )
}

/** The heading that runs into the text, without its number. */
const Heading = ({ held, number, writing }: Omit<Props, 'label'>) => {
  const words = useWords(reportWords)
  const ref = useRef<HTMLSpanElement>(null)
  const { id } = held.server
  const { desk } = writing
  useLayoutEffect(() => {
    if (ref.current !== null) ref.current.textContent = held.text.heading
  }, [held.drawn, id])
  const read = () => {
    const now = desk.held(id)
    const heading = (ref.current?.textContent ?? '').replace(/\s+/g, ' ').slice(0, 200)
    if (now !== undefined) desk.change(id, { ...now.text, heading }, { drawn: false })
  }
  return (
    <span class="run-in">
      {number}
      <span
        ref={ref}
        class="heading-text"
        role="textbox"
        tabIndex={0}
        aria-label={words.heading}
        contentEditable
        spellcheck={false}
        onInput={(event) => {
          if (!event.isComposing) read()
        }}
        onCompositionEnd={read}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault()
        }}
        onPaste={pastePlain}
        onBlur={() => void desk.save(id)}
      />
      {headingEnd(held.text.heading)}
    </span>
  )
}

const Tools = ({ held, writing }: Pick<Props, 'held' | 'writing'>) => {
  const words = useWords(reportWords)
  const { server } = held
  const button = (icon: 'up' | 'down' | 'plus' | 'remove', label: string, act: () => void) => (
    <button type="button" class="btn icon plain" aria-label={label} title={label} onClick={act}>
      <Icon name={icon} />
    </button>
  )
  return (
    <span class="paragraph-tools noprint">
      {button('up', words.up, () => writing.move(server, -1))}
      {button('down', words.down, () => writing.move(server, 1))}
      {button('plus', words.addParagraph, () => writing.add(server))}
      {button('remove', words.removeParagraph, () => writing.remove(server))}
    </span>
  )
}

/** Two people changed the paragraph: both texts, and what becomes of them. Neither is lost until one is chosen. */
const Conflict = ({ held, desk }: { held: Held; desk: Desk }) => {
  const words = useWords(reportWords)
  const { server, text, theirs } = held
  const other = theirs ?? server
  const both = {
    heading: text.heading,
    sentences: bothVersions(text.sentences, other.sentences, freshSentence),
  }
  const keep = (sentences: typeof text.sentences) =>
    sentences.map(({ id, parts, edited }) => ({ id, parts: [...parts], ...(edited ? { edited } : {}) }))
  return (
    <div class="paragraph-conflict" role="alert">
      <b>{words.conflictTitle}</b>
      <div class="both">
        <section>
          <b>{words.mine}</b>
          <p lang="zh-CN">{textOf(text.sentences)}</p>
        </section>
        <section>
          <b>
            {theirs === undefined
              ? words.theirsGone
              : words.theirs(theirs.updatedBy, momentText(theirs.updatedAt))}
          </b>
          <p lang="zh-CN">{theirs === undefined ? '' : textOf(theirs.sentences)}</p>
        </section>
      </div>
      {theirs !== undefined && (
        <p class="acts">
          <button type="button" class="btn" onClick={() => desk.resolve(server.id, text)}>
            {words.takeMine}
          </button>
          <button
            type="button"
            class="btn"
            onClick={() =>
              desk.resolve(server.id, { heading: other.heading, sentences: keep(other.sentences) })
            }
          >
            {words.takeTheirs}
          </button>
          <button
            type="button"
            class="btn primary"
            onClick={() =>
              desk.resolve(server.id, {
                ...both,
                sentences: keep([...both.sentences].map((one) => ({ ...one, parts: [...one.parts] }))),
              })
            }
          >
            {words.takeBoth}
          </button>
        </p>
      )}
    </div>
  )
}

/** One paragraph that is written: it is saved by itself, a moment after the last key. */
export const WrittenParagraph = ({ held, number, label, writing }: Props) => {
  const words = useWords(reportWords)
  const { server, saving, why } = held
  return (
    <div class={`paragraph ${saving}`} data-paragraph={server.id}>
      <div class="paragraph-text">
        {number !== '' && <Heading held={held} number={number} writing={writing} />}
        <Body held={held} label={label} writing={writing} />
      </div>
      <Tools held={held} writing={writing} />
      <StaleNotes held={held} refresh={(sentence) => writing.refresh(server.id, sentence)} />
      {saving === 'conflict' && <Conflict held={held} desk={writing.desk} />}
      {saving === 'refused' && (
        <p class="paragraph-refused" role="alert">
          {why}{' '}
          <button type="button" class="btn" onClick={() => void writing.desk.save(server.id)}>
            {words.retry}
          </button>
        </p>
      )}
    </div>
  )
}
