import type { Draft } from '@linli/contract/reports'
import { useWords } from '../language.tsx'
import { sectionId } from './document.tsx'
import { sectionHeading } from './texts.ts'
import { draftWords } from './words.ts'

const goTo = (index: number) => {
  const heading = document.getElementById(`${sectionId(index)}-name`)
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}

/** The sections, beside the document; each leads to its heading. */
export const Outline = ({ draft }: { draft: Draft }) => {
  const words = useWords(draftWords)
  return (
    <nav class="outline noprint" aria-label={words.outline} lang="zh-CN">
      <ol>
        {draft.sections.map((section, index) => (
          <li key={section.section}>
            <button type="button" onClick={() => goTo(index)}>
              {sectionHeading(section, index)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
