import { isHalfWidth, widthInCharacters } from './character-widths.ts'

// 156 mm hold twenty characters of 22 pt; one is left free on either side.
const longest = 18

/** After these a title may well be broken, where the rest goes on with a word of its own. */
const ends = /(?:委员会|办事处|居委会|党委|党总支|支部|政府|[年月日度]|季度|[上下]半年)$/
const small = /(?:街道|社区|[市区县镇乡]|[、，：；）》”]|和|及|暨)$/

/** What it costs to break a title between these two; undefined where it must not be done. */
const costOf = (before: string, after: string): number | undefined => {
  const [last, next] = [Array.from(before).at(-1) ?? '', Array.from(after)[0] ?? '']
  if (isHalfWidth(last) && isHalfWidth(next)) return undefined
  if (/[、，。：；）》”’！？年月日的]/.test(next) || /[（《“‘]/.test(last)) return undefined
  if (after.startsWith('关于')) return 0
  if (ends.test(before)) return /^[上下]半年|^第/.test(after) ? 4 : 1
  if (/^\d/.test(after)) return 2
  return small.test(before) ? 4 : 8
}

/** Trapezium or rhombus, as the standard wants it: no line shorter than both of its neighbours, none of a few characters. */
const shapeCost = (lines: readonly string[]): number => {
  const widths = lines.map(widthInCharacters)
  const waists = widths.filter(
    (width, i) => i > 0 && width < Math.min(widths[i - 1] ?? 0, widths[i + 1] ?? 0),
  )
  const spread = Math.max(...widths) - Math.min(...widths)
  return spread * 0.2 + waists.length * 4 + widths.filter((width) => width < 4).length * 8
}

type Broken = { lines: string[]; cost: number }

/** Every way to break a title into so many lines that fit. */
const waysOf = (title: string, count: number): Broken[] => {
  if (count === 1) return widthInCharacters(title) <= longest ? [{ lines: [title], cost: 0 }] : []
  const characters = Array.from(title)
  return characters.flatMap((_, at) => {
    const [before, after] = [characters.slice(0, at).join(''), characters.slice(at).join('')]
    if (at === 0 || widthInCharacters(before) > longest) return []
    if (widthInCharacters(after) > longest * (count - 1)) return []
    const cost = costOf(before, after)
    return cost === undefined
      ? []
      : waysOf(after, count - 1).map((rest) => ({ lines: [before, ...rest.lines], cost: cost + rest.cost }))
  })
}

/**
 * The lines of a title of 22 pt: as few as hold it, broken where a word ends, in the shape that GB/T 9704-2012, 7.3.1 asks for
 * (词意完整，排列对称，长短适宜，间距恰当). A title too long for four lines is left to the office program.
 */
export const titleLines = (title: string): string[] => {
  for (let count = Math.ceil(widthInCharacters(title) / longest); count <= 4; count += 1) {
    const ways = waysOf(title, Math.max(count, 1)).map((way) => ({
      ...way,
      cost: way.cost + shapeCost(way.lines),
    }))
    const [best] = ways.sort((one, other) => one.cost - other.cost)
    if (best !== undefined) return best.lines
  }
  return [title]
}
