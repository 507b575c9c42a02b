import type { Token } from '@linli/contract/tokens'
import { yearsAfter } from '@linli/domain/days'
import { sections, type Section } from '@linli/domain/sections'
import { grantable, heldBy, usualPerMinute, type Grantable } from '@linli/domain/tokens'
import type { Chosen } from './choosing.tsx'

/** A token being typed; `addresses`: one a line. */
export type TokenForm = {
  name: string
  permissions: readonly Grantable[]
  communities: Chosen
  sections: Chosen
  addresses: string
  perMinute: string
  expires: string
}

/** The day in China at a moment, in ms since 1970: it is eight hours ahead of UTC all year. */
const dayAt = (now: number): string => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)

/** A new token: it reads, everywhere, for a year. */
export const blankForm = (now: number): TokenForm => ({
  name: '',
  permissions: heldBy(['records.read']),
  communities: 'all',
  sections: 'all',
  addresses: '',
  perMinute: String(usualPerMinute),
  expires: yearsAfter(dayAt(now), 1),
})

export const formOf = (was: Token): TokenForm => ({
  name: was.name,
  permissions: was.permissions,
  communities: was.communities,
  sections: was.sections,
  addresses: was.addresses.join('\n'),
  perMinute: String(was.perMinute),
  expires: was.expires,
})

/** The addresses that were typed, one a line. */
export const addressesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const sectionsOf = (chosen: Chosen): 'all' | Section[] =>
  chosen === 'all' ? 'all' : sections.filter((each) => chosen.includes(each))

/** What is sent to make a token or to change it. */
export const bodyOf = (form: TokenForm) => ({
  name: form.name.trim(),
  permissions: heldBy(form.permissions),
  communities: form.communities === 'all' ? ('all' as const) : [...form.communities],
  sections: sectionsOf(form.sections),
  addresses: addressesOf(form.addresses),
  perMinute: Number(form.perMinute),
  expires: form.expires,
})

/** What can differ between two people's changes. */
export const comparedKeys = [
  'name',
  'permissions',
  'communities',
  'sections',
  'addresses',
  'perMinute',
  'expires',
] as const

const isChosen = (value: unknown): boolean => value === 'all' || Array.isArray(value)
const isGranted = (value: unknown): boolean =>
  Array.isArray(value) && value.every((each) => grantable.some((one) => one === each))

/** Whether what was kept is such a form. */
export const isForm = (value: unknown): value is TokenForm => {
  if (typeof value !== 'object' || value === null) return false
  const said = new Map<string, unknown>(Object.entries(value))
  return (
    ['name', 'addresses', 'perMinute', 'expires'].every((key) => typeof said.get(key) === 'string') &&
    ['communities', 'sections'].every((key) => isChosen(said.get(key))) &&
    isGranted(said.get('permissions'))
  )
}
