import type { Bound } from '@linli/domain/quantities'
import type { Precision } from '@linli/domain/dates'
import { isPeriod, periodName } from '@linli/domain/periods'
import { pick, currentLanguage } from './language.tsx'

/** Digits with separators and at most `decimals` of them after the point: 13353.5 → 13,353.5. */
export const number = (value: number, decimals = 3): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: decimals })

const bounded: Record<Exclude<Bound, 'unstated'>, (digits: string) => string> = {
  exact: (digits) => digits,
  'at-least': (digits) => `≥${digits}`,
  'at-most': (digits) => `≤${digits}`,
  about: (digits) => (currentLanguage() === 'zh' ? `约${digits}` : `about ${digits}`),
  estimated: (digits) => (currentLanguage() === 'zh' ? `估 ${digits}` : `est. ${digits}`),
}

/**
 * An amount as it is known: `10余` as it was said, else ≥10, ≤100, 约30, 估 3,980, or 有，数未记 where nobody noted how much.
 * @param value in the metric's unit; null: not stated. Whether there is a figure at all is for the caller: 未报 is not 0
 */
export const amount = (value: number | null, bound: Bound = 'exact', said?: string): string => {
  if (said !== undefined && said !== '') return said
  if (value === null || bound === 'unstated') return pick({ zh: '有，数未记', en: 'some, not counted' })
  return bounded[bound](number(value))
}

/** A change: what to print, which way it goes, and whether it is large enough to stand out. */
export type Change = { text: string; direction: 'up' | 'down' | 'flat' | 'none'; strong: boolean }

const none = (text: string): Change => ({ text, direction: 'none', strong: false })

/**
 * The change from `base` to `now`: ▲ 12.2%, ▼ 9.4%, 持平. In percentage points where the values are themselves percentages.
 * Against a base of 0 no percentage exists, and it says so.
 */
export const change = (
  now: number | null | undefined,
  base: number | null | undefined,
  { points = false }: { points?: boolean } = {},
): Change => {
  if (now == null || base == null) return none('')
  if (now === base) return { text: pick({ zh: '持平', en: 'same' }), direction: 'flat', strong: false }
  if (base === 0 && !points) return none(pick({ zh: '上期为0', en: 'was 0' }))
  const size = points ? Math.abs(now - base) : Math.abs((now - base) / base) * 100
  const direction = now > base ? 'up' : 'down'
  const unit = points ? pick({ zh: ' 个百分点', en: ' pt' }) : '%'
  const text = `${direction === 'up' ? '▲' : '▼'} ${number(size, 1)}${unit}`
  return { text, direction, strong: size >= (points ? 4 : 20) }
}

/** A date as precisely as it is known: 2010-06-18, 2010年6月, 2010年上半年, 2010年. */
export const dateText = (date: string, precision: Precision = 'day'): string => {
  if (isPeriod(date)) return pick(periodName(date))
  if (precision === 'day') return date
  const [year, month = '01'] = date.split('-')
  const span =
    precision === 'year'
      ? year
      : precision === 'month'
        ? `${year}-${month}`
        : `${year}-H${month > '06' ? 2 : 1}`
  return span !== undefined && isPeriod(span) ? pick(periodName(span)) : date
}

/** A moment in the reader's own time: 2010-07-05 09:00. */
export const momentText = (instant: string): string => {
  const at = new Date(instant)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** A unit after its amount: 场, or nothing where the language has none. */
export const unitText = (unit: { zh: string; en: string }): string => pick(unit)
