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
const digit = (char: string | undefined): number => digits[char ?? ''] ?? 0
const one = '[一二两三四五六七八九]'
const belowTenThousand = new RegExp(
  `^零?(?:(${one})千)?(零(?=.))?(?:(${one})百)?(零(?=.))?(?:(${one})?(十))?(零(?=.))?(${one})?$`,
)

/** 三千零五十 and the like; undefined also for 三百五, of which one cannot be sure whether 305 or 350 is meant. */
const smallNumber = (text: string): number | undefined => {
  const [all, thousands, , hundreds, , tens, ten, , ones] = belowTenThousand.exec(text) ?? []
  if (all === undefined || all === '') return undefined
  const unsure = ones !== undefined && ten === undefined && /[千百].$/.test(text) && !/零.$/.test(text)
  if (unsure) return undefined
  return (
    digit(thousands) * 1000 +
    digit(hundreds) * 100 +
    (ten === undefined ? 0 : (digit(tens) || 1) * 10) +
    digit(ones)
  )
}

/** The part before a scale such as 亿 and the part after it. */
const splitAt = (text: string, scale: string): [string | undefined, string] => {
  const at = text.indexOf(scale)
  return at < 0 ? [undefined, text] : [text.slice(0, at), text.slice(at + 1)]
}

/**
 * The number that Chinese numerals below a million million spell: 三十一, 两百, 一万二千, 一亿二千万, 二〇一〇; undefined when they
 * spell none, or when one cannot be sure which (三百五, 一万二).
 */
export const chineseNumber = (text: string): number | undefined => {
  if (text === '零') return 0
  if (/^[零一二三四五六七八九]{2,}$/.test(text)) return Number(Array.from(text, digit).join(''))
  const [hundredMillions, belowHundredMillion] = splitAt(text, '亿')
  const [tenThousands, rest] = splitAt(belowHundredMillion, '万')
  if ((hundredMillions ?? tenThousands) !== undefined && /^[一二两三四五六七八九]$/.test(rest))
    return undefined
  const parts = [hundredMillions, tenThousands, rest === '' ? undefined : rest]
  const values = parts.map((part) => (part === undefined ? 0 : smallNumber(part)))
  if (text === '' || values.some((value) => value === undefined)) return undefined
  const [high = 0, middle = 0, low = 0] = values
  return high * 100_000_000 + middle * 10_000 + low
}

/** True when a text holds NUL, other control characters, or half of a surrogate pair, none of which can be stored faithfully. */
export const isBrokenText = (text: string): boolean =>
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) ||
  /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)
