/** What people type before any rule reads it: full-width forms become half-width, spaces at the ends go. */
export const plain = (typed: string): string =>
  typed
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .replace(/[〇○]/g, '零')
    .trim()

const digits: Record<string, number> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const scales: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** The number that Chinese numerals up to 亿 spell (三十一, 两百, 一万二千), or undefined when they spell none. */
export const chineseNumber = (text: string): number | undefined => {
  if (!/^[零一二两三四五六七八九十百千万亿]+$/.test(text)) return undefined
  let total = 0
  let group = 0
  let digit = 0
  for (const char of text) {
    const scale = scales[char]
    if (scale !== undefined) {
      group += (digit || 1) * scale
      digit = 0
    } else if (char === '万' || char === '亿') {
      total = (total + group + digit) * (char === '万' ? 10_000 : 100_000_000)
      group = 0
      digit = 0
    } else digit = digits[char] ?? 0
  }
  return total + group + digit
}

/** True when a text holds NUL, other control characters, or half of a surrogate pair, none of which can be stored faithfully. */
export const isBrokenText = (text: string): boolean =>
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) ||
  /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)
