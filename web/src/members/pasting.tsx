import type { FieldProblem } from '@linli/contract/refusals'
import { mostNames, namesIn } from '@linli/domain/name-lists'
import { useRef, useState } from 'preact/hooks'
import { freshKey, Refused } from '../api.ts'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { TextField } from '../targets/fields.tsx'
import { addMany } from './changes.ts'
import type { Place } from './keys.ts'
import type { Names } from './names.ts'
import { membersWords } from './words.ts'

type Props = { place: Place; names: Names; close: () => void }

type Wrong = { problems: readonly FieldProblem[]; said?: string }

const lineOf = (field: string): number => Number(/^names\[(\d+)\]/.exec(field)?.[1] ?? -1)

const Mistakes = ({ wrong, names }: { wrong: Wrong; names: readonly string[] }) => {
  const words = useWords(membersWords)
  if (wrong.problems.length === 0 && wrong.said === undefined) return null
  return (
    <div class="form-refused" role="alert">
      {wrong.said}
      {wrong.problems.slice(0, 8).map(({ field, message }) => (
        <p key={field}>
          {names[lineOf(field)] === undefined
            ? message
            : words.pasteWrong(lineOf(field) + 1, names[lineOf(field)] ?? '', message)}
        </p>
      ))}
    </div>
  )
}

const useList = ({ place, names, close }: Props) => {
  const words = useWords(membersWords)
  const [text, setText] = useState('')
  const [since, setSince] = useState('')
  const [wrong, setWrong] = useState<Wrong>({ problems: [] })
  const [busy, setBusy] = useState(false)
  const key = useRef(freshKey())
  const listed = namesIn(text)
  const type = (act: () => void) => {
    key.current = freshKey()
    setWrong({ problems: [] })
    act()
  }
  const save = async () => {
    setBusy(true)
    try {
      const { ids, known } = await addMany(place, { names: listed, since }, key.current, words)
      const added = listed.filter((_, at) => !known.includes(at))
      names.learn(ids.map((id, at) => ({ id, name: added[at] ?? '' })))
      close()
    } catch (error) {
      const problems = error instanceof Refused ? (error.problem.errors ?? []) : []
      const said = error instanceof Error ? error.message : String(error)
      setWrong(problems.length > 0 ? { problems } : { problems, said })
      setBusy(false)
    }
  }
  return {
    listed,
    text,
    since,
    wrong,
    busy,
    save,
    typeText: (to: string) => type(() => setText(to)),
    typeSince: (to: string) => type(() => setSince(to)),
  }
}

/** Many names at once, one per line. */
export const Pasting = (props: Props) => {
  const words = useWords(membersWords)
  const { listed, text, since, wrong, busy, save, typeText, typeSince } = useList(props)
  const tooMany = listed.length > mostNames
  const actions = (
    <>
      <button
        type="button"
        class="btn primary"
        disabled={busy || listed.length === 0 || tooMany}
        onClick={() => void save()}
      >
        {words.pasteAdd(listed.length)}
      </button>
      <button type="button" class="btn" onClick={props.close}>
        {words.cancel}
      </button>
    </>
  )
  return (
    <Dialog title={words.paste} onClose={props.close} actions={actions}>
      <p>{words.pasteHow}</p>
      <Mistakes wrong={tooMany ? { problems: [], said: words.tooMany(mostNames) } : wrong} names={listed} />
      <textarea
        class="member-area"
        rows={10}
        aria-label={words.pasteArea}
        value={text}
        autocomplete="off"
        autofocus
        onInput={(event) => typeText(event.currentTarget.value)}
      />
      <TextField
        label={words.pasteSince}
        name="since"
        value={since}
        wrong={wrong.problems.find(({ field }) => field === 'since')}
        change={typeSince}
      />
    </Dialog>
  )
}
