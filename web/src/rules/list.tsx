import type { Replied } from '@linli/contract/operations'
import type { StreetRule } from '@linli/contract/report-rules'
import type { ComponentChildren } from 'preact'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { Tag } from '../parts/chip.tsx'
import { remove, setState } from './changes.ts'
import { openerId } from './editing.ts'
import { rulesWords } from './words.ts'

const SeverityTag = ({ severity }: Pick<StreetRule, 'severity'>) => {
  const words = useWords(rulesWords)
  return <Tag tone={severity === 'error' ? 'bad' : 'warn'}>{words.severities[severity]}</Tag>
}

type ActsProps = { street: string; rule: StreetRule; start: () => void }

const Acts = ({ street, rule, start }: ActsProps) => {
  const words = useWords(rulesWords)
  const { message, state } = rule
  const next = state === 'active' ? 'proposed' : 'active'
  return (
    <div class="rule-acts">
      <button
        type="button"
        class={state === 'active' ? 'btn' : 'btn primary'}
        aria-label={state === 'active' ? words.deactivateOf(message) : words.activateOf(message)}
        onClick={() => void setState(street, rule, next, words)}
      >
        {state === 'active' ? words.deactivate : words.activate}
      </button>
      <button
        id={openerId(rule)}
        type="button"
        class="btn"
        aria-label={words.editOf(message)}
        onClick={start}
      >
        {words.edit}
      </button>
      <button
        type="button"
        class="btn"
        aria-label={words.removeOf(message)}
        onClick={() => void remove(street, rule, words)}
      >
        {words.remove}
      </button>
    </div>
  )
}

type RowProps = ActsProps & { admin: boolean; editor: ComponentChildren | undefined }

/** One rule of the street: what it says, what it means, how far it is. */
export const RuleRow = ({ admin, editor, ...props }: RowProps) => {
  const words = useWords(rulesWords)
  const { rule } = props
  if (editor !== undefined) return <li class="rule">{editor}</li>
  return (
    <li class="rule">
      <div class="rule-said">
        <p>
          <Tag tone={rule.state === 'active' ? 'ok' : 'plain'}>{words.states[rule.state]}</Tag>{' '}
          <SeverityTag severity={rule.severity} /> <b>{rule.message}</b>
        </p>
        <p>{words.means(pick(rule.means))}</p>
        <p class="hint">
          <code>{rule.expression}</code> {words.changedBy(rule.updatedBy, momentText(rule.updatedAt))}
        </p>
      </div>
      {admin && <Acts {...props} />}
    </li>
  )
}

/** What is checked of every report, whatever the street adds. */
export const BuiltInRules = ({ rules }: { rules: Replied<'listRules'>['builtIn'] }) => {
  const words = useWords(rulesWords)
  return (
    <section class="rules-part">
      <h2>{words.builtIn}</h2>
      <p class="rules-note">{words.builtInNote}</p>
      <table class="st rules-built-in">
        <thead>
          <tr>
            <th scope="col">{words.severity}</th>
            <th scope="col">{words.what}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ code, severity, text }) => (
            <tr key={code}>
              <td>
                <SeverityTag severity={severity} />
              </td>
              <td>{pick(text)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
