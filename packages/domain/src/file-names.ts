import { fileEndings, type FileType } from './files.ts'

/** The longest name without its ending, in characters: with three bytes each it fits the 255 of common file systems. */
const longest = 80

/** Names that Windows keeps for devices, with any ending. */
const ofDevices = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\.|$)/i

/** What cannot be seen and changes how the rest is read: control characters, marks of direction, spaces of no width. */
const unseen = /\p{Cc}|\p{Cf}|\p{Co}|\p{Cn}|\p{Surrogate}|\p{Zl}|\p{Zp}/gu

const knownEnding = new RegExp(`\\.(jpeg|jpe|heif|${Object.values(fileEndings).join('|')})$`, 'i')

/** The first characters, none of them halved, without what Windows takes off the ends. */
const trimmed = (name: string): string =>
  Array.from(name)
    .slice(0, longest)
    .join('')
    .replace(/^[.\s]+|[.\s]+$/g, '')

/**
 * The name under which a file is kept and downloaded: what somebody called it, without a path, without what could deceive or what
 * no system can store, and with the ending that its content has.
 */
export const fileName = (said: string, type: FileType): string => {
  const last = said.split(/[/\\]/).findLast((part) => part.trim() !== '') ?? ''
  const seen = last
    .replace(unseen, '')
    .normalize('NFC')
    .replace(/[<>:"|?*]/g, '_')
    .trim()
  const bare = trimmed(seen.replace(knownEnding, ''))
  const named = trimmed(ofDevices.test(bare) ? `_${bare}` : bare)
  return `${named === '' ? '文件' : named}.${fileEndings[type]}`
}
