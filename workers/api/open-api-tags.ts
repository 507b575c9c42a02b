/** The chapters of the API's document, in their order; what a chapter tells of is known by where its paths go on. */
const chapters = [
  ['账号', 'Sign-in and account', /^(sessions?|password)$/],
  ['街道', 'Streets and periods', /^(|settings|reporting-periods|period-exceptions|catalogue)$/],
  ['台账', 'Ledger', /^(entries|entry-.*|similar-entries|files)$/],
  ['数据', 'Figures', /^(figures|declared-figures)$/],
  ['对比', 'Comparison', /^comparison$/],
  ['报告', 'Reports', /^(draft|reports?|rules|rule-.*)$/],
  ['审核', 'Review', /^(report-.*|reminders|notices)$/],
  ['目标', 'Targets', /^(targets|target-.*|tasks|coverages)$/],
  ['党员', 'Members', /^(members|member-.*|duties)$/],
  ['用语', 'Wordings', /^wordings?(-.*)?$/],
  ['推送', 'Webhooks', /^(webhook-.*|endpoints|deliveries|acknowledgements)$/],
  ['接入', 'Sources', /^(hooks|sources|inbound-.*|mapping-.*)$/],
  ['令牌与日志', 'Tokens and audit log', /^(tokens|events)$/],
  ['服务', 'Service', /^(health|openapi)$/],
] as const

/** Where a path goes on beyond its street and community: `figures` for `/v1/streets/{street}/communities/{community}/figures.xlsx`. */
const placeOf = (path: string): string =>
  path
    .replace(/^\/v1\/?/, '')
    .replace(/^streets\/\{street\}\/?/, '')
    .replace(/^communities\/\{community\}\/?/, '')
    .replace(/[/.].*$/, '')

const nameOf = ([zh, en]: readonly [string, string, RegExp]): string => `${zh} ${en}`

/** The chapter that an operation belongs to; undefined where nobody has said. */
export const tagOf = (path: string): string | undefined => {
  const chapter = chapters.find(([, , places]) => places.test(placeOf(path)))
  return chapter && nameOf(chapter)
}

/** Every chapter, as the document lists them. */
export const tags = chapters.map((chapter) => ({
  name: nameOf(chapter),
  description: `${chapter[0]}的接口。What concerns ${chapter[1].toLowerCase()}.`,
}))
