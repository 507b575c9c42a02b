import type { Bilingual } from '@linli/domain/results'
import { useLanguage } from '../language.tsx'
import { Code } from './code.tsx'
import type { Chapter, Part } from './contents.ts'
import { Inline } from './inline.tsx'
import { Sample } from './samples.tsx'

const Said = ({ text }: { text: Bilingual }) => <Inline text={text[useLanguage()]} />

const Table = ({ name, head, rows }: Extract<Part, { kind: 'table' }>) => {
  const language = useLanguage()
  return (
    <div class="dev-table" tabIndex={0} role="region" aria-label={name[language]}>
      <table class="st">
        <thead>
          <tr>
            {head.map((text) => (
              <th key={text.en} scope="col">
                <Said text={text} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((text, at) => (
                <td key={at}>
                  <Said text={text} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Shown = ({ part }: { part: Part }) => {
  const language = useLanguage()
  switch (part.kind) {
    case 'text':
      return (
        <p>
          <Said text={part.text} />
        </p>
      )
    case 'list':
      return (
        <ul>
          {part.items.map((text) => (
            <li key={text.en}>
              <Said text={text} />
            </li>
          ))}
        </ul>
      )
    case 'table':
      return <Table {...part} />
    case 'code':
      return <Code name={part.name[language]} text={part.code} />
    case 'sample':
      return <Sample name={part.sample} />
    case 'more':
      return (
        <details>
          <summary>{part.name[language]}</summary>
          <Parts parts={part.parts} />
        </details>
      )
  }
}

const Parts = ({ parts }: { parts: readonly Part[] }) => (
  <>
    {parts.map((part, at) => (
      <Shown key={at} part={part} />
    ))}
  </>
)

/** A chapter under its heading, to which the contents lead. */
export const ChapterText = ({ chapter: { id, title, parts } }: { chapter: Chapter }) => (
  <section aria-labelledby={id}>
    <h2 id={id} tabIndex={-1}>
      <Said text={title} />
    </h2>
    <Parts parts={parts} />
  </section>
)
