import { isWithin } from '@linli/domain/dates'
import type { Known } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { Chip } from '../parts/chip.tsx'
import { Icon } from '../parts/icon.tsx'
import { cellId } from './cell-keys.ts'
import { dayHere, readAs } from './checks.ts'
import type { Column } from './columns.ts'
import { Input } from './inputs.tsx'
import type { Place } from './places.ts'
import { textIn, type Row } from './rows.ts'
import type { Typing } from './typing.ts'
import { words } from './words.ts'

type FormProps = {
  place: Place
  known: Known
  columns: readonly Column[]
  typing: Typing
  row: Row
  /** Titles used before, newest first. */
  titles: readonly string[]
  /** The date of the newest record. */
  lastDate: string | undefined
}

const DateChips = ({ place, typing, row, lastDate }: FormProps) => {
  const said = useWords(words)
  const days = [
    [said.yesterday, dayHere(1)],
    [said.today, dayHere()],
  ].filter(([, date]) => isWithin({ date: date ?? '', precision: 'day' }, place.period))
  const offered = days.length > 0 || lastDate === undefined ? days : [[said.lastDate, lastDate]]
  return (
    <div class="chips">
      {offered.map(([name, date]) => (
        <Chip
          key={name}
          pressed={textIn(row.values, 'date') === date}
          onClick={() => typing.type(row.key, 'date', date ?? '')}
        >
          {name}
        </Chip>
      ))}
    </div>
  )
}

const TitleChips = ({ typing, row, titles }: FormProps) => {
  const said = useWords(words)
  if (titles.length === 0 || row.entry !== undefined) return null
  return (
    <div class="chips">
      <span>{said.common}</span>
      {titles.slice(0, 3).map((title) => (
        <Chip key={title} onClick={() => typing.type(row.key, 'title', title)}>
          {title}
        </Chip>
      ))}
    </div>
  )
}

const Wrong = ({ id, props, column }: { id: string; props: FormProps; column: Column }) => {
  const said = useWords(words)
  const { typing, row } = props
  const mistake = row.mistakes[column.key]
  if (mistake === undefined) return null
  const { suggestion } = mistake
  return (
    <p id={id} class="wrong" role="alert">
      <Icon name="warning" />
      {suggestion === undefined
        ? mistake.message
        : mistake.message.replace(/(?:可改为|did you mean).*$/u, '')}
      {suggestion !== undefined && (
        <button type="button" class="btn plain" onClick={() => typing.type(row.key, column.key, suggestion)}>
          {said.change(suggestion)}
        </button>
      )}
    </p>
  )
}

const halves: readonly Column['type'][] = ['count', 'amount', 'choice', 'year', 'member']

const Field = ({ props, column }: { props: FormProps; column: Column }) => {
  const said = useWords(words)
  const { typing, row, known, place } = props
  const id = cellId(row.key, column.key)
  const wrong = row.mistakes[column.key] !== undefined
  const unit = column.unit === undefined ? undefined : known.units[column.unit]
  const converted = wrong ? undefined : readAs(column, textIn(row.values, column.key), place.period)
  return (
    <div
      class={`f${halves.includes(column.type) ? ' half' : ''}${column.type === 'flag' ? ' flag' : ''}${wrong ? ' er' : ''}`}
    >
      <label for={id}>
        {pick(column.name)} {unit !== undefined && <small>{pick(unit)}</small>}
        {column.required && <small> {said.required}</small>}
      </label>
      <div class="rowx" onFocusOut={() => typing.check(row.key, column)}>
        <Input
          column={column}
          values={row.values}
          known={known}
          titles={[]}
          placeholder={column.assumed === undefined ? '' : String(column.assumed)}
          onType={(value) => typing.type(row.key, column.key, value)}
          attributes={{
            id,
            'aria-invalid': wrong ? true : undefined,
            'aria-describedby': wrong ? `${id}-tip` : undefined,
          }}
        />
        {column.key === 'date' && <DateChips {...props} />}
      </div>
      {converted !== undefined && <p class="hint">{said.readAs(converted)}</p>}
      <Wrong id={`${id}-tip`} props={props} column={column} />
      {column.key === 'title' && <TitleChips {...props} />}
    </div>
  )
}

/** One record as a form of one column, for the phone: what it is called first, then when, then the rest. */
export const Form = (props: FormProps) => {
  const said = useWords(words)
  const { columns, typing, row } = props
  const [date, title, ...rest] = columns
  const ordered = [title, date, ...rest].filter((column) => column !== undefined)
  const note = cellId(row.key, 'note')
  return (
    <div class="lg-form">
      {ordered.map((column) => (
        <Field key={column.key} props={props} column={column} />
      ))}
      <div class="f">
        <label for={note}>{said.note}</label>
        <textarea
          id={note}
          rows={2}
          maxLength={2000}
          placeholder={said.noteHint}
          value={textIn(row.values, 'note')}
          onInput={(event) => typing.type(row.key, 'note', event.currentTarget.value)}
        />
      </div>
      <div class="f flag">
        <label for={cellId(row.key, 'notable')}>{said.notable}</label>
        <input
          type="checkbox"
          id={cellId(row.key, 'notable')}
          checked={row.values['notable'] === true}
          onChange={(event) => typing.type(row.key, 'notable', event.currentTarget.checked)}
        />
      </div>
    </div>
  )
}
