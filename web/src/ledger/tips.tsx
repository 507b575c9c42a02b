import { useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import type { Mistake } from './rows.ts'
import { words } from './words.ts'

type Props = {
  id: string
  mistake: Mistake
  onTake: (suggestion: string) => void
  /** Says which key takes the suggestion. */
  withKey?: boolean
}

/** What is wrong with a cell, under it, and what it can be changed to. */
export const MistakeTip = ({ id, mistake, onTake, withKey = false }: Props) => {
  const said = useWords(words)
  const { message, suggestion } = mistake
  // The message itself names the suggestion, which stands on a button here.
  const text =
    suggestion === undefined ? message : message.replace(/[，,:：]\s*(?:可改为|did you mean).*$/u, '')
  return (
    <div class="tip" id={id} role="alert">
      <Icon name="warning" />
      <div>
        <b>{text}</b>
        {suggestion !== undefined && (
          <span>
            {said.canBe}{' '}
            <button type="button" class="btn" tabIndex={-1} onClick={() => onTake(suggestion)}>
              {suggestion}
            </button>
            {withKey && (
              <>
                {' '}
                <kbd>Enter</kbd> {said.takeIt}
              </>
            )}
          </span>
        )}
      </div>
    </div>
  )
}

/** How a loosely typed date or amount was understood. */
export const ReadAsTip = ({ id, text }: { id: string; text: string }) => {
  const said = useWords(words)
  return (
    <div class="tip quiet" id={id}>
      {said.readAs(text)}
    </div>
  )
}
