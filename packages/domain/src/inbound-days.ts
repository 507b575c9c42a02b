import { isPeriod, periodOf, type Grain } from './periods.ts'

/**
 * How a system writes days and months. `YYYY-MM-DD` may be followed by a time of day, which is not looked at; `instant` is ISO 8601
 * with an offset, and like the two epochs it is told as the day in China (UTC+8).
 */
export const dayFormats = [
  'YYYY-MM',
  'YYYYMM',
  'YYYY/M',
  'YYYY-MM-DD',
  'YYYYMMDD',
  'YYYY/M/D',
  'instant',
  'epoch-seconds',
  'epoch-milliseconds',
] as const
export type DayFormat = (typeof dayFormats)[number]

const shapes: Partial<Record<DayFormat, RegExp>> = {
  'YYYY-MM': /^(\d{4})-(\d\d)$/,
  YYYYMM: /^(\d{4})(\d\d)$/,
  'YYYY/M': /^(\d{4})\/(\d{1,2})$/,
  'YYYY-MM-DD': /^(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d.*)?$/,
  YYYYMMDD: /^(\d{4})(\d\d)(\d\d)$/,
  'YYYY/M/D': /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?: \d.*)?$/,
}

const chinaOffset = 8 * 3_600_000
/** The years that a moment may lie in; what is further off was counted in another unit. */
const [earliest, latest] = [Date.UTC(1949, 0), Date.UTC(2100, 0)]

const dayInChina = (ms: number): string | undefined =>
  ms >= earliest && ms < latest ? new Date(ms + chinaOffset).toISOString().slice(0, 10) : undefined

const momentOf = (said: string, format: DayFormat): string | undefined => {
  if (format === 'instant')
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/.test(said)
      ? dayInChina(Date.parse(said))
      : undefined
  if (!/^-?\d{1,14}(\.\d{1,9})?$/.test(said)) return undefined
  return dayInChina(Number(said) * (format === 'epoch-seconds' ? 1000 : 1))
}

const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()

/** What is written in a format, as `2010-05-31` or, where no day is said, `2010-05`; undefined when it is not so written. */
export const readDay = (said: string, format: DayFormat): string | undefined => {
  const shape = shapes[format]
  if (shape === undefined) return momentOf(said, format)
  const [all, year, month, day] = shape.exec(said) ?? []
  if (all === undefined || !isDay(Number(year), Number(month), Number(day ?? 1))) return undefined
  const two = (digits = '') => digits.padStart(2, '0')
  return `${year}-${two(month)}${day === undefined ? '' : `-${two(day)}`}`
}

/** The same as the period of a length that holds the day; undefined when it is not so written, or of no year that has periods. */
export const readPeriod = (said: string, format: DayFormat, grain: Grain): string | undefined => {
  const read = readDay(said, format)
  return read === undefined || !isPeriod(read.slice(0, 4)) ? undefined : periodOf(read, grain)
}
