import { pick, useLanguage, useWords } from '../language.tsx'
import { missingBase, type Block } from './rows.ts'
import { figuresWords } from './words.ts'

/** Says plainly which parts of the base register are missing, and where they are typed. */
export const BaseNotice = ({
  blocks,
  readingLink,
}: {
  blocks: readonly Block[]
  readingLink: string | undefined
}) => {
  const words = useWords(figuresWords)
  const language = useLanguage()
  const missing = missingBase(blocks)
  if (missing.length === 0) return null
  return (
    <p class="figures-notice" role="note">
      {words.baseMissing(missing.map((name) => pick(name)).join(language === 'zh' ? '、' : ', '))}
      {readingLink === undefined ? <span>{words.baseAsk}</span> : <a href={readingLink}>{words.record}</a>}
    </p>
  )
}

/** What the signs in the table mean, and the keys that work in it. */
export const Foot = () => {
  const words = useWords(figuresWords)
  return (
    <footer class="figures-foot">
      <span>{words.legend}</span>
      <span class="keys">
        <kbd>↑↓</kbd> {words.keys} <kbd>Enter</kbd> {words.keyOpen} <kbd>Esc</kbd>
      </span>
    </footer>
  )
}
