import type { Endpoint } from '@linli/contract/endpoints'
import type { SignatureScheme } from '@linli/domain/endpoints'
import type { WebhookType } from '@linli/domain/webhook-events'
import type { Chosen } from './choosing.tsx'

export type Header = { name: string; value: string }

/** An endpoint being typed. On one that is there, an empty address and no headers leave them as they are. */
export type EndpointForm = {
  kind: Endpoint['kind']
  name: string
  url: string
  robotSecret: string
  types: Chosen
  communities: Chosen
  content: Endpoint['content']
  signatures: readonly SignatureScheme[]
  headers: readonly Header[] | undefined
  rate: string
  ordered: boolean
  daysKept: string
  state: 'active' | 'paused'
}

export const blankForm: EndpointForm = {
  kind: 'webhook',
  name: '',
  url: '',
  robotSecret: '',
  types: 'all',
  communities: 'all',
  content: 'thin',
  signatures: ['v1'],
  headers: [],
  rate: '0',
  ordered: false,
  daysKept: '30',
  state: 'active',
}

export const formOf = (was: Endpoint): EndpointForm => ({
  kind: was.kind,
  name: was.name,
  url: '',
  robotSecret: '',
  types: was.types,
  communities: was.communities,
  content: was.content,
  signatures: was.signatures,
  headers: undefined,
  rate: String(was.rate),
  ordered: was.ordered,
  daysKept: String(was.daysKept),
  state: was.state === 'paused' ? 'paused' : 'active',
})

const headersOf = (rows: readonly Header[]): Record<string, string> =>
  Object.fromEntries(rows.map(({ name, value }) => [name.trim(), value]).filter(([name]) => name !== ''))

// The chooser offers these types only, and keeps what it was given.
const typesOf = (types: Chosen): 'all' | Exclude<WebhookType, 'endpoint.ping'>[] =>
  types === 'all' ? 'all' : types.filter((type): type is Exclude<WebhookType, 'endpoint.ping'> => type !== '')

const wanted = (form: EndpointForm) => ({
  name: form.name,
  types: typesOf(form.types),
  communities: form.communities === 'all' ? ('all' as const) : [...form.communities],
  content: form.content,
  signatures: [...form.signatures],
  rate: Number(form.rate),
  ordered: form.ordered,
  daysKept: Number(form.daysKept),
})

/** What is sent to add an endpoint. */
export const additionOf = (form: EndpointForm) => ({
  ...wanted(form),
  kind: form.kind,
  url: form.url.trim(),
  headers: headersOf(form.headers ?? []),
  robotSecret: form.robotSecret.trim(),
})

/** What is sent to change one: secrets only where they are typed anew. */
export const changeOf = (form: EndpointForm) => ({
  ...wanted(form),
  state: form.state,
  ...(form.url.trim() === '' ? {} : { url: form.url.trim() }),
  ...(form.headers === undefined ? {} : { headers: headersOf(form.headers) }),
  ...(form.robotSecret === '' ? {} : { robotSecret: form.robotSecret.trim() }),
})

/** What can differ between two people's changes; secrets are nobody's to compare. */
export const comparedKeys = [
  'name',
  'types',
  'communities',
  'content',
  'signatures',
  'rate',
  'ordered',
  'daysKept',
  'state',
] as const

/** What may rest in the browser while it is typed: no secret, no value of a header, no robot's address, which is one. */
export const keepable = (form: EndpointForm): EndpointForm => ({
  ...form,
  robotSecret: '',
  url: form.kind === 'webhook' ? form.url.replace(/[?#].*$/, '').replace(/\/\/[^/@]*@/, '//') : '',
  headers: form.headers?.map(({ name }) => ({ name, value: '' })),
})

const isChosen = (value: unknown): boolean => value === 'all' || Array.isArray(value)

/** Whether what was kept is such a form. */
export const isForm = (value: unknown): value is EndpointForm => {
  if (typeof value !== 'object' || value === null) return false
  const said = new Map<string, unknown>(Object.entries(value))
  const texts = ['kind', 'name', 'url', 'content', 'rate', 'daysKept', 'state', 'robotSecret']
  return (
    texts.every((key) => typeof said.get(key) === 'string') &&
    ['types', 'communities'].every((key) => isChosen(said.get(key))) &&
    Array.isArray(said.get('signatures')) &&
    typeof said.get('ordered') === 'boolean'
  )
}
