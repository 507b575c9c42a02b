import type { Known } from '../catalogue.ts'
import { useWords } from '../language.tsx'
import { FigureChoice } from './figure-choice.tsx'
import { placeholdersIn, textKeys, type BuiltInClause, type TextKey } from './forms.ts'
import { useNaming } from './templates.tsx'
import { wordingsWords } from './words.ts'

const names = ['community', 'street', 'period']

/** What can be put into a text with one press. */
const offered = (of: TextKey, clause: BuiltInClause, catalogue: Known): string[] => {
  if (of === 'zero' || of === 'unstated') return names
  const fields = clause.kinds.flatMap((kind) => catalogue.kindOf(kind)?.fields ?? [])
  if (of === 'each')
    return ['title', 'date', ...fields.filter(({ type }) => type !== 'flag').map(({ key }) => key)]
  const builtIn = textKeys.flatMap((key) => placeholdersIn(clause[key] ?? ''))
  const targets = [...new Set(builtIn)].filter((name) => name.startsWith('targets:'))
  return [...(clause.kinds.length > 0 ? ['entries'] : []), ...targets, ...names]
}

type Props = {
  /** The text that it goes into. */
  of: TextKey
  clause: BuiltInClause
  catalogue: Known
  insert: (placeholder: string) => void
}

/** Puts placeholders into the text that one is typing: figures by the name of their metric, and the few names beside them. */
export const Inserting = ({ of, clause, catalogue, insert }: Props) => {
  const words = useWords(wordingsWords)
  const nameOf = useNaming(catalogue, clause.kinds)
  const hasFigures = of === 'say' || of === 'some'
  return (
    <div class="inserting" role="group" aria-label={words.insertInto(words.texts[of])}>
      <span class="inserting-into">{words.insertInto(words.texts[of])}</span>
      {hasFigures && <FigureChoice catalogue={catalogue} insert={insert} />}
      {offered(of, clause, catalogue).map((name) => (
        <button key={name} type="button" class="btn" onClick={() => insert(name)}>
          {nameOf(name)}
        </button>
      ))}
    </div>
  )
}
