import type { FieldProblem } from '@linli/contract/refusals'
import type { MadeToken, Token } from '@linli/contract/tokens'
import { mostPerMinute } from '@linli/domain/tokens'
import { useEffect, useState } from 'preact/hooks'
import { freshKey, Refused, refusalOf } from '../api.ts'
import { whyOf } from '../failures.ts'
import { dropKept, keep, kept } from '../kept.ts'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { ask } from './asking.ts'
import { tokenFormWords, type TokenFormWords } from './token-form-words.ts'
import { blankForm, bodyOf, formOf, isForm, type TokenForm } from './token-forms.ts'
import { latestToken, tokensChanged } from './token-loading.ts'

/** A token being made (`was` undefined) or changed; `theirs`: what somebody else made of it meanwhile. */
type Editing = {
  was: Token | undefined
  form: TokenForm
  key: string
  problems: readonly FieldProblem[]
  refused?: string
  theirs?: Token
}

const keptName = (street: string, was: Token | undefined): string => `token/${street}/${was?.id ?? 'new'}`

const begun = (street: string, was: Token | undefined): { editing: Editing; again: boolean } => {
  const before = kept(keptName(street, was))
  const again = isForm(before)
  const form = again ? before : was === undefined ? blankForm(Date.now()) : formOf(was)
  return { editing: { was, form, key: freshKey(), problems: [] }, again }
}

const isCount = (text: string): boolean =>
  /^\s*\d+\s*$/.test(text) && Number(text) >= 1 && Number(text) <= mostPerMinute

/** What can be told without asking the server. */
const missing = (form: TokenForm, words: TokenFormWords): FieldProblem[] => {
  const checks: [field: string, amiss: boolean, message: string][] = [
    ['name', form.name.trim() === '', words.needName],
    ['communities', form.communities.length === 0, words.needSome],
    ['sections', form.sections.length === 0, words.needSome],
    ['perMinute', !isCount(form.perMinute), words.needNumber(mostPerMinute)],
    ['expires', form.expires === '', words.needDay],
  ]
  return checks.flatMap(([field, amiss, message]) => (amiss ? [{ field, reason: 'required', message }] : []))
}

const send = (street: string, { was, form, key }: Editing): Promise<Token | MadeToken> =>
  was === undefined
    ? ask('makeToken', { params: { street }, body: bodyOf(form), key })
    : ask('changeToken', { params: { street, token: was.id }, body: bodyOf(form), version: was.version })

/** What is shown after a refusal: both versions, or which fields are wrong. */
const refusal = async (street: string, sent: Editing, error: unknown, gone: string): Promise<Editing> => {
  if (sent.was !== undefined && ['stale', 'not-found'].includes(refusalOf(error))) {
    const theirs = await latestToken(street, sent.was.id)
    if (theirs !== undefined) return { ...sent, problems: [], theirs }
    return { was: undefined, form: sent.form, key: freshKey(), problems: [], refused: gone }
  }
  const problems = error instanceof Refused ? (error.problem.errors ?? []) : []
  return { ...sent, problems, ...(problems.length > 0 ? {} : { refused: whyOf(error) }) }
}

export type Close = (made?: MadeToken) => void

/** A token being typed: kept on this device until it is saved or given up. */
export const useTokenEditing = (street: string, was: Token | undefined, close: Close) => {
  const words = useWords(tokenFormWords)
  const [{ editing, again }, set] = useState(() => begun(street, was))
  const [busy, setBusy] = useState(false)
  const show = (next: Editing) => set({ editing: next, again: false })
  useEffect(() => {
    if (again) announce(words.kept)
  }, [])
  const stop = (made?: MadeToken) => {
    dropKept(keptName(street, was))
    close(made)
  }
  const change = (changes: Partial<TokenForm>) => {
    const form = { ...editing.form, ...changes }
    keep(keptName(street, was), form)
    const touched = Object.keys(changes)
    const problems = editing.problems.filter(({ field }) => !touched.some((key) => field.startsWith(key)))
    show({ ...editing, form, problems, key: freshKey() })
  }
  const attempt = async (sent: Editing) => {
    const { refused: _, theirs: __, ...clean } = sent
    setBusy(true)
    try {
      const saved = await send(street, clean)
      if (sent.was !== undefined) announce(words.saved)
      stop(sent.was === undefined ? saved : undefined)
    } catch (error) {
      show(await refusal(street, clean, error, words.gone).catch(() => ({ ...clean, refused: whyOf(error) })))
    } finally {
      setBusy(false)
      tokensChanged(street)
    }
  }
  const save = (sent: Editing = editing) => {
    if (busy) return
    const problems = missing(sent.form, words)
    if (problems.length > 0) show({ ...sent, problems })
    else void attempt(sent)
  }
  return { editing, busy, change, save, stop }
}

export type TokenEdited = ReturnType<typeof useTokenEditing>
