/** The chapters of the API's document, in their order; which operations belong to one is known by where their paths go on. */
const chapters = [
  [
    '账号',
    'Sign-in and account',
    /^(sessions?|password)$/,
    'Signing in and out, devices, password: for people, not for tokens.',
  ],
  [
    '街道',
    'Streets and periods',
    /^(|settings|reporting-periods|period-exceptions|catalogue)$/,
    'The street, its communities, its periods and words, and the catalogue of kinds and metrics.',
  ],
  [
    '台账',
    'Ledger',
    /^(entries|entry-.*|similar-entries|files)$/,
    'Records of what happened, with their versions and evidence files.',
  ],
  [
    '数据',
    'Figures',
    /^(figures|declared-figures)$/,
    'What the records add up to, and what was declared instead.',
  ],
  ['对比', 'Comparison', /^comparison$/, 'Communities side by side.'],
  [
    '报告',
    'Reports',
    /^(draft|reports?|rules|rule-.*)$/,
    'The half-year report: draft, text, rules, submission, approval.',
  ],
  ['审核', 'Review', /^(report-.*|reminders|notices)$/, 'The street’s board, its reminders, and notices.'],
  [
    '目标',
    'Targets',
    /^(targets|target-.*|tasks|coverages)$/,
    'Targets, tasks, templates and census coverage.',
  ],
  ['党员', 'Members', /^(members|member-.*|duties)$/, 'Members by their masks, and their yearly duties.'],
  ['用语', 'Wordings', /^wordings?(-.*)?$/, 'The words in which reports are drafted.'],
  [
    '推送',
    'Webhooks',
    /^(webhook-.*|endpoints|deliveries|acknowledgements)$/,
    'Where messages are sent, what was sent, and what came of it.',
  ],
  [
    '接入',
    'Sources',
    /^(hooks|sources|inbound-.*|mapping-.*)$/,
    'Other systems that push data in, and their messages.',
  ],
  [
    '令牌与日志',
    'Tokens and audit log',
    /^(tokens|events)$/,
    'Tokens for other systems, and what everybody did.',
  ],
  ['服务', 'Service', /^(health|openapi)$/, 'Whether it answers, and this document.'],
] as const

/** Where a path goes on beyond its street and community: `figures` for `/v1/streets/{street}/communities/{community}/figures.xlsx`. */
const placeOf = (path: string): string =>
  path
    .replace(/^\/v1\/?/, '')
    .replace(/^streets\/\{street\}\/?/, '')
    .replace(/^communities\/\{community\}\/?/, '')
    .replace(/[/.].*$/, '')

const nameOf = ([zh, en]: readonly [string, string, RegExp, string]): string => `${zh} ${en}`

/** The chapter that an operation belongs to; undefined where nobody has said. */
export const tagOf = (path: string): string | undefined => {
  const chapter = chapters.find(([, , places]) => places.test(placeOf(path)))
  return chapter && nameOf(chapter)
}

/** Every chapter, as the document lists them. */
export const tags = chapters.map((chapter) => ({ name: nameOf(chapter), description: chapter[3] }))
