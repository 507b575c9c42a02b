import type { Replied } from '@linli/contract/operations'

export type Settings = Replied<'readSettings'>

/** The street's settings as they are being typed. */
export type SettingsForm = { cutOff: string; opening: string; closing: string }
export const settingsKeys = [
  'opening',
  'closing',
  'cutOff',
] as const satisfies readonly (keyof SettingsForm)[]

export const formOf = ({ cutOff, opening, closing }: SettingsForm): SettingsForm => ({
  cutOff,
  opening,
  closing,
})

export const differing = (mine: SettingsForm, theirs: SettingsForm): (keyof SettingsForm)[] =>
  settingsKeys.filter((key) => mine[key].trim() !== theirs[key].trim())

/** What was kept on this device: the form, and the version it was begun from. */
export type KeptSettings = { form: SettingsForm; version: number }

export const isKept = (value: unknown): value is KeptSettings => {
  if (typeof value !== 'object' || value === null || !('form' in value) || !('version' in value)) return false
  const { form, version } = value
  if (typeof form !== 'object' || form === null || typeof version !== 'number') return false
  const said = new Map<string, unknown>(Object.entries(form))
  return settingsKeys.every((key) => typeof said.get(key) === 'string')
}

/** The names that may stand in the words, and what they are replaced by. */
export const placeholders = ['community', 'street', 'period'] as const
export type Placeholder = (typeof placeholders)[number]

export const filledIn = (text: string, names: Readonly<Record<Placeholder, string>>): string =>
  placeholders.reduce((said, name) => said.split(`{${name}}`).join(names[name]), text)

/** Placeholders that nothing replaces, such as a misspelt one. */
export const unknownIn = (text: string): string[] =>
  (text.match(/\{[^{}]*\}/g) ?? []).filter((found) => !placeholders.some((name) => found === `{${name}}`))
