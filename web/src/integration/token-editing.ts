import type { FieldProblem } from '@linli/contract/refusals'
import type { MadeToken, Token } from '@linli/contract/tokens'
import { mostPerMinute } from '@linli/domain/tokens'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { ask } from './asking.ts'
import { problem, useEditing, type Edited, type Editing } from './editing.ts'
import { editingWords } from './editing-words.ts'
import { tokenFormWords, type TokenFormWords } from './token-form-words.ts'
import { blankForm, bodyOf, formOf, isForm, type TokenForm } from './token-forms.ts'
import { latestToken, tokensChanged } from './token-loading.ts'

type Words = (typeof editingWords)['zh'] & TokenFormWords

const isCount = (text: string): boolean =>
  /^\s*\d+\s*$/.test(text) && Number(text) >= 1 && Number(text) <= mostPerMinute

/** What can be told without asking the server. */
const check = (form: TokenForm, words: Words): FieldProblem[] => {
  const checks: [field: string, amiss: boolean, message: string][] = [
    ['name', form.name.trim() === '', words.needName],
    ['communities', form.communities.length === 0, words.needSome],
    ['sections', form.sections.length === 0, words.needSome],
    ['perMinute', !isCount(form.perMinute), words.needCount(mostPerMinute)],
    ['expires', form.expires === '', words.needDay],
  ]
  return checks.flatMap(([field, amiss, message]) => (amiss ? [problem(field, message)] : []))
}

const send = (street: string, { was, form, key }: Editing<TokenForm, Token>): Promise<MadeToken> =>
  was === undefined
    ? ask('makeToken', { params: { street }, body: bodyOf(form), key })
    : ask('changeToken', { params: { street, token: was.id }, body: bodyOf(form), version: was.version })

export type Close = (made?: MadeToken) => void

export type TokenEdited = Edited<TokenForm, Token, MadeToken>

/** A token being typed; `close` is given one that was made. */
export const useTokenEditing = (street: string, was: Token | undefined, close: Close): TokenEdited => {
  const words = { ...useWords(editingWords), ...useWords(tokenFormWords) }
  return useEditing({
    name: `token/${street}/${was?.id ?? 'new'}`,
    was,
    begin: () => (was === undefined ? blankForm(Date.now()) : formOf(was)),
    isForm,
    keepable: (form) => form,
    check: (form) => check(form, words),
    send: (editing) => send(street, editing),
    latest: ({ id }) => latestToken(street, id),
    changed: () => tokensChanged(street),
    close: (saved) => {
      if (saved !== undefined && was !== undefined) announce(words.saved)
      close(was === undefined ? saved : undefined)
    },
  })
}
