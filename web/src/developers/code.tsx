import type { ComponentChildren } from 'preact'
import { copyText } from '../draft/copying.ts'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { words } from './words.ts'

/** Code as it is, to be copied as a whole; it scrolls sideways by itself, also with the keyboard. */
export const Code = ({ name, text, head }: { name: string; text: string; head?: ComponentChildren }) => {
  const said = useWords(words)
  const copy = async () => announce((await copyText(text)) ? said.copied : said.notCopied)
  return (
    <div class="dev-code">
      <div class="dev-code-head">
        <span class="dev-file">{name}</span>
        {head}
        <button type="button" class="btn" aria-label={said.copyOf(name)} onClick={() => void copy()}>
          {said.copy}
        </button>
      </div>
      <pre tabIndex={0} role="region" aria-label={name}>
        <code>{text}</code>
      </pre>
    </div>
  )
}
