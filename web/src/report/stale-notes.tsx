import { useWords } from '../language.tsx'
import type { Held } from './desks.ts'
import type { Sentence } from './dom.ts'
import { reportWords } from './words.ts'

/** The sentences of a paragraph that are stale and have not been changed since that was found. */
export const staleSentences = ({ server, text }: Pick<Held, 'server' | 'text'>): Sentence[] =>
  server.sentences.filter(
    (sentence) =>
      (sentence.stale?.length ?? 0) > 0 &&
      text.sentences.some(
        (one) => one.id === sentence.id && JSON.stringify(one.parts) === JSON.stringify(sentence.parts),
      ),
  )

const told = (sentence: Sentence, words: typeof reportWords.zh): string[] =>
  (sentence.stale ?? []).map(({ part, seen, text }) => {
    const was = sentence.parts[part]?.text ?? ''
    if (text !== undefined) return words.staleNow(was, text)
    return seen === '' ? words.staleGone(was) : words.staleJudge(was)
  })

/** What no longer is as it is written, with one click to bring the sentence up to date. */
export const StaleNotes = ({ held, refresh }: { held: Held; refresh?: (sentence: string) => void }) => {
  const words = useWords(reportWords)
  return (
    <>
      {staleSentences(held).map((sentence) => (
        <p key={sentence.id} class="stale-note noprint">
          <span>{told(sentence, words).join('；')}</span>
          {refresh !== undefined && (
            <button type="button" class="btn" onClick={() => refresh(sentence.id)}>
              {words.refresh}
            </button>
          )}
        </p>
      ))}
    </>
  )
}
