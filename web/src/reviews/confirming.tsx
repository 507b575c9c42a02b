import type { BoardRow } from '@linli/contract/report-boards'
import { pick, useWords } from '../language.tsx'
import { Tag } from '../parts/chip.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { panelWords } from './panel-words.ts'
import { queueWords } from './queue-words.ts'
import { reviewsWords } from './words.ts'

type Props = { row: BoardRow; name: string; approve: () => void; close: () => void }

/** Before a report is approved in which something was found: what, and what the community says of it. */
export const Confirming = ({ row, name, approve, close }: Props) => {
  const words = useWords(queueWords)
  const said = useWords(panelWords)
  const { cancel } = useWords(reviewsWords)
  const actions = (
    <>
      <button type="button" class="btn primary" onClick={approve}>
        {words.confirmYes}
      </button>
      <button type="button" class="btn" onClick={close}>
        {cancel}
      </button>
    </>
  )
  return (
    <Dialog title={words.confirm(name)} onClose={close} actions={actions}>
      <p class="dialog-lead">{words.confirmLead(row.findings.length)}</p>
      <ul class="panel-list">
        {row.findings.map(({ id, severity, message }) => (
          <li key={id}>
            <Tag tone={severity === 'error' ? 'bad' : 'warn'}>{said[severity]}</Tag> {pick(message)}
            <blockquote>{row.words[id] ?? said.noWord}</blockquote>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
