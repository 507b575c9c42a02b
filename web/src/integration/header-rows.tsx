import { useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import type { EditedEndpoint } from './endpoint-editing.ts'
import type { Header } from './endpoint-forms.ts'
import { formWords } from './endpoint-form-words.ts'

type RowProps = {
  header: Header
  index: number
  wrong: string | undefined
  change: (header: Header) => void
  remove: () => void
}

const Row = ({ header, index, wrong, change, remove }: RowProps) => {
  const words = useWords(formWords)
  const shared = { class: 'inp', autocomplete: 'off', spellcheck: false, 'aria-invalid': wrong !== undefined }
  return (
    <li>
      <input
        {...shared}
        aria-label={words.headerName(index + 1)}
        placeholder="Authorization"
        value={header.name}
        onInput={(event) => change({ ...header, name: event.currentTarget.value })}
      />
      <input
        {...shared}
        aria-label={words.headerValue(index + 1)}
        value={header.value}
        onInput={(event) => change({ ...header, value: event.currentTarget.value })}
      />
      <button
        type="button"
        class="btn icon plain"
        aria-label={words.removeHeader(index + 1)}
        onClick={remove}
      >
        <Icon name="close" />
      </button>
      {wrong !== undefined && <p class="wrong">{wrong}</p>}
    </li>
  )
}

/** The headers of an endpoint that is there: their names, until they are typed anew. */
const Resting = ({ names, begin }: { names: readonly string[]; begin: () => void }) => {
  const words = useWords(formWords)
  return (
    <p class="headers-rest">
      {names.length === 0 ? words.headersNone : words.headersNow(names.join(', '))}{' '}
      <button type="button" class="btn" onClick={begin}>
        {names.length === 0 ? words.addHeader : words.headersAgain}
      </button>
    </p>
  )
}

/** Headers that are sent besides: names and values, of which the values are never shown again. */
export const HeaderRows = ({ edited: { editing, change } }: { edited: EditedEndpoint }) => {
  const words = useWords(formWords)
  const { was, form, problems } = editing
  const rows = form.headers
  const set = (headers: readonly Header[] | undefined) => change({ headers })
  const names = was?.headers ?? []
  const begin = () =>
    set(names.length === 0 ? [{ name: '', value: '' }] : names.map((name) => ({ name, value: '' })))
  const wrongAt = (name: string) => problems.find(({ field }) => field === `headers.${name.trim()}`)?.message
  return (
    <fieldset class="choosing">
      <legend>{words.fields.headers}</legend>
      {rows === undefined ? (
        <Resting names={names} begin={begin} />
      ) : (
        <>
          <ul class="header-rows">
            {rows.map((header, index) => (
              <Row
                key={index}
                header={header}
                index={index}
                wrong={header.name === '' ? undefined : wrongAt(header.name)}
                change={(next) => set(rows.map((each, at) => (at === index ? next : each)))}
                remove={() => set(rows.filter((_, at) => at !== index))}
              />
            ))}
          </ul>
          <button type="button" class="btn" onClick={() => set([...rows, { name: '', value: '' }])}>
            <Icon name="plus" />
            {words.addHeader}
          </button>{' '}
          {was !== undefined && (
            <button type="button" class="btn" onClick={() => set(undefined)}>
              {words.headersStay}
            </button>
          )}
        </>
      )}
      <p class="hint">
        {rows !== undefined && names.length > 0 ? words.headersAgainHint : words.headersHint}
      </p>
    </fieldset>
  )
}
