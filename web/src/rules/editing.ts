import type { FieldProblem } from '@linli/contract/refusals'
import type { StreetRule } from '@linli/contract/report-rules'
import { useEffect, useState } from 'preact/hooks'
import { freshKey, Refused, refusalOf } from '../api.ts'
import { dropKept, keep, kept } from '../kept.ts'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { forget } from '../queries.ts'
import { useSession } from '../session.tsx'
import { addRule, changeRule, latestRule, rulesKey } from './changes.ts'
import { emptyForm, formOf, isForm, isSame, type RuleForm } from './forms.ts'
import { rulesWords, type RulesWords } from './words.ts'

/** A rule being added (`was` undefined) or changed; `theirs`: what somebody else made of it meanwhile. */
export type Editing = {
  was: StreetRule | undefined
  form: RuleForm
  key: string
  problems: readonly FieldProblem[]
  refused?: string
  theirs?: StreetRule
}

type State = StreetRule['state']

/** The id of the button that opens the form. */
export const openerId = (was: StreetRule | undefined): string =>
  was === undefined ? 'rule-add' : `rule-edit-${was.id}`

const keptName = (street: string, was: StreetRule | undefined): string => `rule/${street}/${was?.id ?? 'new'}`

const begun = (street: string, was: StreetRule | undefined): { editing: Editing; again: boolean } => {
  const form = was === undefined ? emptyForm : formOf(was)
  const before = kept(keptName(street, was))
  const again = isForm(before) && !isSame(before, form)
  return { editing: { was, form: again ? before : form, key: freshKey(), problems: [] }, again }
}

const missing = ({ expression, message }: RuleForm, words: RulesWords): FieldProblem[] => [
  ...(expression.trim() === ''
    ? [{ field: 'expression', reason: 'required', message: words.needExpression }]
    : []),
  ...(message.trim() === '' ? [{ field: 'message', reason: 'required', message: words.needMessage }] : []),
]

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** What is shown after a refusal: both versions, or which fields are wrong. */
const refusal = async (
  street: string,
  sent: Editing,
  error: unknown,
  words: RulesWords,
): Promise<Editing> => {
  const { was, ...rest } = sent
  if (was !== undefined && ['stale', 'not-found'].includes(refusalOf(error))) {
    const theirs = await latestRule(street, was.id)
    if (theirs !== undefined) return { ...sent, problems: [], theirs }
    return { ...rest, was: undefined, key: freshKey(), problems: [], refused: words.gone }
  }
  const problems = error instanceof Refused ? (error.problem.errors ?? []) : []
  return { ...sent, problems, ...(problems.length > 0 ? {} : { refused: messageOf(error) }) }
}

/** One rule being typed: kept on this device until it is saved or given up. */
export const useEditing = (street: string, was: StreetRule | undefined, close: () => void) => {
  const words = useWords(rulesWords)
  const { may } = useSession()
  const [{ editing, again }, set] = useState(() => begun(street, was))
  const [busy, setBusy] = useState(false)
  const show = (next: Editing) => set({ editing: next, again: false })
  useEffect(() => {
    if (again) announce(words.kept)
  }, [])
  const stop = () => {
    dropKept(keptName(street, was))
    close()
  }
  const change = (changes: Partial<RuleForm>) => {
    const form = { ...editing.form, ...changes }
    keep(keptName(street, was), form)
    const problems = editing.problems.filter(({ field }) => !Object.keys(changes).includes(field))
    show({ ...editing, form, problems, key: freshKey() })
  }
  const send = async (sent: Editing, state: State) => {
    setBusy(true)
    try {
      await (sent.was === undefined
        ? addRule(street, sent.form, state, sent.key)
        : changeRule(street, sent.was, sent.form, state))
      const added = may('street.settings') ? words.added[state] : words.proposed
      announce(sent.was === undefined ? added : words.saved)
      stop()
    } catch (error) {
      show(await refusal(street, sent, error, words).catch(() => ({ ...sent, refused: messageOf(error) })))
    } finally {
      setBusy(false)
      forget(rulesKey(street))
    }
  }
  const save = (state: State, sent: Editing = editing) => {
    if (busy) return
    const problems = missing(sent.form, words)
    if (problems.length > 0) show({ ...sent, problems })
    else void send(sent, state)
  }
  return { editing, busy, change, save, stop }
}

export type Edited = ReturnType<typeof useEditing>
