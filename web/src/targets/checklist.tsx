import type { Evidence, Mark } from '@linli/contract/targets'
import { decimal } from '@linli/domain/quantities'
import type { ChecklistScore, ChecklistSum, ItemScore } from '@linli/domain/targets/checklists'
import { useEffect, useRef } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { scoreOf, useMarks, type Checklist as Plan } from './checklist-marks.ts'
import { ItemRow, type Changes } from './checklist-rows.tsx'
import { checklistWords } from './checklist-words.ts'
import '../styles/checklist.css'

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 }

/** Goes to the same cell of the item above or below; within a cell of several fields, to the first. */
const onKey = (event: KeyboardEvent): void => {
  const step = steps[event.key]
  if (step === undefined || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
  if (!(event.target instanceof HTMLElement)) return
  const [cell, row] = [event.target.closest('td'), event.target.closest('tr')]
  if (cell === null || row === null) return
  const rows = [...(row.closest('table')?.querySelectorAll<HTMLTableRowElement>('tr[data-item]') ?? [])]
  const next = rows[rows.indexOf(row) + step]?.cells[cell.cellIndex]
  const field = next?.querySelector<HTMLElement>('input, button')
  if (field === null || field === undefined) return
  event.preventDefault()
  field.focus()
  if (field instanceof HTMLInputElement) field.select()
}

const Heads = () => {
  const words = useWords(checklistWords)
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {words.item}
        </th>
        <th scope="col" rowSpan={2} class="num">
          {words.points}
        </th>
        <th scope="colgroup" colSpan={3}>
          {words.own}
        </th>
        <th scope="col" rowSpan={2}>
          {words.evidence}
        </th>
        <th scope="colgroup" colSpan={3} class="street">
          {words.verified}
        </th>
      </tr>
      <tr>
        {['own', 'street'].flatMap((side) => [
          <th key={`${side}-met`} scope="col" class={side === 'street' ? 'street' : undefined}>
            {words.met}
          </th>,
          <th key={`${side}-score`} scope="col" class="num">
            {words.score}
          </th>,
          <th key={`${side}-remark`} scope="col">
            {words.remark}
          </th>,
        ])}
      </tr>
    </thead>
  )
}

const Reached = ({ sum }: { sum: ChecklistSum }) => {
  const words = useWords(checklistWords)
  if (sum.failed.length > 0)
    return <span class="checklist-failed">{words.failed(sum.failed.map(({ text }) => text).join('；'))}</span>
  return <>{sum.rung === undefined ? words.noRung : words.rung(words.levels[sum.rung.level])}</>
}

/** What one side comes to: points against the total, or items where the list has no points. */
const Side = ({ score, sum, met }: { score: ChecklistScore; sum: ChecklistSum; met: number }) => {
  const words = useWords(checklistWords)
  if (score.total === 0)
    return (
      <>
        <b>{words.itemsMet(met, score.items.length)}</b> {sum.failed.length > 0 && <Reached sum={sum} />}
      </>
    )
  return (
    <>
      <b>{words.sumOf(decimal(sum.points), decimal(score.total))}</b>{' '}
      {sum.bonus > 0 && <small>{words.withBonus(decimal(sum.bonus))}</small>} <Reached sum={sum} />
    </>
  )
}

const Foot = ({ score }: { score: ChecklistScore }) => {
  const words = useWords(checklistWords)
  const { items, self, verified, looked } = score
  const count = (is: (of: ItemScore) => boolean | undefined) => items.filter((of) => is(of) === true).length
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={2}>
          {words.sum}
        </th>
        <td colSpan={4} data-name={words.own}>
          <Side score={score} sum={self} met={count(({ met }) => met)} />
        </td>
        <td colSpan={3} class="street" data-name={words.verified}>
          <Side score={score} sum={verified} met={count(({ verifiedMet }) => verifiedMet)} />{' '}
          <small>{words.looked(looked, items.length)}</small>
        </td>
      </tr>
    </tfoot>
  )
}

const Area = ({
  area,
  items,
  raw,
  changes,
}: {
  area: string
  items: readonly ItemScore[]
  raw: readonly Mark[]
  changes: Changes
}) => {
  const words = useWords(checklistWords)
  return (
    <tbody>
      <tr class="group">
        <th scope="rowgroup" colSpan={9}>
          {area === '' ? words.noArea : area}
        </th>
      </tr>
      {items.map((of) => (
        <ItemRow key={of.item.key} of={of} raw={raw.find(({ item }) => item === of.item.key)} {...changes} />
      ))}
    </tbody>
  )
}

type Props = {
  target: string
  plan: Plan
  marks: readonly Mark[]
  evidence: readonly Evidence[]
  /** Asks for the target again after a refusal. */
  reload: () => void
  /** Opens an item's linked records; left out where there is nothing to open. */
  openEvidence?: (item: string) => void
}

/** A checklist by areas: what the community says of each item, what the street does, and what both come to. */
export const ChecklistTable = ({ target, plan, marks: given, evidence, reload, openEvidence }: Props) => {
  const words = useWords(checklistWords)
  const { street, community, may } = useSession()
  const place = { street: street.id, community: community?.id ?? '', target }
  const { marks, mark, verify } = useMarks(place, given, reload)
  const score = scoreOf(plan, marks, evidence)
  const changes: Changes = {
    mark: may('targets.tick') ? mark : undefined,
    verify: may('targets.assign') ? verify : undefined,
    openEvidence,
  }
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => {
    const element = table.current
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [])
  const areas = [...new Set(plan.items.map(({ area }) => area))]
  return (
    <div class="checklist-scroll">
      {plan.ladder.length > 0 && (
        <p class="targets-note">
          {words.ladder}{' '}
          {plan.ladder.map(({ level, points }) => `${words.levels[level]} ${points}`).join(' · ')}
        </p>
      )}
      <table ref={table} class="target-table checklist">
        <Heads />
        {areas.map((area) => (
          <Area
            key={area}
            area={area}
            items={score.items.filter(({ item }) => item.area === area)}
            raw={marks}
            changes={changes}
          />
        ))}
        <Foot score={score} />
      </table>
    </div>
  )
}
