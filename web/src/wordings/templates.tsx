import type { Known } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { piecesOf, type BuiltInClause, type ClauseForm } from './forms.ts'
import { wordingsWords, type WordingsWords } from './words.ts'

type Naming = { catalogue: Known; words: WordingsWords; kinds: readonly string[] }

const figureName = (text: string, catalogue: Known): string | undefined => {
  const [metric = '', dimension = ''] = text.split('|', 2)
  return catalogue.metricOf(metric) && pick(catalogue.figureName(metric, dimension))
}

const fieldName = (key: string, { catalogue, kinds }: Naming): string | undefined => {
  const fields = kinds.flatMap((kind) => catalogue.kindOf(kind)?.fields ?? [])
  const field = fields.find((each) => each.key === key)
  return field && pick(field)
}

/** How a placeholder is called; as it stands where it is not known. */
const placeholderName = (name: string, naming: Naming): string => {
  const { catalogue, words } = naming
  const fixed = new Map<string, string>(
    Object.entries({
      ...words.names,
      entries: words.entries,
      title: words.itemTitle,
      date: words.itemDate,
      'targets:duty': words.targets.duty,
      'targets:checklist': words.targets.checklist,
    }),
  )
  const known = fixed.get(name)
  if (known !== undefined) return known
  if (name.startsWith('targets:')) return words.targets.other
  if (name.startsWith('statement:'))
    return words.statement(figureName(name.slice('statement:'.length), catalogue) ?? name)
  return figureName(name, catalogue) ?? fieldName(name, naming) ?? name
}

/** What placeholders are called in this language. */
export const useNaming = (catalogue: Known, kinds: readonly string[]): ((name: string) => string) => {
  const words = useWords(wordingsWords)
  return (name) => placeholderName(name, { catalogue, words, kinds })
}

/** A text with its placeholders under their names. */
export const TemplateText = ({ text, nameOf }: { text: string; nameOf: (name: string) => string }) => (
  <span lang="zh-CN">
    {piecesOf(text).map((piece, index) =>
      index % 2 === 1 ? (
        <span key={index} class="slot">
          {nameOf(piece)}
        </span>
      ) : (
        piece
      ),
    )}
  </span>
)

/** What a sentence says, its clauses joined; '' when every clause is empty. */
export const sentenceTemplate = (clauses: readonly Pick<ClauseForm, 'say'>[]): string => {
  const said = clauses.map(({ say }) => say).filter((say) => say !== '')
  return said.length === 0 ? '' : `${said.join('，')}。`
}

/** The kinds of record that a sentence tells. */
export const kindsOf = (clauses: readonly BuiltInClause[]): string[] => clauses.flatMap(({ kinds }) => kinds)
