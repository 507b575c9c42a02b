// The first Chinese character, in pinyin order, of each initial; i, u and v begin no syllable.
const firsts = [...'阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨它穵夕丫匝']
const letters = [...'abcdefghjklmnopqrstwxyz']
const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin')

const initial = (char: string): string => {
  if (!/\p{Script=Han}/u.test(char)) return /[a-z0-9]/i.test(char) ? char.toLowerCase() : ''
  const index = firsts.findLastIndex((first) => collator.compare(first, char) <= 0)
  return letters[index] ?? ''
}

/** The first letters of a name's pinyin (志愿服务 → zyfw), by which people find it; a character read in two ways has one here. */
export const initials = (name: string): string => [...name].map(initial).join('')
