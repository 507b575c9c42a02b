type Bilingual = { zh: string; en: string }

const both = (zh: string, en: string): Bilingual => ({ zh, en })

/** What the fields of messages mean, by their path in `data` or, for those that are everywhere the same, by their name. */
const meanings: Readonly<Record<string, Bilingual>> = {
  type: both('消息种类', 'The type of message'),
  version: both('这种消息的版本', 'The version of this type of message'),
  timestamp: both('发生的时间（UTC）', 'When it happened (UTC)'),
  data: both('关于什么', 'What it is about'),
  'data.street': both('街道编号', 'The street'),
  'data.community': both('社区编号', 'The community'),
  'data.entry': both('台账编号', 'The record'),
  'data.kind': both('台账类别', 'The kind of record'),
  'data.version': both('改动后的版本', 'The version that the change made'),
  'data.change': both('怎么变的', 'What was done'),
  'data.declared': both('补录编号', 'The declared figure'),
  'data.metric': both('指标', 'The metric'),
  'data.dimension': both('分组，空为总数', 'The part; empty for the whole'),
  'data.period': both('时期，如 2010-H1', 'The period, such as 2010-H1'),
  'data.report': both('报告编号', 'The report'),
  'data.revision': both('第几稿', 'Which revision'),
  'data.target': both('目标编号', 'The target'),
  'data.due': both('目标的期限', 'The day on which the target is due'),
  'data.day': both('日期', 'The day'),
  'data.member': both('党员编号，不含姓名', 'The member; never a name'),
  'data.endpoint': both('推送地址编号', 'The endpoint'),
  'data.links': both('链接', 'Where it is'),
  'data.links.api': both('用令牌读取的接口地址', 'Where the API tells of it, to a token'),
  'data.links.page': both('人看的页面', 'Where people look at it'),
  'data.details': both('附带的内容', 'What full messages tell besides'),
  'data.details.section': both('条线', 'The section'),
  'data.details.date': both('台账日期', 'The day of the record'),
  'data.details.notable': both('是否亮点', 'Whether it is notable'),
  'data.details.deleted': both('是否已删除', 'Whether it is deleted'),
  'data.details.figures': both('计入哪些指标、各多少', 'What it adds to which metric'),
  'data.details.sha256': both('定稿内容的校验值（RFC 8785）', 'Of the frozen report, RFC 8785'),
  metric: both('指标', 'The metric'),
  dimension: both('分组，空为总数', 'The part; empty for the whole'),
  value: both(
    '数值，按指标的单位；没记多少时为 null',
    'In the metric’s unit; null where no amount was stated',
  ),
  bound: both('确数、约数、以上、以下等', 'Exact, about, at least, at most and so on'),
}

/** What a field means; undefined where only the schema can tell. */
export const meaningOf = (path: string): Bilingual | undefined =>
  meanings[path] ?? meanings[path.slice(path.lastIndexOf('.') + 1)]
