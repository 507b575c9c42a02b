import { periodName } from '@linli/domain/periods'
import { useRef } from 'preact/hooks'
import { momentText } from '../format.ts'
import { useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { TextField } from '../targets/fields.tsx'
import { useFormKeys } from '../targets/keys.ts'
import { Merge } from '../targets/merge.tsx'
import { differing, settingsKeys, type Settings } from './forms.ts'
import { useSettings } from './saving.ts'
import { settingsWords } from './words.ts'
import { WordsField } from './words-field.tsx'

type Edited = ReturnType<typeof useSettings>

/** The names that the preview shows: the document is Chinese, so they are too. */
const useNames = () => {
  const { street, period } = useSession()
  return { community: street.communities[0]?.name ?? '', street: street.name, period: periodName(period).zh }
}

const Conflict = ({ edited, theirs }: { edited: Edited; theirs: Settings }) => {
  const words = useWords(settingsWords)
  const { editing, save, drop } = edited
  const { theirs: _, ...rest } = editing
  const keys = differing(editing.form, theirs)
  const same = settingsKeys.length - keys.length
  return (
    <div class="settings-part">
      <Merge
        items={keys.map((key) => ({ key, label: words[key], mine: editing.form[key], theirs: theirs[key] }))}
        words={{
          text: words.conflict,
          item: words.item,
          mine: words.mine,
          theirs: words.theirs(momentText(theirs.updatedAt)),
          same: same === 0 ? undefined : words.same(same),
          save: words.saveMerged,
          drop: words.dropMine,
        }}
        save={(chosen) => {
          const taken = settingsKeys
            .filter((key) => chosen.has(key))
            .map((key) => [key, theirs[key]] as const)
          void save({ ...rest, was: theirs, form: { ...editing.form, ...Object.fromEntries(taken) } })
        }}
        drop={() => drop(theirs)}
      />
    </div>
  )
}

const Fields = ({ edited: { editing, change } }: { edited: Edited }) => {
  const words = useWords(settingsWords)
  const names = useNames()
  const { form, problems } = editing
  const wrong = (field: string) => problems.find((problem) => problem.field === field)
  return (
    <>
      <section class="settings-part">
        <h2>{words.frame}</h2>
        <p>{words.frameNote}</p>
        {(['opening', 'closing'] as const).map((key) => (
          <WordsField
            key={key}
            name={key}
            label={words[key]}
            value={form[key]}
            wrong={wrong(key)?.message}
            names={names}
            change={(text) => change({ [key]: text })}
          />
        ))}
      </section>
      <section class="settings-part">
        <div class="day">
          <TextField
            label={words.cutOff}
            name="cutOff"
            day
            value={form.cutOff}
            wrong={wrong('cutOff')}
            change={(cutOff) => change({ cutOff })}
          />
        </div>
        <p class="hint">{words.cutOffHint}</p>
      </section>
    </>
  )
}

/** The street's words and cut-off day, for its admin. Ctrl+Enter saves. */
export const SettingsFormView = ({ saved }: { saved: Settings }) => {
  const words = useWords(settingsWords)
  const edited = useSettings(useSession().street.id, saved)
  const { editing, dirty, busy, save, drop } = edited
  const ref = useRef<HTMLFormElement>(null)
  useFormKeys(ref, { save: () => dirty && void save() })
  if (editing.theirs !== undefined) return <Conflict edited={edited} theirs={editing.theirs} />
  return (
    <form
      ref={ref}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Fields edited={edited} />
      {editing.refused !== undefined && (
        <p class="form-refused" role="alert">
          {editing.refused}
        </p>
      )}
      <div class="target-acts">
        <button type="submit" class="btn primary" disabled={!dirty || busy}>
          {words.save}
        </button>
        {dirty && (
          <button type="button" class="btn" onClick={() => drop()}>
            {words.discard}
          </button>
        )}
        <span class="hint" role="status">
          {dirty ? words.unsaved : words.lastSaved(momentText(editing.was.updatedAt))}
        </span>
      </div>
    </form>
  )
}
