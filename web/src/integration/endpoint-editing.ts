import type { Endpoint } from '@linli/contract/endpoints'
import type { FieldProblem } from '@linli/contract/refusals'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { ask } from './asking.ts'
import { problem, useEditing, type Edited, type Editing } from './editing.ts'
import { editingWords } from './editing-words.ts'
import {
  additionOf,
  blankForm,
  changeOf,
  formOf,
  isForm,
  keepable,
  type EndpointForm,
} from './endpoint-forms.ts'
import { formWords, type FormWords } from './endpoint-form-words.ts'
import { endpointsChanged, latestEndpoint } from './endpoint-loading.ts'

export type EditedEndpoint = Edited<EndpointForm, Endpoint>

type Words = FormWords & (typeof editingWords)['zh']

/** What can be told without asking the server. */
const check = (form: EndpointForm, words: Words): FieldProblem[] => [
  ...(form.types.length === 0 ? [problem('types', words.needSome)] : []),
  ...(form.communities.length === 0 ? [problem('communities', words.needSome)] : []),
  ...(form.signatures.length === 0 ? [problem('signatures', words.needSignature)] : []),
  ...(['rate', 'daysKept'] as const)
    .filter((key) => !/^\d+$/.test(form[key].trim()))
    .map((key) => problem(key, words.needNumber)),
]

/** The receiver is asked first, which has 15 seconds of its own to answer; in milliseconds. */
const patience = 20_000

const send = (street: string, { was, form, key }: Editing<EndpointForm, Endpoint>): Promise<Endpoint> =>
  was === undefined
    ? ask('addEndpoint', { params: { street }, body: additionOf(form), key, patience })
    : ask('changeEndpoint', {
        params: { street, endpoint: was.id },
        body: changeOf(form),
        version: was.version,
        patience,
      })

/** An endpoint being typed. */
export const useEndpointEditing = (
  street: string,
  was: Endpoint | undefined,
  close: (saved?: Endpoint) => void,
): EditedEndpoint => {
  const words = { ...useWords(editingWords), ...useWords(formWords) }
  return useEditing({
    name: `endpoint/${street}/${was?.id ?? 'new'}`,
    was,
    begin: () => (was === undefined ? blankForm : formOf(was)),
    isForm,
    keepable,
    check: (form) => check(form, words),
    send: (editing) => send(street, editing),
    latest: ({ id }) => latestEndpoint(street, id),
    changed: () => endpointsChanged(street),
    close: (saved) => {
      if (saved !== undefined) announce(was === undefined ? words.added : words.saved)
      close(saved)
    },
  })
}
