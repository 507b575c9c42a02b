import { both, type Bilingual } from './results.ts'

type Details = Readonly<Record<string, string | number | undefined>>

/** One refused field: where, why, and what the words need. */
export type Refusal = { field: string; reason: RefusalReason; details: Details }

const texts = {
  required: () => both('必填，请填写', 'Required: please fill it in'),
  'unknown-kind': () =>
    both('没有这种台账类别，请从列表中选择', 'There is no such kind of record: choose one from the list'),
  'unknown-field': () => both('这类台账没有这一项，请删去', 'This kind has no such field: remove it'),
  'wrong-type': () => both('类型不对，请按格式填写', 'The wrong type of value: see the format'),
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
  'too-many': (d) => both(`一次最多${d['max']}条，请分批`, `At most ${d['max']} at once: split them up`),
  'too-long': (d) => both(`太长，最多${d['max']}个字`, `Too long: at most ${d['max']} characters`),
  'too-short': (d) => both(`太短，至少${d['min']}个字`, `Too short: at least ${d['min']} characters`),
  'broken-text': () =>
    both(
      '含有无法保存的字符，请删去后重新输入',
      'It holds characters that cannot be stored: delete them and type again',
    ),
  'not-a-choice': (d) => both(`请从这些里选：${d['choices']}`, `Choose one of: ${d['choices']}`),
  'not-a-flag': () => both('只填 是 或 否', 'Yes or no only'),
  'not-a-year': () => both('请填四位年份，如 2009', 'A year of four digits, such as 2009'),
  'later-year': (d) => both(`不能晚于${d['year']}年`, `It cannot be later than ${d['year']}`),
  'exact-only': () => both('目标值只填确定的数字', 'A target takes an exact number only'),
  'other-length': () =>
    both('基期要与本期一样长，如半年对半年', 'The base period must be as long as the period'),
  'not-yet': () => both('这一期还没有开始', 'This period has not begun yet'),
  'not-a-stock': () => both('请选择一个时点指标', 'Choose a metric that is read at a date'),
  'not-a-metric': () =>
    both('没有这个指标，请从列表中选择', 'There is no such metric: choose one from the list'),
  'not-a-dimension': () => both('这个指标没有这种分组', 'This metric is not broken down that way'),
  'not-a-period': () =>
    both(
      '期间应写作 2010-H1、2010-06、2010-Q2 或 2010',
      'A period is written 2010-H1, 2010-06, 2010-Q2 or 2010',
    ),
  'not-in-force': () => both('这个指标在该日期不适用', 'This metric was not in use on that date'),
  computed: () =>
    both(
      '这个指标由其他指标计算得出，不能补录',
      'This metric is computed from others and cannot be declared',
    ),
  'forbidden-certificate': (d) =>
    both(
      `“${d['name']}”不应由社区出具（民发〔2020〕20号），请不要登记`,
      `Communities must not issue a “${d['nameEn']}” (民发〔2020〕20号)`,
    ),
  'bad-cursor': () =>
    both('翻页位置无效，请从第一页重新开始', 'The page mark is not valid: start again from the first page'),
  'not-a-community': () => both('没有这个社区', 'There is no such community'),
  malformed: () => both('格式不对', 'Not in the right format'),
} satisfies Record<string, (details: Details) => Bilingual>

export type RefusalReason = keyof typeof texts

export const refused = (field: string, reason: RefusalReason, details: Details = {}): Refusal => ({
  field,
  reason,
  details,
})

/** What is wrong and how to mend it, in both languages. */
export const refusalText = ({ reason, details }: Refusal): Bilingual => texts[reason](details)

/** What the field could be instead, where that can be guessed. */
export const suggestionOf = ({ details }: Refusal): string | undefined =>
  details['suggestion'] === undefined ? undefined : String(details['suggestion'])
