import { both, type Bilingual } from './results.ts'

/** What the words of a refusal need: limits, choices, what it could be instead. */
export type RefusalDetails = Readonly<Record<string, string | number | undefined>>

/** Why a typed cell is refused, and how to mend it: the part of the table that a browser needs while one types. */
export const cellTexts = {
  required: () => both('必填，请填写', 'Required: please fill it in'),
  'not-a-date': () =>
    both(
      '看不懂这个日期，可写 6-18、6月18日、5月 或 上半年',
      'Not a date: write 6-18, 2010-06-18, 2010-05 or 2010-H1',
    ),
  'no-such-day': (d) =>
    both(`${d['month']}月没有这一天，最后一天是${d['lastDay']}日`, `That month ends on day ${d['lastDay']}`),
  'out-of-range': (d) =>
    both(`日期应在${d['from']}至${d['to']}之间`, `The date must lie between ${d['from']} and ${d['to']}`),
  'outside-period': (d) =>
    both(
      `日期不在本期（${d['from']}至${d['to']}）内，请改日期或换到那一期录入`,
      `The date is outside this period (${d['from']} to ${d['to']}): change it, or record it in that period`,
    ),
  'not-a-number': (d) =>
    d['suggestion'] === undefined
      ? both(
          '只填数字，也可写 10余、近百、约30、有，数未记',
          'A number only; 10余, 近百, 约30 and 有，数未记 are understood',
        )
      : both(`只填数字，可改为 ${d['suggestion']}`, `A number only: did you mean ${d['suggestion']}?`),
  negative: () => both('不能是负数', 'It cannot be negative'),
  'too-large': () => both('数字过大，最多十亿', 'Too large: at most a thousand million'),
  'not-whole': (d) =>
    both(`只能是整数，可改为 ${d['suggestion']}`, `Whole numbers only: did you mean ${d['suggestion']}?`),
  'too-many-decimals': (d) =>
    both(
      `最多三位小数，可改为 ${d['suggestion']}`,
      `At most three decimals: did you mean ${d['suggestion']}?`,
    ),
  'too-long': (d) => both(`太长，最多${d['max']}个字`, `Too long: at most ${d['max']} characters`),
  'not-a-choice': (d) => both(`请从这些里选：${d['choices']}`, `Choose one of: ${d['choices']}`),
  'not-a-year': () => both('请填四位年份，如 2009', 'A year of four digits, such as 2009'),
  'more-than-households': (d) =>
    both(
      `比小区的户数多（${d['max']}户），请核对或先改小区户数`,
      `More than the tract’s ${d['max']} households: check it, or change the tract’s number first`,
    ),
  'households-exact': () => both('户数只填确定的整数', 'A whole, certain number of households only'),
  'not-a-metric': () =>
    both('没有这个指标，请从列表中选择', 'There is no such metric: choose one from the list'),
  'not-a-dimension': () => both('这个指标没有这种分组', 'This metric is not broken down that way'),
} satisfies Record<string, (details: RefusalDetails) => Bilingual>

export type CellReason = keyof typeof cellTexts

/** What is wrong with a cell and how to mend it, in both languages. */
export const cellText = (reason: CellReason, details: RefusalDetails = {}): Bilingual =>
  cellTexts[reason](details)
