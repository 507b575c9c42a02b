import { isPeriod, periodName } from '@linli/domain/periods'
import { useCatalogue, type Known } from '../catalogue.ts'
import { amount, dateText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { Tag } from '../parts/chip.tsx'
import { useSession } from '../session.tsx'
import type { Trial } from './mapping-fields.tsx'
import { ProblemList } from './problem-list.tsx'
import { sourceFormWords } from './source-form-words.ts'

type Item = Trial['items'][number]
type Preview = Item['makes'][number]

const kindName = (known: Known | undefined, code: string): string => {
  const kind = known?.kindOf(code)
  return kind === undefined ? code : pick(kind)
}

/** A figure or a record as it would be written. */
const whatText = (preview: Preview, known: Known | undefined): string => {
  if (preview.becomes === 'entry') {
    const { kind, date, title } = preview.typed
    return [kindName(known, kind), dateText(date), title].join(' ')
  }
  const { metric, dimension, period, value, bound, said } = preview.typed
  const name = known === undefined ? metric : pick(known.figureName(metric, dimension))
  return [isPeriod(period) ? pick(periodName(period)) : period, name, amount(value, bound, said)].join(' ')
}

const Made = ({ preview }: { preview: Preview }) => {
  const words = useWords(sourceFormWords)
  const known = useCatalogue()
  const { communities } = useSession().street
  const { community, becomes, change } = preview
  return (
    <p>
      <Tag tone="ok">{words.becomes[becomes]}</Tag>{' '}
      {communities.find(({ id }) => id === community)?.name ?? community} {whatText(preview, known)}{' '}
      <small>{words.changes[change]}</small>
    </p>
  )
}

const ItemRow = ({ item: { item, state, makes, problems } }: { item: Item }) => {
  const words = useWords(sourceFormWords)
  return (
    <tr>
      <th scope="row">{item < 0 ? words.whole : words.nth(item + 1)}</th>
      <td>
        {makes.map((preview, index) => (
          <Made key={index} preview={preview} />
        ))}
        {state === 'quarantined' && <Tag tone="warn">{words.quarantined}</Tag>}
        {problems.length > 0 && <ProblemList problems={problems} />}
      </td>
    </tr>
  )
}

/** What a mapping would make of a sample, and every problem. */
export const TrialResult = ({ trial: { items, problems, done } }: { trial: Trial }) => {
  const words = useWords(sourceFormWords)
  return (
    <div class="trial-result">
      <p role="status">{words.tried(done, items.length)}</p>
      {problems.length > 0 && <ProblemList problems={problems} />}
      {items.length > 0 && (
        <table class="st">
          <thead>
            <tr>
              <th scope="col">{words.columns.item}</th>
              <th scope="col">{words.columns.how}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <ItemRow key={item.item} item={item} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
