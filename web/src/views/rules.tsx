import type { Replied } from '@linli/contract/operations'
import type { StreetRule } from '@linli/contract/report-rules'
import { useState } from 'preact/hooks'
import { useCatalogue, type Known } from '../catalogue.ts'
import { useWords } from '../language.tsx'
import { reportLink, reviewsLink } from '../links.ts'
import { Empty, Failed, Loading } from '../parts/states.tsx'
import { useRules } from '../rules/changes.ts'
import { openerId } from '../rules/editing.ts'
import { Editor } from '../rules/editor.tsx'
import { BuiltInRules, RuleRow } from '../rules/list.tsx'
import { rulesWords } from '../rules/words.ts'
import { useSession, useTitle } from '../session.tsx'
import '../styles/targets.css'
import '../styles/rules.css'

type Rules = Replied<'listRules'>

/** Which rule is being written: none, a new one (`was` undefined), or one of the street's as it was. */
const useOpen = () => {
  const [open, setOpen] = useState<{ was: StreetRule | undefined }>()
  const close = () => {
    setOpen(undefined)
    // The button is drawn anew when the form has gone.
    setTimeout(() => document.getElementById(openerId(open?.was))?.focus())
  }
  return { open, start: (was?: StreetRule) => setOpen({ was }), close }
}

const Title = ({ start, open }: { start: () => void; open: boolean }) => {
  const words = useWords(rulesWords)
  const { street, may, period } = useSession()
  const [community] = street.communities
  return (
    <div class="rules-title">
      <h1>{words.title}</h1>
      {may('reports.review') && (
        <a class="btn" href={reviewsLink({ street: street.id, period })}>
          {words.toReviews}
        </a>
      )}
      {may('reports.edit') && community !== undefined && (
        <a class="btn" href={reportLink({ street: street.id, community: community.id, period })}>
          {words.toReport}
        </a>
      )}
      {may('rules.propose') && (
        <button id={openerId(undefined)} type="button" class="btn primary" disabled={open} onClick={start}>
          {may('street.settings') ? words.add : words.propose}
        </button>
      )}
    </div>
  )
}

type OwnProps = { rules: Rules['rules']; catalogue: Known; opened: ReturnType<typeof useOpen> }

const OwnRules = ({ rules, catalogue, opened }: OwnProps) => {
  const words = useWords(rulesWords)
  const { street, may } = useSession()
  const { open, start, close } = opened
  // One that somebody else has deleted meanwhile is written on at the head of the list.
  const listed = rules.find(({ id }) => id === open?.was?.id)?.id
  const form = (at: string | undefined) =>
    open !== undefined && at === listed ? (
      <Editor key={open.was?.id ?? 'new'} was={open.was} catalogue={catalogue} close={close} />
    ) : undefined
  return (
    <section class="rules-part">
      <h2>{words.own}</h2>
      {form(undefined)}
      {rules.length === 0 && open === undefined && <Empty title={words.ownEmpty} text={words.ownEmptyText} />}
      <ul class="rules-list">
        {rules.map((rule) => (
          <RuleRow
            key={rule.id}
            street={street.id}
            rule={rule}
            admin={may('street.settings')}
            start={() => start(rule)}
            editor={form(rule.id)}
          />
        ))}
      </ul>
    </section>
  )
}

/** 校验规则: what reports are checked by, and the rules that the street adds. */
export const Rules = () => {
  const words = useWords(rulesWords)
  useTitle(words.title)
  const { street, may } = useSession()
  const catalogue = useCatalogue()
  const opened = useOpen()
  const { value, failure, reload } = useRules(street.id)
  return (
    <div class="rules">
      <Title start={() => opened.start()} open={opened.open !== undefined} />
      <p class="rules-note">
        {words.note} {!may('rules.propose') && words.readOnly(street.name)}
      </p>
      {failure !== undefined && <Failed error={failure} retry={reload} />}
      {failure === undefined && value === undefined && <Loading rows={10} />}
      {value !== undefined && catalogue !== undefined && (
        <>
          <OwnRules rules={value.rules} catalogue={catalogue} opened={opened} />
          <BuiltInRules rules={value.builtIn} />
        </>
      )}
    </div>
  )
}
