import { CopyButton } from './copy-button.tsx'

/** A key in clear, with a button to copy it; `what` names it to a screen reader. */
export const SecretView = ({ label, text, what }: { label: string; text: string; what: string }) => (
  <div class="secret">
    <span class="dialog-label">{label}</span>
    <code>{text}</code>
    <CopyButton text={text} what={what} />
  </div>
)
