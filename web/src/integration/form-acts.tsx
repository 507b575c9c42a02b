type Props = {
  refused: string | undefined
  busy: boolean
  words: { save: string; cancel: string }
  cancel: () => void
}

/** What ends a form: why it was refused as a whole, the button that saves it and the one that leaves it. */
export const FormActs = ({ refused, busy, words, cancel }: Props) => (
  <>
    {refused !== undefined && (
      <p class="form-refused" role="alert">
        {refused}
      </p>
    )}
    <div class="target-acts">
      <button type="submit" class="btn primary" disabled={busy}>
        {words.save}
      </button>
      <button type="button" class="btn" onClick={cancel}>
        {words.cancel}
      </button>
    </div>
  </>
)
