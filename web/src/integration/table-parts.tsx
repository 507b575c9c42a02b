type HeadProps<Key extends string> = {
  columns: Readonly<Record<Key, string>>
  keys: readonly Key[]
  /** The one that holds numbers. */
  number?: Key
}

/** The names of a table's columns. */
export const Head = <Key extends string>({ columns, keys, number }: HeadProps<Key>) => (
  <thead>
    <tr>
      {keys.map((each) => (
        <th key={each} scope="col" class={each === number ? 'num' : undefined}>
          {columns[each]}
        </th>
      ))}
    </tr>
  </thead>
)

const caps = {
  walk: ['J', 'K'],
  panel: ['Enter'],
  edit: ['Enter'],
  add: ['N'],
  replay: ['R'],
  close: ['Esc'],
} as const
const acts = ['walk', 'panel', 'edit', 'add', 'replay', 'close'] as const
type Words = Partial<Record<(typeof acts)[number], string>>

/** Which keys do what, at the foot of a list. */
export const KeyFoot = ({ words }: { words: Words }) => (
  <footer class="console-foot noprint">
    {acts
      .filter((each) => words[each] !== undefined)
      .map((each) => (
        <span key={each}>
          {caps[each].map((cap) => (
            <kbd key={cap}>{cap}</kbd>
          ))}{' '}
          {words[each]}
        </span>
      ))}
  </footer>
)
