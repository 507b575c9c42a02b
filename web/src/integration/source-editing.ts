import type { Source } from '@linli/contract/sources'
import type { FieldProblem } from '@linli/contract/refusals'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { ask } from './asking.ts'
import { useEditing, type Edited, type Editing } from './editing.ts'
import { editingWords } from './editing-words.ts'
import {
  additionOf,
  blankForm,
  bodyOf,
  check,
  formOf,
  isForm,
  keepable,
  type SourceForm,
} from './source-forms.ts'
import { sourceFormWords } from './source-form-words.ts'
import { loadSources, sourcesChanged } from './source-loading.ts'

/** A source, with its secret where one was made. */
export type Made = { source: Source; secret?: string }

export type EditedSource = Edited<SourceForm, Source, Made>

const send = async (street: string, { was, form, key }: Editing<SourceForm, Source>): Promise<Made> => {
  if (was === undefined) return ask('addSource', { params: { street }, body: additionOf(form), key })
  const params = { street, source: was.id }
  return { source: await ask('changeSource', { params, body: bodyOf(form), version: was.version }) }
}

/** A source being typed; `close` is given what was made of it. */
export const useSourceEditing = (
  street: string,
  was: Source | undefined,
  close: (made?: Made) => void,
): EditedSource => {
  const words = { ...useWords(editingWords), ...useWords(sourceFormWords) }
  return useEditing({
    name: `source/${street}/${was?.id ?? 'new'}`,
    was,
    begin: () => (was === undefined ? blankForm : formOf(was)),
    isForm,
    keepable,
    check: (form) => check(form, words),
    send: (editing) => send(street, editing),
    latest: async ({ id }) => (await loadSources(street)).find((each) => each.id === id),
    changed: () => sourcesChanged(street),
    close: (made) => {
      if (made !== undefined && made.secret === undefined) announce(words.saved)
      close(made)
    },
  })
}

/** Which field of the form a refusal is about: how it is verified is said in several. */
const fields: Readonly<Record<string, string>> = {
  'receiving.header': 'header',
  'receiving.prefix': 'prefix',
  'receiving.timestamp': 'timestamp',
  'receiving.id.name': 'idAt',
  'receiving.id.path': 'idAt',
}

/** What is wrong with one field of the form. */
export const wrongWith = ({ editing }: EditedSource, field: keyof SourceForm): FieldProblem | undefined =>
  editing.problems.find((each) => (fields[each.field] ?? each.field.split(/[.[]/)[0]) === field)

/** Everything that is wrong with the mapping, with where in it. */
export const mappingProblems = ({ editing }: EditedSource): readonly FieldProblem[] =>
  editing.problems.filter(({ field }) => field.startsWith('mapping'))
