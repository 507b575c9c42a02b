import type { Adapted, Wording } from '@linli/contract/wordings'
import { momentText } from '../format.ts'
import { useWords } from '../language.tsx'
import { Merge } from '../targets/merge.tsx'
import { theirForm, type Edited } from './editing.ts'
import { differing, fieldOf, textKeys, type ClauseForm, type Spot } from './forms.ts'
import type { Scope } from './scopes.ts'
import { wordingsWords } from './words.ts'

type Props = { scope: Scope; wording: Wording; edited: Edited; theirs: Adapted }

const merged = (
  mine: readonly ClauseForm[],
  theirs: readonly ClauseForm[],
  taken: readonly Spot[],
): ClauseForm[] =>
  mine.map((form, index) => {
    const keys = taken.filter(({ clause }) => clause === index).map(({ key }) => key)
    return { ...form, ...Object.fromEntries(keys.map((key) => [key, theirs[index]?.[key] ?? ''])) }
  })

/** Somebody else put the sentence in other words meanwhile: both are shown, text by text, and nothing typed is lost. */
export const Conflict = ({ scope, wording, edited, theirs }: Props) => {
  const words = useWords(wordingsWords)
  const { editing, save, stop } = edited
  const { theirs: _, refused: __, ...rest } = editing
  const now = theirForm(scope, wording, theirs)
  const spots = differing(editing.form, now)
  const same = editing.form.length * textKeys.length - spots.length
  const textAt = (form: readonly ClauseForm[], { clause, key }: Spot) => form[clause]?.[key] ?? ''
  return (
    <Merge
      items={spots.map((spot) => ({
        key: fieldOf(spot),
        label: `${words.clause(spot.clause + 1)} ${words.texts[spot.key]}`,
        mine: textAt(editing.form, spot),
        theirs: textAt(now, spot),
      }))}
      words={{
        text: words.conflict,
        item: words.item,
        mine: words.mine,
        theirs: words.theirs(
          theirs.updatedBy ?? '',
          theirs.updatedAt === undefined ? '' : momentText(theirs.updatedAt),
        ),
        same: same === 0 ? undefined : words.same(same),
        save: words.saveMerged,
        drop: words.dropMine,
      }}
      save={(chosen) => {
        const taken = spots.filter((spot) => chosen.has(fieldOf(spot)))
        save({ ...rest, form: merged(editing.form, now, taken), version: theirs.version })
      }}
      drop={stop}
    />
  )
}
