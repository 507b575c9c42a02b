import type { Mark } from '@linli/contract/targets'
import { decimal } from '@linli/domain/quantities'
import type { ItemScore } from '@linli/domain/targets/checklists'
import { useWords } from '../language.tsx'
import { Tag } from '../parts/chip.tsx'
import { Deductions, Judge, Line, Score } from './checklist-cells.tsx'
import type { Own, Word } from './checklist-marks.ts'
import { checklistWords } from './checklist-words.ts'

/** What may be changed of the items, and whether it was; undefined where it may only be read. */
export type Changes = {
  mark: ((item: string, own: Own) => Promise<boolean>) | undefined
  verify: ((item: string, word: Word) => Promise<boolean>) | undefined
  /** Opens an item's linked records. */
  openEvidence: ((item: string) => void) | undefined
}

/** `raw`: the item's mark as the server has it, with points in points. */
type RowProps = Changes & { of: ItemScore; raw: Mark | undefined }

const About = ({ of, mark }: Pick<RowProps, 'of' | 'mark'>) => {
  const words = useWords(checklistWords)
  const { item } = of
  return (
    <th scope="row">
      <span class="checklist-key">{item.key}</span> {item.text}{' '}
      {item.veto && <Tag tone="bad">{words.veto}</Tag>} {item.bonus && <Tag tone="ok">{words.bonus}</Tag>}{' '}
      {item.unsure && <Tag tone="warn">{words.unsure}</Tag>}{' '}
      <small>
        {item.evidence.map((sort) => words.sorts[sort]).join(' · ')}
        {item.after !== undefined && ` ${words.after(item.after.join('、'))}`}
      </small>
      {item.deductions !== undefined && (
        <Deductions of={of} change={mark && ((deductions) => mark(item.key, { deductions }))} />
      )}
    </th>
  )
}

const Records = ({ of: { item, evidence }, openEvidence }: Pick<RowProps, 'of' | 'openEvidence'>) => {
  const words = useWords(checklistWords)
  if (openEvidence === undefined) return <>{evidence === 0 ? words.none : words.evidenceCount(evidence)}</>
  return (
    <button
      type="button"
      class="btn plain"
      aria-label={words.evidenceOf(item.key, evidence)}
      onClick={() => openEvidence(item.key)}
    >
      {words.evidenceCount(evidence)}
    </button>
  )
}

const Remark = ({
  label,
  text,
  change,
}: {
  label: string
  text: string
  change: ((remark: string) => Promise<boolean>) | undefined
}) => (change === undefined ? <>{text}</> : <Line label={label} value={text} change={change} />)

const OwnCells = ({ of, raw, mark }: Pick<RowProps, 'of' | 'raw' | 'mark'>) => {
  const words = useWords(checklistWords)
  const { key } = of.item
  const shown = raw?.met === undefined && of.met === true
  return (
    <>
      <td data-name={words.own}>
        <Judge
          met={raw?.met}
          labels={{ met: words.metOf(key), notMet: words.notMetOf(key) }}
          change={mark && ((met) => mark(key, { met }))}
        />
        {shown && <small>{words.byEvidence}</small>}
      </td>
      <td class="num" data-name={words.score}>
        <Score
          label={words.scoreOf(key)}
          score={raw?.score}
          stands={of.met === undefined ? undefined : of.points}
          // Who gives points says that it is met.
          change={mark && ((score) => mark(key, { score, ...(score === '' || of.met ? {} : { met: true }) }))}
        />
      </td>
      <td data-name={words.remark}>
        <Remark
          label={words.remarkOf(key)}
          text={raw?.remark ?? ''}
          change={mark && ((remark) => mark(key, { remark }))}
        />
      </td>
    </>
  )
}

const StreetCells = ({ of, raw, verify }: Pick<RowProps, 'of' | 'raw' | 'verify'>) => {
  const words = useWords(checklistWords)
  const { key } = of.item
  return (
    <>
      <td class="street" data-name={words.verified}>
        <Judge
          met={raw?.verifiedMet}
          labels={{ met: words.verifiedMetOf(key), notMet: words.verifiedNotMetOf(key) }}
          change={verify && ((met) => verify(key, { met }))}
        />
      </td>
      <td class="num" data-name={words.score}>
        <Score
          label={words.verifiedScoreOf(key)}
          score={raw?.verified}
          stands={of.verified}
          change={verify && ((score) => verify(key, { score }))}
        />
      </td>
      <td data-name={words.remark}>
        <Remark
          label={words.verifiedRemarkOf(key)}
          text={raw?.verifiedRemark ?? ''}
          change={verify && ((remark) => verify(key, { remark }))}
        />
      </td>
    </>
  )
}

/** An item with what the community says of it and what the street does, side by side. */
export const ItemRow = ({ of, raw, mark, verify, openEvidence }: RowProps) => {
  const words = useWords(checklistWords)
  const { points } = of.item
  return (
    <tr data-item={of.item.key}>
      <About of={of} mark={mark} />
      <td class="num" data-name={words.points}>
        {points === 0 ? words.none : decimal(points)}
      </td>
      <OwnCells of={of} raw={raw} mark={mark} />
      <td data-name={words.evidence}>
        <Records of={of} openEvidence={openEvidence} />
      </td>
      <StreetCells of={of} raw={raw} verify={verify} />
    </tr>
  )
}
