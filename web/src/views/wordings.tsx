import type { Wording } from '@linli/contract/wordings'
import { useAddress } from '../address.ts'
import { useCatalogue, type Known } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { Empty, Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { useSession, useTitle } from '../session.tsx'
import { Heading, useOver, useScope } from '../wordings/heading.tsx'
import { openerId, WordingList, type Listing } from '../wordings/list.tsx'
import { loadWordings, ownOf, wordingsKey, type Scope } from '../wordings/scopes.ts'
import { wordingsWords } from '../wordings/words.ts'
import '../styles/targets.css'
import '../styles/wordings.css'

const useMayChange = (): ((wording: Pick<Wording, 'section'>) => boolean) => {
  const { membership, community, may } = useSession()
  const { sections } = membership
  const permitted = may(community === undefined ? 'street.settings' : 'wording.adapt')
  return ({ section }) =>
    permitted && (sections === 'all' || section === 'base' || sections.includes(section))
}

const isAdapted = (scope: Scope, wording: Wording): boolean => ownOf(scope, wording).clauses !== null

type BodyProps = { wordings: readonly Wording[]; catalogue: Known }

const Sections = ({ wordings, catalogue, chosen }: BodyProps & { chosen: string | undefined }) => {
  const words = useWords(wordingsWords)
  const scope = useScope()
  const { change } = useAddress()
  const sections = [...new Set(wordings.map(({ section }) => section))]
  return (
    <div class="wordings-sections" role="group" aria-label={words.sections}>
      {sections.map((section) => {
        const own = wordings.filter((each) => each.section === section && isAdapted(scope, each)).length
        return (
          <button
            key={section}
            type="button"
            class="btn"
            aria-pressed={section === chosen}
            onClick={() => change({ section, sentence: undefined })}
          >
            {pick(catalogue.sections[section] ?? { zh: section, en: section })}
            {own > 0 && <span class="tag info">{words.adapted(own)}</span>}
          </button>
        )
      })}
    </div>
  )
}

/** The editor's button is drawn anew when the editor has gone, so that it can be focused only after that. */
const focusOpener = (sentence: string | undefined): void => {
  if (sentence !== undefined) setTimeout(() => document.getElementById(openerId(sentence))?.focus())
}

const Body = ({ wordings, catalogue }: BodyProps) => {
  const words = useWords(wordingsWords)
  const scope = useScope()
  const { query, change } = useAddress()
  const open = query['sentence']
  const opened = wordings.find(({ sentence }) => sentence === open)
  const section = opened?.section ?? query['section'] ?? wordings[0]?.section
  const only = query['only'] === 'adapted'
  const shown = wordings.filter(
    (each) => each.section === section && (!only || each === opened || isAdapted(scope, each)),
  )
  const listing: Listing = {
    scope,
    catalogue,
    over: useOver(),
    open,
    start: (sentence) => change({ section, sentence }),
    close: () => {
      change({ section, sentence: undefined })
      focusOpener(open)
    },
    mayChange: useMayChange(),
  }
  const all = (
    <button type="button" class="btn" onClick={() => change({ only: undefined })}>
      {words.showAll}
    </button>
  )
  return (
    <>
      <div class="wordings-tools">
        <Sections wordings={wordings} catalogue={catalogue} chosen={section} />
        <label class="chk">
          <input
            type="checkbox"
            checked={only}
            onChange={(event) => change({ only: event.currentTarget.checked ? 'adapted' : undefined })}
          />
          {words.onlyAdapted}
        </label>
      </div>
      <h2 class="vh">{pick(catalogue.sections[section ?? ''] ?? { zh: '', en: '' })}</h2>
      {shown.length === 0 && <Empty title={words.noneAdapted} actions={all} />}
      <WordingList key={wordingsKey(scope)} wordings={shown} listing={listing} />
    </>
  )
}

/** 用语: how the sentences of the report are worded, in the street or in one of its communities. */
export const Wordings = () => {
  const words = useWords(wordingsWords)
  useTitle(words.title)
  const scope = useScope()
  const catalogue = useCatalogue()
  const { value, failure, reload } = useQuery(wordingsKey(scope), () => loadWordings(scope))
  return (
    <div class="wordings">
      <Heading />
      {failure !== undefined && <Failed error={failure} retry={reload} />}
      {failure === undefined && (value === undefined || catalogue === undefined) && <Loading rows={10} />}
      {value !== undefined && catalogue !== undefined && <Body wordings={value} catalogue={catalogue} />}
    </div>
  )
}
