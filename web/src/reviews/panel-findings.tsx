import type { BoardRow } from '@linli/contract/report-boards'
import { useCatalogue } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { figuresLink, reportLink } from '../links.ts'
import { Tag } from '../parts/chip.tsx'
import { panelWords } from './panel-words.ts'
import type { Where } from './reports.ts'

type Finding = BoardRow['findings'][number]

const Rests = ({ finding, where }: { finding: Finding; where: Where }) => {
  const catalogue = useCatalogue()
  return (
    <>
      {finding.figures.map((figure) => (
        <a key={figure.metric + figure.dimension} href={figuresLink({ ...where, ...figure })}>
          {pick(catalogue?.figureName(figure.metric, figure.dimension) ?? { zh: '', en: '' })}
        </a>
      ))}
    </>
  )
}

/** What the rules found when it was submitted, each with the community's word. */
export const Findings = ({ row, where }: { row: BoardRow; where: Where }) => {
  const words = useWords(panelWords)
  return (
    <section class="panel-block">
      <h3>{words.findings}</h3>
      {row.findings.length === 0 && <p class="panel-none">{words.noFindings}</p>}
      <ul class="panel-list">
        {row.findings.map((finding) => {
          const word = row.words[finding.id] ?? ''
          return (
            <li key={finding.id}>
              <Tag tone={finding.severity === 'error' ? 'bad' : 'warn'}>{words[finding.severity]}</Tag>{' '}
              {pick(finding.message)}
              {word === '' ? (
                <small>{words.noWord}</small>
              ) : (
                <blockquote>
                  {words.word} {word}
                </blockquote>
              )}
              <span class="panel-links">
                <Rests finding={finding} where={where} />
                {finding.sentence !== undefined && (
                  <a href={reportLink({ ...where, panel: 'check' })}>{words.toChanges}</a>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The required figures that nobody has reported. */
export const BlankFigures = ({ row, where }: { row: BoardRow; where: Where }) => {
  const words = useWords(panelWords)
  const catalogue = useCatalogue()
  if (row.requiredBlank.length === 0) return null
  return (
    <section class="panel-block">
      <h3>{words.blanks}</h3>
      <p class="panel-links">
        {row.requiredBlank.map((metric) => (
          <a key={metric} href={figuresLink({ ...where, metric, dimension: '' })}>
            {pick(catalogue?.metricOf(metric) ?? { zh: metric, en: metric })}
          </a>
        ))}
      </p>
    </section>
  )
}
