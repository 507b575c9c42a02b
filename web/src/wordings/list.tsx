import type { Wording } from '@linli/contract/wordings'
import type { Known } from '../catalogue.ts'
import { useWords } from '../language.tsx'
import { keptKeys } from '../kept.ts'
import { Icon } from '../parts/icon.tsx'
import { Editor } from './editor.tsx'
import { keptName } from './editing.ts'
import { piecesOf } from './forms.ts'
import { kindsOf, sentenceTemplate, TemplateText, useNaming } from './templates.tsx'
import { ownOf, toldNow, wordsOf, type Scope } from './scopes.ts'
import { wordingsWords } from './words.ts'

export type Listing = {
  scope: Scope
  catalogue: Known
  over: string | undefined
  /** The sentence being changed. */
  open: string | undefined
  start: (sentence: string) => void
  close: () => void
  /** Whether a sentence may be changed by the reader. */
  mayChange: (wording: Wording) => boolean
}

/** The id of the button that opens a sentence's editor. */
export const openerId = (sentence: string): string => `wording-edit-${sentence}`

const Marks = ({ wording, scope }: { wording: Wording; scope: Scope }) => {
  const words = useWords(wordingsWords)
  const own = ownOf(scope, wording)
  const name = keptName(scope, wording.sentence)
  const inCommunity = scope.community !== undefined
  const hasStreet = wordsOf(wording.street) !== undefined
  return (
    <span class="wording-marks">
      {inCommunity && wordsOf(own) !== undefined && <span class="tag info">{words.communityWords}</span>}
      {hasStreet && <span class="tag info">{words.streetWords}</span>}
      {own.outdated && <span class="tag warn">{words.outdated}</span>}
      {keptKeys(name).includes(name) && <span class="tag warn">{words.typing}</span>}
    </span>
  )
}

/** A sentence as it is told now, and beneath it the built-in one where it is another. */
const Texts = ({ wording, listing }: { wording: Wording; listing: Listing }) => {
  const words = useWords(wordingsWords)
  const nameOf = useNaming(listing.catalogue, kindsOf(wording.clauses))
  const now = sentenceTemplate(toldNow(listing.scope, wording))
  const builtIn = sentenceTemplate(wording.clauses)
  return (
    <div class="wording-said">
      <p>{now === '' ? <i>{words.leftOut}</i> : <TemplateText text={now} nameOf={nameOf} />}</p>
      {now !== builtIn && (
        <p class="hint">
          {words.builtIn}：<TemplateText text={builtIn} nameOf={nameOf} />
        </p>
      )}
    </div>
  )
}

const Act = ({ wording, listing }: { wording: Wording; listing: Listing }) => {
  const words = useWords(wordingsWords)
  const nameOf = useNaming(listing.catalogue, kindsOf(wording.clauses))
  if (!listing.mayChange(wording)) return null
  const said = piecesOf(sentenceTemplate(wording.clauses))
    .map((piece, index) => (index % 2 === 1 ? nameOf(piece) : piece))
    .join('')
  return (
    <button
      id={openerId(wording.sentence)}
      type="button"
      class="btn"
      aria-label={words.editing(said)}
      onClick={() => listing.start(wording.sentence)}
    >
      <Icon name="edit" />
      {words.edit}
    </button>
  )
}

const Row = ({ wording, listing }: { wording: Wording; listing: Listing }) => {
  const { scope, catalogue, over, open, close } = listing
  const isOpen = open === wording.sentence && listing.mayChange(wording)
  return (
    <li class={isOpen ? 'wording open' : 'wording'}>
      <div class="wording-row">
        <Texts wording={wording} listing={listing} />
        <Marks wording={wording} scope={scope} />
        {!isOpen && <Act wording={wording} listing={listing} />}
      </div>
      {isOpen && <Editor scope={scope} wording={wording} catalogue={catalogue} over={over} close={close} />}
    </li>
  )
}

/** Sentences under the headings of their paragraphs. */
export const WordingList = ({ wordings, listing }: { wordings: readonly Wording[]; listing: Listing }) => {
  const headings = [...new Set(wordings.map(({ heading }) => heading))]
  return (
    <>
      {headings.map((heading) => (
        <section key={heading} class="wording-paragraph">
          {heading !== '' && <h3 lang="zh-CN">{heading}</h3>}
          <ul>
            {wordings
              .filter((wording) => wording.heading === heading)
              .map((wording) => (
                <Row key={wording.sentence} wording={wording} listing={listing} />
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}
