import { refused, type Refusal } from './refusals.ts'
import { no, ok, type Result } from './results.ts'
import { isBrokenText } from './typing.ts'

/** The longest name that is taken, in characters. */
export const longestName = 40

const han = /\p{Script=Han}/u
/** Letters of any script with what joins them in names: 阿不都·热合曼, O'Neill, Anne-Marie, J. Smith. */
const spelled = /^\p{L}[\p{L}\p{M}·.'’ -]*$/u

/** Forms align 王 芳 with names of three characters; dots in names are typed in many ways. */
const tidy = (typed: string): string => {
  const text = typed
    .normalize('NFC')
    .replace(/[\u00b7\u2022\u2027\u30fb\u0387\uff65]/g, '·')
    .replace(/\s+/g, ' ')
    .trim()
  return han.test(text) ? text.replace(/ /g, '') : text
}

/** A member's name as it is kept, or why what was typed is none: numbers, such as those of a telephone or an identity card, are refused. */
export const readName = (typed: string, field = 'name'): Result<string, Refusal> => {
  const name = tidy(typed)
  if (name === '') return no(refused(field, 'required'))
  if (isBrokenText(name)) return no(refused(field, 'broken-text'))
  if (Array.from(name).length > longestName) return no(refused(field, 'too-long', { max: longestName }))
  return spelled.test(name) ? ok(name) : no(refused(field, 'not-a-name'))
}

/** What stands for a name where it is not needed: its first character, and one * for each further one; joints stay. */
export const maskOf = (name: string): string =>
  Array.from(name, (char, at) => (at === 0 || /[·.'’ -]/.test(char) ? char : '*')).join('')

/** What two spellings of one name have in common, to find those that are there twice. */
export const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase()

/** The id of a member, as a record holds it. */
export const isMemberId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** Finds whom a record means, by the name or the id that was typed. */
export type MemberLookup = (typed: string) => Result<string, 'not-a-member' | 'several-members'>

/** Takes ids as they are, for storage to judge; a name is no id, and is never kept. */
export const byIdAlone: MemberLookup = (typed) => (isMemberId(typed) ? ok(typed) : no('not-a-member'))
