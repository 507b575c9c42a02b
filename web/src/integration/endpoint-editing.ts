import type { Endpoint } from '@linli/contract/endpoints'
import type { FieldProblem } from '@linli/contract/refusals'
import { useEffect, useState } from 'preact/hooks'
import { freshKey, Refused, refusalOf } from '../api.ts'
import { whyOf } from '../failures.ts'
import { dropKept, keep, kept } from '../kept.ts'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { ask } from './asking.ts'
import {
  additionOf,
  blankForm,
  changeOf,
  formOf,
  isForm,
  keepable,
  type EndpointForm,
} from './endpoint-forms.ts'
import { endpointsChanged, latestEndpoint } from './endpoint-loading.ts'
import { formWords, type FormWords } from './endpoint-form-words.ts'

/** An endpoint being added (`was` undefined) or changed; `theirs`: what somebody else made of it meanwhile. */
export type Editing = {
  was: Endpoint | undefined
  form: EndpointForm
  key: string
  problems: readonly FieldProblem[]
  refused?: string
  theirs?: Endpoint
}

const keptName = (street: string, was: Endpoint | undefined): string =>
  `endpoint/${street}/${was?.id ?? 'new'}`

const begun = (street: string, was: Endpoint | undefined): { editing: Editing; again: boolean } => {
  const before = kept(keptName(street, was))
  const again = isForm(before)
  const form = again ? before : was === undefined ? blankForm : formOf(was)
  return { editing: { was, form, key: freshKey(), problems: [] }, again }
}

const problem = (field: string, message: string): FieldProblem => ({ field, reason: 'required', message })

/** What can be told without asking the server. */
const missing = (form: EndpointForm, words: FormWords): FieldProblem[] => [
  ...(form.types.length === 0 ? [problem('types', words.needSome)] : []),
  ...(form.communities.length === 0 ? [problem('communities', words.needSome)] : []),
  ...(form.signatures.length === 0 ? [problem('signatures', words.needSignature)] : []),
  ...(['rate', 'daysKept'] as const)
    .filter((key) => !/^\d+$/.test(form[key].trim()))
    .map((key) => problem(key, words.needNumber)),
]

/** The receiver is asked first, which has 15 seconds of its own to answer; in milliseconds. */
const patience = 20_000

const send = (street: string, { was, form, key }: Editing): Promise<Endpoint> =>
  was === undefined
    ? ask('addEndpoint', { params: { street }, body: additionOf(form), key, patience })
    : ask('changeEndpoint', {
        params: { street, endpoint: was.id },
        body: changeOf(form),
        version: was.version,
        patience,
      })

/** What is shown after a refusal: both versions, or which fields are wrong. */
const refusal = async (street: string, sent: Editing, error: unknown, gone: string): Promise<Editing> => {
  if (sent.was !== undefined && ['stale', 'not-found'].includes(refusalOf(error))) {
    const theirs = await latestEndpoint(street, sent.was.id)
    if (theirs !== undefined) return { ...sent, problems: [], theirs }
    return { was: undefined, form: sent.form, key: freshKey(), problems: [], refused: gone }
  }
  const problems = error instanceof Refused ? (error.problem.errors ?? []) : []
  return { ...sent, problems, ...(problems.length > 0 ? {} : { refused: whyOf(error) }) }
}

/** An endpoint being typed: kept on this device, without what is secret, until it is saved or given up. */
export const useEditing = (street: string, was: Endpoint | undefined, close: (saved?: Endpoint) => void) => {
  const words = useWords(formWords)
  const [{ editing, again }, set] = useState(() => begun(street, was))
  const [busy, setBusy] = useState(false)
  const show = (next: Editing) => set({ editing: next, again: false })
  useEffect(() => {
    if (again) announce(words.kept)
  }, [])
  const stop = (saved?: Endpoint) => {
    dropKept(keptName(street, was))
    close(saved)
  }
  const change = (changes: Partial<EndpointForm>) => {
    const form = { ...editing.form, ...changes }
    keep(keptName(street, was), keepable(form))
    const touched = Object.keys(changes)
    const problems = editing.problems.filter(({ field }) => !touched.some((key) => field.startsWith(key)))
    show({ ...editing, form, problems, key: freshKey() })
  }
  const attempt = async (sent: Editing) => {
    const { refused: _, theirs: __, ...clean } = sent
    setBusy(true)
    try {
      const saved = await send(street, clean)
      announce(sent.was === undefined ? words.added : words.saved)
      stop(saved)
    } catch (error) {
      show(await refusal(street, clean, error, words.gone).catch(() => ({ ...clean, refused: whyOf(error) })))
    } finally {
      setBusy(false)
      endpointsChanged(street)
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

export type Edited = ReturnType<typeof useEditing>
