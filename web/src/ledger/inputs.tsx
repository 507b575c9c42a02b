import type { Known } from '../catalogue.ts'
import { pick } from '../language.tsx'
import { screen } from '../screens.tsx'
import { dimensionOptions, metricOptions, type Option } from './codes.ts'
import type { Column } from './columns.ts'
import { textIn, type Values } from './rows.ts'

const MemberInput = screen(() => import('./member-input.tsx').then((module) => module.MemberInput))

type Attributes = {
  id: string
  'aria-label'?: string
  'aria-invalid'?: true | undefined
  'aria-describedby'?: string | undefined
}

type Props = {
  column: Column
  values: Values
  known: Known
  /** Titles used before, offered while one types. */
  titles: readonly string[]
  attributes: Attributes
  placeholder?: string
  onType: (value: string | boolean) => void
}

const optionsOf = ({ column, values, known, titles }: Props): readonly Option[] => {
  if (column.key === 'title') return titles.map((name) => ({ code: name, name, initials: '' }))
  if (column.type === 'metric') return metricOptions(known)
  return column.type === 'dimension' ? dimensionOptions(textIn(values, 'metric'), known) : []
}

const Choice = ({ column, values, known, attributes, onType }: Props) => {
  return (
    <select
      {...attributes}
      value={textIn(values, column.key)}
      onChange={(event) => onType(event.currentTarget.value)}
    >
      <option value="">—</option>
      {known.choices(column.of ?? '').map((choice) => (
        <option key={choice.code} value={choice.code}>
          {pick(choice)}
        </option>
      ))}
    </select>
  )
}

const modes: Partial<Record<Column['type'], 'numeric' | 'decimal'>> = {
  count: 'numeric',
  amount: 'decimal',
  year: 'numeric',
}

/** What one types into a cell of the sheet or a field of the form, by the column's type. */
export const Input = (props: Props) => {
  const { column, values, attributes, onType } = props
  if (column.type === 'choice') return <Choice {...props} />
  if (column.type === 'member')
    return <MemberInput attributes={attributes} value={textIn(values, column.key)} onType={onType} />
  if (column.type === 'flag')
    return (
      <input
        {...attributes}
        type="checkbox"
        checked={values[column.key] === true}
        onChange={(event) => onType(event.currentTarget.checked)}
      />
    )
  const options = optionsOf(props)
  const list = options.length === 0 ? undefined : `${attributes.id}-options`
  return (
    <>
      <input
        {...attributes}
        type="text"
        autocomplete="off"
        inputMode={modes[column.type] ?? 'text'}
        list={list}
        placeholder={props.placeholder ?? ''}
        value={textIn(values, column.key)}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      {list !== undefined && (
        <datalist id={list}>
          {options.map(({ code, name, initials }) => (
            <option key={code} value={name}>
              {initials}
            </option>
          ))}
        </datalist>
      )}
    </>
  )
}
