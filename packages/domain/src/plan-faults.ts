import type { RefusalDetails } from './cell-refusals.ts'
import { both, type Bilingual } from './results.ts'

const texts = {
  'too-big': (d) => both(`文件太大，最多${d['max']}个字`, `Too big: at most ${d['max']} characters`),
  'no-header': () =>
    both(
      '没有找到表头行，表头里要有“编号”和“内容”',
      'There is no heading row: it must hold “Key” and “Text”',
    ),
  'unknown-column': (d) =>
    both(
      `不认识“${d['name']}”这一列，可用：${d['choices']}`,
      `Unknown column “${d['name']}”; there are: ${d['choicesEn']}`,
    ),
  'column-twice': (d) => both(`“${d['name']}”这一列出现了两次`, `The column “${d['name']}” is there twice`),
  'column-missing': (d) => both(`缺少“${d['name']}”这一列`, `The column “${d['nameEn']}” is missing`),
  'unknown-setting': (d) =>
    both(
      `不认识“${d['name']}”，表头上面只写总分、加分上限和各级分数线`,
      `“${d['name']}” is not known: above the heading stand only the total, the most of bonuses, and the points of each level`,
    ),
  'setting-twice': (d) =>
    both(`“${d['name']}”写了两次，请删去一处`, `“${d['name']}” is there twice: remove one`),
  nothing: () => both('表头下面没有内容', 'There is nothing below the heading'),
  'too-many': (d) => both(`最多${d['max']}行，请精简`, `At most ${d['max']} rows: make it shorter`),
  'missing-key': () => both('缺编号，请填写', 'The key is missing: fill it in'),
  'bad-key': () =>
    both(
      '编号只用字母、数字、点和横线，最多40个，以字母或数字开头',
      'A key takes letters, digits, dots and dashes, at most 40, and begins with a letter or digit',
    ),
  'duplicate-key': (d) =>
    both(`编号“${d['key']}”重复了，请改成不同的编号`, `The key “${d['key']}” is there twice: change one`),
  'missing-text': () => both('缺内容，请填写', 'The text is missing: fill it in'),
  'too-long': (d) => both(`太长，最多${d['max']}个字`, `Too long: at most ${d['max']} characters`),
  'broken-text': () =>
    both('含有无法保存的字符，请删去后重新输入', 'It holds characters that cannot be stored: type it again'),
  'not-points': (d) =>
    both(
      `“${d['typed']}”不是分数，只填数字，最多三位小数`,
      `“${d['typed']}” is not a number of points; three decimals at most`,
    ),
  'negative-points': () => both('分数不能是负数', 'Points cannot be negative'),
  'too-many-points': (d) => both(`分数过大，最多${d['max']}`, `Too many points: at most ${d['max']}`),
  'points-and-deduction': () =>
    both('“分值”和“每次扣分”只填一个', 'Fill in either the points or what is off each time, not both'),
  'deduction-without-item': () =>
    both('扣分行要写在它所属的项目下面', 'A deduction stands below the item that it belongs to'),
  'deduction-above-item': (d) =>
    both(
      `每次扣分比这一项的分值（${d['points']}）还多`,
      `What is off each time is more than the item’s own points (${d['points']})`,
    ),
  'unknown-evidence': (d) =>
    both(
      `没有“${d['name']}”这种佐证，可选：${d['choices']}`,
      `There is no evidence “${d['name']}”; choose of: ${d['choicesEn']}`,
    ),
  'not-yes-or-no': (d) =>
    both(`“${d['typed']}”看不懂，只填 是 或 否`, `“${d['typed']}”: write yes or no only`),
  'veto-and-bonus': () => both('一票否决的项目不能同时是加分项', 'A veto cannot be a bonus at the same time'),
  'unknown-kind': (d) => both(`没有“${d['name']}”这种台账类别`, `There is no kind of record “${d['name']}”`),
  'unknown-metric': (d) => both(String(d['zh']), String(d['en'])),
  'unknown-item': (d) =>
    both(`“先完成”里的“${d['key']}”不在表中`, `“${d['key']}”, which is to come before, is not in the sheet`),
  cycle: (d) =>
    both(
      `先后次序成了循环：${d['keys']}，请删去其中一处“先完成”`,
      `The order goes round in a circle: ${d['keys']}; remove one of them`,
    ),
  'total-differs': (d) =>
    both(
      `各项分值合计${d['sum']}，与总分${d['total']}不符`,
      `The items come to ${d['sum']}, which is not the total of ${d['total']}`,
    ),
  'ladder-above-total': (d) =>
    both(
      `分数线${d['points']}超过了总分加上限后的${d['most']}`,
      `${d['points']} points cannot be reached: all items and bonuses come to ${d['most']}`,
    ),
  'ladder-without-points': () => both('分数线要大于0', 'A level needs more than 0 points'),
  'ladder-order': (d) =>
    both(
      `级别越高分数线越高：这里不应低于${d['points']}`,
      `A higher level needs more points: no fewer than ${d['points']} here`,
    ),
  'not-a-plan-day': (d) =>
    both(
      `“${d['typed']}”看不懂，请写日期（2010-11-01）或开始后的天数（30）`,
      `“${d['typed']}”: write a date (2010-11-01), or how many days after the start (30)`,
    ),
  'mixed-days': () =>
    both('同一张表里日期和天数不要混用', 'Do not mix dates and numbers of days in one sheet'),
  'end-before-start': () => both('结束早于开始', 'It ends before it begins'),
  'days-out-of-order': (d) =>
    both(
      `日期早于上一行（${d['day']}），请按先后排列`,
      `It is before the row above (${d['day']}): put them in order`,
    ),
  'unknown-counter': (d) =>
    both(
      `没有“${d['name']}”这种计数，可选：${d['choices']}`,
      `There is no counter “${d['name']}”; choose of: ${d['choicesEn']}`,
    ),
  'counter-twice': (d) =>
    both(`“${d['name']}”只能由一个阶段计数`, `“${d['nameEn']}” can be counted by one phase only`),
} satisfies Record<string, (details: RefusalDetails) => Bilingual>

export type PlanFaultReason = keyof typeof texts

/** What is wrong with a plan. `line` counts the rows of the sheet from 1, as a spreadsheet numbers them. */
export type PlanFault = { line: number; reason: PlanFaultReason; details: RefusalDetails }

/** What is wrong and how to mend it, in both languages. */
export const planFaultText = ({ reason, details }: Omit<PlanFault, 'line'>): Bilingual =>
  texts[reason](details)
