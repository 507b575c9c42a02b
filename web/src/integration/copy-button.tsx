import { useWords } from '../language.tsx'
import { copyText } from '../draft/copying.ts'
import { Icon } from '../parts/icon.tsx'
import { announce } from '../parts/toast.tsx'
import { consoleWords } from './words.ts'

type Props = { text: string; what: string; children?: string }

/** Copies a text; `what` names it to a screen reader. */
export const CopyButton = ({ text, what, children }: Props) => {
  const words = useWords(consoleWords)
  const copy = async () => announce((await copyText(text)) ? words.copied : words.notCopied)
  return (
    <button
      type="button"
      class="btn copy"
      aria-label={`${children ?? words.copy} ${what}`}
      onClick={() => void copy()}
    >
      <Icon name="copy" />
      {children ?? words.copy}
    </button>
  )
}
