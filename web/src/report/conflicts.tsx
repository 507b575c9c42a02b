import { bothVersions } from '@linli/domain/report-editing'
import { useCopying } from '../draft/copies.tsx'
import { momentText } from '../format.ts'
import { useWords } from '../language.tsx'
import type { Held } from './desks.ts'
import type { Writing } from './pages.ts'
import { bareSentence, closedHeading, freshSentence, textOf, writtenOf, type Text } from './texts.ts'
import { reportWords } from './words.ts'

const Version = ({ who, text }: { who: string; text: Text }) => (
  <section>
    <b class="who">{who}</b>
    <p lang="zh-CN">
      <b>{closedHeading(text.heading)}</b>
      {textOf(text.sentences)}
    </p>
  </section>
)

const both = (mine: Text, theirs: Text): Text => ({
  heading: mine.heading === '' ? theirs.heading : mine.heading,
  sentences: bothVersions(mine.sentences, theirs.sentences, freshSentence).map(bareSentence),
})

type Props = { held: Held; writing: Writing }

/** Two people changed the paragraph: both texts, and what becomes of them. Neither is lost until one is chosen. */
export const Conflict = ({ held, writing }: Props) => {
  const words = useWords(reportWords)
  const { server, text, theirs } = held
  if (theirs === undefined) return null
  const other = writtenOf(theirs)
  const take = (chosen: Text) => writing.resolve(server.id, chosen)
  const merge = () => {
    take(both(text, other))
    writing.open(server.id)
  }
  return (
    <div class="paragraph-conflict noprint" role="alert">
      <b>{words.conflictTitle}</b>
      <div class="both">
        <Version who={words.mine} text={text} />
        <Version who={words.theirs(theirs.updatedBy, momentText(theirs.updatedAt))} text={other} />
      </div>
      <div class="acts">
        <button type="button" class="btn" onClick={() => take(text)}>
          {words.takeMine}
        </button>
        <button type="button" class="btn" onClick={() => take(other)}>
          {words.takeTheirs}
        </button>
        <button type="button" class="btn" onClick={merge}>
          {words.takeBoth}
        </button>
      </div>
    </div>
  )
}

/** Somebody removed the paragraph that was being written here. */
export const Gone = ({ held, writing }: Props) => {
  const words = useWords(reportWords)
  return (
    <div class="paragraph-conflict noprint" role="alert">
      <b>{words.theirsGone}</b>
      <Version who={words.mine} text={held.text} />
      <div class="acts">
        <button type="button" class="btn" onClick={() => writing.addAgain(held)}>
          {words.addAgain}
        </button>
        <button type="button" class="btn" onClick={() => writing.discard(held.server.id)}>
          {words.dropMine}
        </button>
      </div>
    </div>
  )
}

/** What was typed when the report could no longer be changed: it is kept to be copied. */
export const LeftOver = ({ held, discard }: { held: Held; discard: () => void }) => {
  const words = useWords(reportWords)
  const copy = useCopying()
  const text = closedHeading(held.text.heading) + textOf(held.text.sentences)
  return (
    <div class="paragraph-conflict noprint" role="alert">
      <b>{words.left}</b>
      <Version who={words.mine} text={held.text} />
      <div class="acts">
        <button type="button" class="btn" onClick={() => void copy(text, words.textCopied)}>
          {words.copyText}
        </button>
        <button type="button" class="btn" onClick={discard}>
          {words.dropMine}
        </button>
      </div>
    </div>
  )
}
