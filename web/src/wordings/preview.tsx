import type { Wording } from '@linli/contract/wordings'
import { periodName } from '@linli/domain/periods'
import type { Known } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import type { Preview } from './previewing.ts'
import { kindsOf, useNaming } from './templates.tsx'
import { wordingsWords } from './words.ts'

type Told = NonNullable<Preview['told']>

const Sentence = ({ parts }: { parts: NonNullable<Told['parts']> }) => (
  <p class="wording-told" lang="zh-CN">
    {parts.map(({ text, figure, entry, target }, index) =>
      (figure ?? entry ?? target) === undefined ? text : <b key={index}>{text}</b>,
    )}
  </p>
)

const Silent = ({ silent, nameOf }: { silent: Told['silent']; nameOf: (name: string) => string }) => {
  const words = useWords(wordingsWords)
  if (silent.length === 0) return null
  return (
    <ul>
      {silent.map(({ clause, reason, placeholder }) => (
        <li key={clause}>{words.silent[reason](words.clause(clause + 1), nameOf(placeholder))}</li>
      ))}
    </ul>
  )
}

type Props = { preview: Preview; wording: Wording; catalogue: Known; community: string | undefined }

const Inside = ({ preview, wording, catalogue }: Omit<Props, 'community'>) => {
  const words = useWords(wordingsWords)
  const nameOf = useNaming(catalogue, kindsOf(wording.clauses))
  const { told, problems, failed } = preview
  if (failed) return <p>{words.previewFailed}</p>
  if (problems.length > 0) return <p>{words.previewWrong}</p>
  if (told === undefined) return <p>{words.previewWaiting}</p>
  return (
    <>
      {told.parts === null ? <p>{words.previewNone}</p> : <Sentence parts={told.parts} />}
      <Silent silent={told.silent} nameOf={nameOf} />
    </>
  )
}

/** How the sentence would be told over a community's figures of this period, and what would not be told and why. */
export const PreviewView = ({ community, ...shown }: Props) => {
  const words = useWords(wordingsWords)
  const { street, period } = useSession()
  const name = street.communities.find(({ id }) => id === community)?.name
  return (
    <div class="wording-preview" role="status" aria-live="polite">
      <b>{name === undefined ? words.noCommunity : words.preview(name, pick(periodName(period)))}</b>
      {name !== undefined && <Inside {...shown} />}
    </div>
  )
}
