import { useWords } from '../language.tsx'
import type { Writing } from './pages.ts'
import { reportWords } from './words.ts'

/** The keys, where they work. */
export const Foot = ({ writing, remarkable }: { writing: Writing | undefined; remarkable: boolean }) => {
  const words = useWords(reportWords)
  if (writing === undefined)
    return <footer class="draft-foot noprint">{remarkable ? words.keysReview : words.keysRead}</footer>
  return (
    <footer class="draft-foot keys noprint">
      <span>{writing.opened === undefined ? words.keys : words.keysOpen}</span>
      <span>
        <kbd>Alt</kbd> <kbd>↑</kbd> <kbd>↓</kbd> {words.keyMove}
      </span>
      <span>
        <kbd>Ctrl</kbd> <kbd>Enter</kbd> {words.keyAdd}
      </span>
      <span>
        <kbd>Ctrl</kbd> <kbd>Z</kbd> {words.undo}
      </span>
      <span>
        <kbd>Ctrl</kbd> <kbd>Y</kbd> {words.redo}
      </span>
    </footer>
  )
}
