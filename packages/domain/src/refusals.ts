import { cellTexts, type RefusalDetails } from './cell-refusals.ts'
import { inboundTexts } from './inbound-refusals.ts'
import { both, type Bilingual } from './results.ts'
import { tokenTexts } from './token-refusals.ts'
import { wordingTexts } from './wording-refusals.ts'

/** One refused field: where, why, and what the words need. */
export type Refusal = { field: string; reason: RefusalReason; details: RefusalDetails }

const texts = {
  ...cellTexts,
  ...wordingTexts,
  ...tokenTexts,
  ...inboundTexts,
  'unknown-kind': () =>
    both('没有这种台账类别，请从列表中选择', 'There is no such kind of record: choose one from the list'),
  'unknown-field': () => both('这类台账没有这一项，请删去', 'This kind has no such field: remove it'),
  'wrong-type': () => both('类型不对，请按格式填写', 'The wrong type of value: see the format'),
  'too-many': (d) => both(`一次最多${d['max']}条，请分批`, `At most ${d['max']} at once: split them up`),
  'too-short': (d) => both(`太短，至少${d['min']}个字`, `Too short: at least ${d['min']} characters`),
  'broken-text': () =>
    both(
      '含有无法保存的字符，请删去后重新输入',
      'It holds characters that cannot be stored: delete them and type again',
    ),
  'not-a-flag': () => both('只填 是 或 否', 'Yes or no only'),
  'later-year': (d) => both(`不能晚于${d['year']}年`, `It cannot be later than ${d['year']}`),
  'exact-only': () => both('目标值只填确定的数字', 'A target takes an exact number only'),
  'other-length': () =>
    both('基期要与本期一样长，如半年对半年', 'The base period must be as long as the period'),
  'not-yet': () => both('这一期还没有开始', 'This period has not begun yet'),
  'not-a-stock': () => both('请选择一个时点指标', 'Choose a metric that is read at a date'),
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
  'above-most': (d) => both(`不能大于${d['max']}`, `It cannot be more than ${d['max']}`),
  'kind-fixed': () =>
    both('目标的类型不能改，请另设一个目标', 'The kind of a target cannot be changed: set another target'),
  'needs-value': () => both('“不超过”的目标要填目标值', 'A target of “at most” needs a value'),
  'not-a-duty': () =>
    both('没有这项义务，请从“三个一”中选', 'There is no such duty: choose one of the three ones'),
  'ladder-order': () =>
    both('各级分数应由低到高，且不超过总分', 'The points of the ladder rise, up to the sum of all items'),
  'not-in-reach': () =>
    both('不在你负责的条线或社区内', 'It is not in the sections or communities that you work with'),
  'not-an-item': () => both('这个目标没有这一项', 'This target has no such item'),
  'later-day': () =>
    both('请填一个比现在期限更晚的日期', 'Give a day that is later than the present due day'),
  twice: () => both('重复了，请删去一处', 'It is there twice: remove one'),
  'rule-broken': (d) => both(String(d['zh']), String(d['en'])),
  'word-needed': (d) => both(`请写一句说明：${d['zh']}`, `A word is needed on this: ${d['en']}`),
  'not-a-place': () =>
    both('报告里没有这个地方，请刷新后再看', 'There is no such place in the report: reload and look again'),
  'bad-expression': (d) => both(String(d['zh']), String(d['en'])),
  'bad-plan': (d) => both(String(d['zh']), String(d['en'])),
  'not-a-day': () => both('请填到日，如 2010-07-05', 'Name a day, such as 2010-07-05'),
  'day-too-early': (d) =>
    both(`不能早于${d['name']}（${d['day']}）`, `It cannot be before ${d['nameEn']} (${d['day']})`),
  'day-too-late': (d) =>
    both(`不能晚于${d['name']}（${d['day']}）`, `It cannot be after ${d['nameEn']} (${d['day']})`),
  'no-later-day': () =>
    both('请填一个比街道统一日期更晚的日期', 'Give a day that is later than the street’s own'),
  'nothing-to-extend': () =>
    both('街道没有定这个日期，不用填', 'The street has set no such day: leave it empty'),
  'bad-cursor': () =>
    both('翻页位置无效，请从第一页重新开始', 'The page mark is not valid: start again from the first page'),
  'not-a-name': () => both('只填姓名，不要带数字和别的符号', 'A name only, without numbers or other signs'),
  'member-twice': () =>
    both(
      '名单里已有同名的党员；如果确是另一人，请说明是同名',
      'A member of that name is on the list already: if this is somebody else, say so',
    ),
  'not-a-member': () =>
    both(
      '本社区的党员名单里没有这个人，请先加入名单',
      'Nobody of that name is on this community’s list of members: add them there first',
    ),
  'several-members': () =>
    both(
      '名单里有不止一位同名党员，请从列表中选择',
      'Several members bear that name: choose one from the list',
    ),
  'not-a-community': () => both('没有这个社区', 'There is no such community'),
  'fewer-than-counted': (d) =>
    both(
      `已报${d['count']}户，户数不能比这少`,
      `${d['count']} households are already counted: it cannot have fewer`,
    ),
  'tract-with-counts': (d) =>
    both(
      `“${d['name']}”已报${d['count']}户，不能从名单中去掉`,
      `“${d['name']}” has ${d['count']} households counted and cannot be left out`,
    ),
  'not-a-tract': () =>
    both('名单里没有这个小区，请刷新后再填', 'There is no such tract: reload and try again'),
  'own-header': () =>
    both('这个请求头由系统设置，请换一个', 'The service sets this header itself: choose another'),
  'not-an-address': () =>
    both(
      '请填写完整的网址，如 https://example.cn/hooks',
      'A whole address is needed, such as https://example.cn/hooks',
    ),
  'not-https': () => both('网址要以 https:// 开头', 'The address must begin with https://'),
  'forbidden-address': () =>
    both(
      '不能发往内网、本机或特殊用途的地址；自建系统可由运维人员放行指定主机',
      'Internal, local and special addresses are not sent to; where the service is your own, its operator can allow named hosts',
    ),
  'not-a-robot': () =>
    both(
      '这不是该群机器人的网址，请从群设置中复制',
      'This is not the address of such a robot: copy it from the group’s settings',
    ),
  'handshake-refused': () =>
    both(
      '对方没有允许本系统发送（WebHook-Allowed-Origin）',
      'The receiver does not allow this service to send (WebHook-Allowed-Origin)',
    ),
  'too-long-ago': (d) => both(`最多往前${d['days']}天`, `At most ${d['days']} days back`),
  malformed: () => both('格式不对', 'Not in the right format'),
} satisfies Record<string, (details: RefusalDetails) => Bilingual>

export type RefusalReason = keyof typeof texts

export const refused = (field: string, reason: RefusalReason, details: RefusalDetails = {}): Refusal => ({
  field,
  reason,
  details,
})

/** What is wrong and how to mend it, in both languages. */
export const refusalText = ({ reason, details }: Refusal): Bilingual => texts[reason](details)

/** What the field could be instead, where that can be guessed. */
export const suggestionOf = ({ details }: Refusal): string | undefined =>
  details['suggestion'] === undefined ? undefined : String(details['suggestion'])
