import type { Source } from '@linli/contract/sources'
import type { FieldProblem } from '@linli/contract/refusals'
import { isSection } from '@linli/domain/sections'
import type { IdPlace, Receiving } from '@linli/domain/sources'
import type { Chosen } from './choosing.tsx'
import { problem } from './editing.ts'
import type { editingWords } from './editing-words.ts'
import type { SourceFormWords } from './source-form-words.ts'

/** A source being typed; its mapping as JSON. */
export type SourceForm = {
  name: string
  kind: Receiving['kind']
  secret: string
  header: string
  encoding: 'hex' | 'base64'
  prefix: string
  timestamp: string
  idFrom: IdPlace['from']
  /** The name of the header or the path. */
  idAt: string
  communities: Chosen
  sections: Chosen
  mapping: string
  state: Source['state']
}

export const blankForm: SourceForm = {
  name: '',
  kind: 'standard',
  secret: '',
  header: '',
  encoding: 'hex',
  prefix: '',
  timestamp: '',
  idFrom: 'body',
  idAt: '',
  communities: 'all',
  sections: 'all',
  mapping: '',
  state: 'active',
}

const idAtOf = (id: IdPlace): string => (id.from === 'header' ? id.name : id.from === 'path' ? id.path : '')

const receivingParts = (receiving: Receiving): Partial<SourceForm> => {
  const { kind } = receiving
  if (kind === 'standard' || kind === 'github') return { kind }
  const id = { idFrom: receiving.id.from, idAt: idAtOf(receiving.id) }
  if (kind === 'bearer') return { kind, ...id }
  const { header, encoding, prefix, timestamp = '' } = receiving
  return { kind, header, encoding, prefix, timestamp, ...id }
}

/** A mapping as one writes it: what holds no further object stands in one line. */
export const mappingText = (mapping: unknown): string =>
  JSON.stringify(mapping, null, 2).replace(
    /\{\s+([^{}[\]]*?)\s+\}/g,
    (_, inner: string) => `{ ${inner.replace(/\n\s*/g, ' ')} }`,
  )

export const formOf = (was: Source): SourceForm => ({
  ...blankForm,
  ...receivingParts(was.receiving),
  name: was.name,
  communities: was.communities,
  sections: was.sections,
  mapping: mappingText(was.mapping),
  state: was.state,
})

const idOf = ({ idFrom, idAt }: SourceForm): IdPlace => {
  if (idFrom === 'header') return { from: 'header', name: idAt.trim() }
  return idFrom === 'path' ? { from: 'path', path: idAt } : { from: 'body' }
}

const receivingOf = (form: SourceForm): Receiving => {
  const { kind, header, encoding, prefix, timestamp } = form
  if (kind === 'standard' || kind === 'github') return { kind }
  if (kind === 'bearer') return { kind, id: idOf(form) }
  const stamped = timestamp.trim() === '' ? {} : { timestamp: timestamp.trim() }
  return { kind, header: header.trim(), encoding, prefix, ...stamped, id: idOf(form) }
}

/** The mapping that was typed, or why it cannot be read. What it means is for the server. */
export const mappingOf = (text: string): { value: Source['mapping'] } | { why: string } => {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server reads it by its schema and tells what is wrong
    return { value: JSON.parse(text) as Source['mapping'] }
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) }
  }
}

const blankMapping: Source['mapping'] = { items: '', makes: [] }

export const reachOf = (form: SourceForm) => ({
  communities: form.communities === 'all' ? ('all' as const) : [...form.communities],
  sections: form.sections === 'all' ? ('all' as const) : form.sections.filter(isSection),
})

/** What is sent to change a source. */
export const bodyOf = (form: SourceForm) => {
  const mapping = mappingOf(form.mapping)
  return {
    name: form.name,
    receiving: receivingOf(form),
    mapping: 'value' in mapping ? mapping.value : blankMapping,
    ...reachOf(form),
    state: form.state,
  }
}

/** What is sent to add one. */
export const additionOf = (form: SourceForm) => ({
  ...bodyOf(form),
  ...(form.secret === '' || form.kind === 'bearer' ? {} : { secret: form.secret.trim() }),
})

export const sourceKeys = [
  'name',
  'header',
  'encoding',
  'prefix',
  'timestamp',
  'communities',
  'sections',
  'mapping',
  'state',
] as const

export const keepable = (form: SourceForm): SourceForm => ({ ...form, secret: '' })

export const isForm = (value: unknown): value is SourceForm => {
  if (typeof value !== 'object' || value === null) return false
  const said = new Map<string, unknown>(Object.entries(value))
  return Object.keys(blankForm).every((key) =>
    key === 'communities' || key === 'sections'
      ? said.get(key) === 'all' || Array.isArray(said.get(key))
      : typeof said.get(key) === 'string',
  )
}

type Words = SourceFormWords & (typeof editingWords)['zh']

/** What can be told without asking the server. */
export const check = (form: SourceForm, words: Words): FieldProblem[] => {
  const mapping = mappingOf(form.mapping)
  return [
    ...(form.communities.length === 0 ? [problem('communities', words.needSome)] : []),
    ...(form.sections.length === 0 ? [problem('sections', words.needSome)] : []),
    ...('why' in mapping ? [problem('mapping', words.notJson(mapping.why))] : []),
  ]
}
