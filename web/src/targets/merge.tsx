import { useState } from 'preact/hooks'

type MergeItem = { key: string; label: string; mine: string; theirs: string }
type Side = 'mine' | 'theirs'

type Words = {
  text: string
  item: string
  mine: string
  theirs: string
  same: string | undefined
  save: string
  drop: string
}

type Props = {
  items: readonly MergeItem[]
  words: Words
  /** Called with the keys for which the other person's value was chosen. */
  save: (theirs: ReadonlySet<string>) => void
  drop: () => void
}

type ChoiceProps = { item: MergeItem; side: Side; chosen: boolean; choose: () => void; label: string }

const Choice = ({ item, side, chosen, choose, label }: ChoiceProps) => (
  <td class={chosen ? 'chosen' : undefined}>
    <label>
      <input
        type="radio"
        name={`merge-${item.key}`}
        checked={chosen}
        aria-label={`${item.label} ${label}：${item[side]}`}
        onChange={choose}
      />
      <span>
        <small class="merge-who">{label}</small>
        {item[side] === '' ? '—' : item[side]}
      </span>
    </label>
  </td>
)

/** Two people changed the same thing: both values side by side, chosen item by item; nothing typed is lost. */
export const Merge = ({ items, words, save, drop }: Props) => {
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set())
  const choose = (key: string, side: Side) => {
    const others = [...theirs].filter((each) => each !== key)
    setTheirs(new Set(side === 'theirs' ? [...others, key] : others))
  }
  return (
    <div role="alert">
      <p class="form-refused">{words.text}</p>
      <table class="merge-table">
        <thead>
          <tr>
            <th scope="col">{words.item}</th>
            <th scope="col">{words.mine}</th>
            <th scope="col">{words.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.key}>
              <th scope="row">{item.label}</th>
              <Choice
                item={item}
                side="mine"
                chosen={!theirs.has(item.key)}
                choose={() => choose(item.key, 'mine')}
                label={words.mine}
              />
              <Choice
                item={item}
                side="theirs"
                chosen={theirs.has(item.key)}
                choose={() => choose(item.key, 'theirs')}
                label={words.theirs}
              />
            </tr>
          ))}
        </tbody>
      </table>
      <div class="target-acts">
        <button type="button" class="btn primary" onClick={() => save(theirs)}>
          {words.save}
        </button>
        <button type="button" class="btn" onClick={drop}>
          {words.drop}
        </button>
        {words.same !== undefined && <span class="hint">{words.same}</span>}
      </div>
    </div>
  )
}
