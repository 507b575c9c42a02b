import type { BoardRow } from '@linli/contract/report-boards'
import { useCatalogue } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { figuresLink, reportLink } from '../links.ts'
import { Tag } from '../parts/chip.tsx'
import { panelWords } from './panel-words.ts'
import type { Where } from './reports.ts'

type Finding = BoardRow['findings'][number]

/** Where to see what a finding is about: its figures, and its sentence. */
const Rests = ({ finding, where }: { finding: Finding; where: Where }) => {
  const words = useWords(panelWords)
  const catalogue = useCatalogue()
  const { figures, sentence } = finding
  return (
    <span class="panel-links">
      {figures.map(({ metric, dimension }) => {
        const name = pick(catalogue?.figureName(metric, dimension) ?? { zh: metric, en: metric })
        return (
          <a key={metric + dimension} href={figuresLink({ ...where, metric, dimension })}>
            {figures.length === 1 ? words.rests : name}
            {figures.length === 1 && <span class="vh"> {name}</span>}
          </a>
        )
      })}
      {sentence !== undefined && <a href={reportLink({ ...where, panel: 'check' })}>{words.toSentence}</a>}
    </span>
  )
}

const Found = ({ row, finding, where }: { row: BoardRow; finding: Finding; where: Where }) => {
  const words = useWords(panelWords)
  const word = row.words[finding.id] ?? ''
  return (
    <li>
      <Tag tone={finding.severity === 'error' ? 'bad' : 'warn'}>{words[finding.severity]}</Tag>{' '}
      {pick(finding.message)} <Rests finding={finding} where={where} />
      {word === '' ? <small>{words.noWord}</small> : <blockquote>{words.word(word)}</blockquote>}
    </li>
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
        {row.findings.map((finding) => (
          <Found key={finding.id} row={row} finding={finding} where={where} />
        ))}
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
