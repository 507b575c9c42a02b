import type { OperationId } from '@linli/contract/routes'
import { metricOf } from '@linli/domain/metrics'
import { operations } from '@linli/contract/operations'
import type { Client, More } from './clients.ts'
import { jpeg } from './sample-files.ts'
import { freshPeriod, plantDraft, plantReports, type PlantedReports } from './planted-reports.ts'

/** Things that exist in a community, for requests about them. */
export type Planted = {
  entry: string
  deleted: string
  declared: string
  /** A photo of the entry with its small picture, and one that was removed. */
  file: string
  removedFile: string
  target: string
  removedTarget: string
  task: string
  coverage: string
  coverageTask: string
  member: string
  formerMember: string
  session: string
  rule: string
  template: string
  token: string
  /** Where messages of the street go, and the test message that went there. */
  endpoint: string
  sent: string
  source: string
  /** What the source shows with its messages. */
  sourceToken: string
  /** Messages of the source: one that waits in quarantine, and one that was dismissed. */
  inbound: string
  dismissed: string
  reports: PlantedReports
}

/** A request that would succeed for who may make it. */
export type Sample = More & { params?: Readonly<Record<string, string>> }

const period = '2010-H1'
const birth = { kind: 'birth', date: '2010-06-18', title: '小满', fields: { sex: 'male' } }
const steps = [
  { key: 'site', text: '选址', planned: '2010-08-31' },
  { key: 'open', text: '开放', planned: '2010-12-01' },
]
const target = {
  title: '建成户外健身点',
  level: 'street',
  due: '2010-12-31',
  plan: { kind: 'milestone', steps },
} as const
const task = { ...target, parts: [{ community: 'elm' }] } as const
const phases = [
  { key: 'list', text: '摸底', from: '2010-07-01', to: '2010-10-31', counter: 'listed' as const },
]
const census = {
  ...target,
  title: '人口普查',
  due: '2010-11-15',
  plan: { kind: 'coverage', phases },
} as const
const tracts = [{ code: '01', name: '第一小区', households: 80, enumerators: 2 }]
const site = ({ target: id }: Planted) => ({ target: id, item: 'site' })
const wording = { sentence: 'safety.order.disputes' }
const clauses = [{ say: '调处矛盾纠纷{disputes_mediated}' }]
const rule = { expression: 'population >= 0', severity: 'warning', message: '人口总数' } as const
const template = {
  name: '整洁社区',
  source: '街道办〔2010〕12号',
  text: '',
  sheet: '编号\t内容\t分值\nA1\t楼道整洁\t100',
}
const token = {
  name: '区平台',
  permissions: ['records.read' as const],
  communities: 'all' as const,
  sections: 'all' as const,
  expires: '2010-12-31',
}
const adopted = { template: 'owners-committee', version: 1 }
const days = { opens: '2010-06-21', due: '2010-07-10', closes: '2010-07-31', cutOff: '2010-06-30' }
const declared = { value: 9, source: '计生台账', reason: '旧账' }

const endpoint = { name: '省一表通', url: 'https://hub.example.cn/hooks', types: ['period.closed' as const] }
/** A system that shows a token, and counts births of a community that it calls by a number. */
const mapping = {
  items: 'rows',
  makes: [
    {
      becomes: 'declared' as const,
      community: { path: 'code', codes: { '330104001': 'elm', '330104002': 'oak', '330104003': 'reed' } },
      period: { path: '$.month', format: 'YYYYMM' as const },
      metric: { value: 'births' },
      value: { path: 'count' },
      source: { value: '计生系统' },
      reason: { value: '按月推送' },
    },
  ],
}
const source = {
  name: '计生系统',
  receiving: { kind: 'bearer' as const, id: { from: 'path' as const, path: 'id' } },
  mapping,
}

let messagesSoFar = 0

/** A message that has not come yet: of a community of the street's, or of one that nobody knows. */
const freshMessage = (code = '330104099') => ({
  id: `message-${(messagesSoFar += 1)}`,
  month: '201005',
  rows: [{ code, count: 2 }],
})

const picture = jpeg('small')

let photosSoFar = 0

/** A photo that nobody has added yet. */
const freshPhoto = () => jpeg(`photo ${(photosSoFar += 1)}`)

const receivedMessage = operations.receiveMessage.reply

let declaredSoFar = 0

/** A month nobody has declared a figure for yet. */
const freshMonth = (): string => {
  // No month of the future can be declared: they come round again before that, in another town.
  declaredSoFar = (declaredSoFar + 1) % 700
  const month = String((declaredSoFar % 12) + 1).padStart(2, '0')
  return `${1950 + Math.floor(declaredSoFar / 12)}-${month}`
}

/** One well-formed request for every operation; an operation without one does not compile. */
export const samples: Record<OperationId, (planted: Planted) => Sample> = {
  signIn: () => ({ body: { name: 'nobody-of-that-name', password: 'a-wrong-guess' } }),
  readSession: () => ({}),
  signOut: () => ({}),
  listSessions: () => ({}),
  revokeSession: ({ session }) => ({ params: { session } }),
  changePassword: () => ({ body: { current: 'a-wrong-guess', next: 'another-wrong-guess' } }),
  readCatalogue: () => ({}),
  readStreet: () => ({}),
  readSettings: () => ({}),
  changeSettings: () => ({ seen: 1, body: { cutOff: '2010-06-20', opening: '', closing: '' } }),
  listReportingPeriods: () => ({}),
  setReportingPeriod: () => ({ params: { period }, seen: 0, body: days }),
  setPeriodException: () => ({
    params: { period },
    seen: 0,
    body: { due: '2010-07-20', closes: '2010-08-10', reason: '书记住院' },
  }),
  removePeriodException: () => ({ params: { period }, seen: 1 }),
  readComparison: () => ({ query: { period } }),
  exportComparison: () => ({ query: { period } }),
  exportComparisonWorkbook: () => ({ query: { period } }),
  listEntries: () => ({ query: { period } }),
  countEntries: () => ({ query: { period } }),
  exportEntries: () => ({ query: { period } }),
  exportEntriesWorkbook: () => ({ query: { period } }),
  findSimilarEntries: () => ({ query: { kind: 'birth', date: '2010-06-18', title: '小满' } }),
  recordEntry: () => ({ body: birth }),
  importEntries: () => ({ body: { rows: [birth, birth] } }),
  checkImport: () => ({ body: { rows: [birth, { ...birth, date: '2月30日' }] } }),
  readEntry: ({ entry }) => ({ params: { entry } }),
  editEntry: ({ entry }) => ({ params: { entry }, seen: 1, body: { ...birth, title: '大满' } }),
  deleteEntry: ({ entry }) => ({ params: { entry }, seen: 1 }),
  restoreEntry: ({ deleted }) => ({ params: { entry: deleted }, seen: 2, body: {} }),
  listEntryVersions: ({ entry }) => ({ params: { entry } }),
  listEntryFiles: ({ entry }) => ({ params: { entry } }),
  addEntryFile: ({ entry }) => ({ params: { entry }, query: { name: '现场.jpg' }, body: freshPhoto() }),
  listItemFiles: (planted) => ({ params: site(planted) }),
  addItemFile: (planted) => ({ params: site(planted), query: { name: '现场.jpg' }, body: freshPhoto() }),
  readFile: ({ file }) => ({ params: { file } }),
  readFilePicture: ({ file }) => ({ params: { file } }),
  setFilePicture: ({ file }) => ({ params: { file }, body: picture }),
  removeFile: ({ file }) => ({ params: { file }, seen: 1 }),
  restoreFile: ({ removedFile }) => ({ params: { file: removedFile }, seen: 2 }),
  listFigures: () => ({ query: { period } }),
  exportFiguresWorkbook: () => ({ query: { period } }),
  readFigure: () => ({ params: { metric: 'births' }, query: { period } }),
  declareFigure: () => ({ body: { metric: 'births', period: freshMonth(), ...declared } }),
  changeDeclaredFigure: ({ declared: id }) => ({ params: { declared: id }, seen: 1, body: declared }),
  withdrawDeclaredFigure: ({ declared: id }) => ({ params: { declared: id }, seen: 1 }),
  readDraft: () => ({ query: { period } }),
  readReport: () => ({ query: { period } }),
  startReport: () => ({ body: { period: freshPeriod() } }),
  changeReport: ({ reports }) => ({
    params: { report: reports.draft },
    seen: 1,
    body: { title: '工作总结', headings: {}, signature: '居委会', date: '2010-06-30' },
  }),
  addParagraph: ({ reports }) => ({
    params: { report: reports.draft },
    body: { section: 'party', sentences: [{ id: 's.1', parts: [{ text: '另有一事。' }] }] },
  }),
  changeParagraph: ({ reports: { draft: report, paragraph } }) => ({
    params: { report, paragraph },
    seen: 1,
    body: { sentences: [{ id: 's.1', parts: [{ text: '改写。' }], edited: true }] },
  }),
  moveParagraph: ({ reports: { draft: report, paragraph } }) => ({
    params: { report, paragraph },
    seen: 1,
    body: {},
  }),
  removeParagraph: ({ reports: { draft: report, paragraph } }) => ({
    params: { report, paragraph },
    seen: 1,
  }),
  restoreParagraph: ({ reports: { draft: report, removed: paragraph } }) => ({
    params: { report, paragraph },
    seen: 2,
  }),
  listOffers: ({ reports }) => ({ params: { report: reports.draft } }),
  checkReport: ({ reports }) => ({ params: { report: reports.draft } }),
  submitReport: ({ reports: { draft: report, words } }) => ({ params: { report }, seen: 1, body: { words } }),
  returnReport: ({ reports }) => ({ params: { report: reports.remarked }, seen: 2, body: {} }),
  approveReport: ({ reports }) => ({ params: { report: reports.submitted }, seen: 2 }),
  reopenReport: ({ reports }) => ({ params: { report: reports.approved }, seen: 3, body: { note: '更正' } }),
  readChanges: ({ reports }) => ({ params: { report: reports.draft } }),
  readDifference: ({ reports }) => ({ params: { report: reports.draft } }),
  listReportEvents: ({ reports }) => ({ params: { report: reports.draft } }),
  exportReportBundle: ({ reports }) => ({ params: { report: reports.approved } }),
  exportReport: ({ reports }) => ({ params: { report: reports.draft } }),
  addRemark: ({ reports }) => ({
    params: { report: reports.submitted },
    body: { section: 'opening', reason: 'unclear', text: '请说明依据' },
  }),
  answerRemark: ({ reports: { returned: report, toAnswer: remark } }) => ({
    params: { report, remark },
    seen: 1,
    body: { text: '已补充' },
  }),
  settleRemark: ({ reports: { remarked: report, remark } }) => ({ params: { report, remark }, seen: 1 }),
  readBoard: () => ({ query: { period } }),
  // A version that no report has: whoever is let in changes nothing.
  approveReports: () => ({
    body: { reports: [{ community: 'elm', report: '2010-H1-r1', version: 999 }] },
  }),
  urge: () => ({ body: { period, communities: ['elm'] } }),
  readSummary: () => ({ query: { period } }),
  exportSummary: () => ({ query: { period } }),
  listRules: () => ({}),
  addRule: () => ({ body: rule }),
  changeRule: ({ rule: id }) => ({ params: { rule: id }, seen: 1, body: rule }),
  removeRule: ({ rule: id }) => ({ params: { rule: id }, seen: 1 }),
  tryRule: () => ({ body: { expression: rule.expression } }),
  listNotices: () => ({}),
  // Up to none: whoever is let in changes nothing.
  seeNotices: () => ({ body: { sequence: 0 } }),
  listTargets: () => ({}),
  setTarget: () => ({ body: target }),
  readTarget: ({ target: id }) => ({ params: { target: id } }),
  changeTarget: ({ target: id }) => ({ params: { target: id }, seen: 1, body: target }),
  removeTarget: ({ target: id }) => ({ params: { target: id }, seen: 1 }),
  restoreTarget: ({ removedTarget: id }) => ({ params: { target: id }, seen: 2 }),
  carryTarget: ({ target: id }) => ({ params: { target: id }, seen: 1, body: { due: '2011-06-30' } }),
  markItem: (planted) => ({ params: site(planted), seen: 0, body: { done: '2010-06-20' } }),
  verifyItem: (planted) => ({ params: site(planted), seen: 0, body: { met: true } }),
  linkEvidence: (planted) => ({ params: { ...site(planted), entry: planted.entry }, body: {} }),
  unlinkEvidence: (planted) => ({ params: { ...site(planted), entry: planted.entry } }),
  readTargetBoard: () => ({}),
  readTask: ({ task: id }) => ({ params: { task: id } }),
  setTask: () => ({ body: task }),
  changeTask: ({ task: id }) => ({ params: { task: id }, seen: 1, body: task }),
  removeTask: ({ task: id }) => ({ params: { task: id }, seen: 1 }),
  listTemplates: () => ({}),
  readTemplate: ({ template: id }) => ({ params: { template: id } }),
  exportTemplate: ({ template: id }) => ({ params: { template: id } }),
  checkTemplate: () => ({ body: { sheet: template.sheet } }),
  addTemplate: () => ({ body: template }),
  changeTemplate: ({ template: id }) => ({ params: { template: id }, seen: 1, body: template }),
  removeTemplate: ({ template: id }) => ({ params: { template: id }, seen: 1 }),
  readTemplateDifference: ({ target: id }) => ({
    params: { target: id },
    query: { template: adopted.template },
  }),
  adoptTemplate: ({ target: id }) => ({ params: { target: id }, seen: 1, body: adopted }),
  readTaskTemplateDifference: ({ task: id }) => ({
    params: { task: id },
    query: { template: adopted.template },
  }),
  adoptTaskTemplate: ({ task: id }) => ({ params: { task: id }, seen: 1, body: adopted }),
  readCoverage: ({ coverage }) => ({ params: { target: coverage } }),
  enterCoverage: ({ coverage }) => ({
    params: { target: coverage, day: '2010-07-01' },
    seen: 0,
    body: { cells: [{ tract: '01', counter: 'listed', households: 10 }] },
  }),
  setTracts: ({ coverage }) => ({ params: { target: coverage }, seen: 2, body: { tracts } }),
  readStreetCoverage: ({ coverageTask }) => ({ params: { task: coverageTask } }),
  listMembers: () => ({}),
  readDuties: () => ({ query: { year: 2010 } }),
  // Nobody's names: whoever is let in learns nothing, and nothing is noted.
  readMemberNames: () => ({ body: { members: [] } }),
  addMember: () => ({ body: { name: '林小满', namesake: true } }),
  importMembers: () => ({ body: { names: ['林小满', '周大雪'] } }),
  changeMember: ({ member }) => ({ params: { member }, seen: 1, body: { since: '2009-07-01' } }),
  removeMember: ({ member }) => ({ params: { member }, seen: 1 }),
  restoreMember: ({ formerMember: member }) => ({ params: { member }, seen: 2 }),
  listWordings: () => ({}),
  setWording: () => ({ params: wording, seen: 0, body: { clauses } }),
  resetWording: () => ({ params: wording, seen: 1 }),
  listCommunityWordings: () => ({}),
  setCommunityWording: () => ({ params: wording, seen: 0, body: { clauses } }),
  resetCommunityWording: () => ({ params: wording, seen: 1 }),
  previewWording: () => ({ body: { ...wording, clauses, period } }),
  listTokens: () => ({}),
  makeToken: () => ({ body: token }),
  changeToken: ({ token: id }) => ({ params: { token: id }, seen: 1, body: token }),
  revokeToken: ({ token: id }) => ({ params: { token: id }, seen: 1 }),
  listEvents: () => ({}),
  listWebhookTypes: () => ({}),
  listEndpoints: () => ({}),
  addEndpoint: () => ({ body: endpoint }),
  changeEndpoint: ({ endpoint: id }) => ({
    params: { endpoint: id },
    seen: 1,
    body: { name: endpoint.name, state: 'paused' },
  }),
  removeEndpoint: ({ endpoint: id }) => ({ params: { endpoint: id }, seen: 1 }),
  readEndpointKeys: ({ endpoint: id }) => ({ params: { endpoint: id } }),
  rotateEndpointKeys: ({ endpoint: id }) => ({ params: { endpoint: id }, seen: 1 }),
  pingEndpoint: ({ endpoint: id }) => ({ params: { endpoint: id } }),
  listDeliveries: () => ({}),
  readDelivery: ({ endpoint: id, sent }) => ({ params: { endpoint: id, message: sent } }),
  replayDelivery: ({ endpoint: id, sent }) => ({ params: { endpoint: id, message: sent } }),
  replayDeliveries: ({ endpoint: id }) => ({
    params: { endpoint: id },
    body: { which: 'failed', since: '2010-07-01T00:00:00.000Z' },
  }),
  acknowledgeDelivery: ({ endpoint: id, sent }) => ({
    params: { endpoint: id, message: sent },
    body: { state: 'synced', reason: '' },
  }),
  listAcknowledgements: ({ entry }) => ({ query: { subject: entry } }),
  receiveMessage: ({ source: id, sourceToken }) => ({
    params: { source: id },
    headers: { authorization: `Bearer ${sourceToken}` },
    body: freshMessage(),
  }),
  listSources: () => ({}),
  readSource: ({ source: id }) => ({ params: { source: id } }),
  addSource: () => ({ body: source }),
  changeSource: ({ source: id }) => ({
    params: { source: id },
    seen: 1,
    body: { ...source, state: 'paused' },
  }),
  rotateSourceSecret: ({ source: id }) => ({ params: { source: id }, seen: 1, body: {} }),
  removeSource: ({ source: id }) => ({ params: { source: id }, seen: 1 }),
  tryMapping: () => ({ body: { sample: JSON.stringify(freshMessage()), mapping } }),
  listInboundMessages: () => ({}),
  readInboundMessage: ({ inbound: message }) => ({ params: { message } }),
  readInboundBody: ({ inbound: message }) => ({ params: { message }, body: {} }),
  replayInboundMessage: ({ inbound: message }) => ({ params: { message }, seen: 1 }),
  dismissInboundMessage: ({ inbound: message }) => ({
    params: { message },
    seen: 1,
    body: { reason: '测试数据' },
  }),
  reinstateInboundMessage: ({ dismissed: message }) => ({ params: { message }, seen: 2 }),
  readHealth: () => ({}),
  readOpenApi: () => ({}),
}

/** Adds a photo with its small picture to a record, and one that is removed again. */
const plantFiles = async (worker: Client, params: Readonly<Record<string, string>>) => {
  const add = async () =>
    worker.call('addEntryFile', { params, query: { name: '现场.jpg' }, body: freshPhoto() })
  const [file, removed] = [await add(), await add()]
  await worker.call('setFilePicture', { params: { ...params, file: file.id }, body: picture })
  await worker.call('removeFile', { params: { ...params, file: removed.id }, seen: 1 })
  return { file: file.id, removedFile: removed.id }
}

/** Adds an endpoint and sends it a test message, which is in the log before this is over. */
const plantEndpoint = async (admin: Client) => {
  const { id } = await admin.call('addEndpoint', { body: endpoint })
  const { message } = await admin.call('pingEndpoint', { params: { endpoint: id } })
  const params = { endpoint: id, message }
  while (!(await admin.ask('readDelivery', { params })).ok);
  return { endpoint: id, sent: message }
}

/** Adds a system that sends messages, with two of which nothing fits, one of them dismissed. */
const plantSource = async (admin: Client) => {
  const { source: made, secret } = await admin.call('addSource', { body: source })
  const send = async (): Promise<string> => {
    const response = await admin.post(`/v1/hooks/${admin.place.street}/${made.id}`, freshMessage(), {
      headers: { authorization: `Bearer ${secret}` },
    })
    return receivedMessage.parse(await response.json()).message
  }
  const [message, dismissed] = [await send(), await send()]
  await admin.call('dismissInboundMessage', {
    params: { message: dismissed },
    seen: 1,
    body: { reason: '测试数据' },
  })
  return { source: made.id, sourceToken: secret, inbound: message, dismissed }
}

const noSource = { source: 'none', sourceToken: 'none', inbound: 'none', dismissed: 'none' }

/** Puts one thing of each sort into a community; `worker` writes its ledger, `setter` declares and sets targets there, `admin` makes the street’s tokens. */
export const plant = async (
  worker: Client,
  setter: Client,
  community: string,
  {
    metric = 'births',
    secretary,
    aimer = setter,
    admin = setter,
    told = true,
  }: { metric?: string; secretary?: Client; aimer?: Client; admin?: Client; told?: boolean } = {},
): Promise<Planted> => {
  const params = { community }
  const entry = await worker.call('recordEntry', { params, body: birth })
  const deleted = await worker.call('recordEntry', { params, body: birth })
  await worker.call('deleteEntry', { params: { ...params, entry: deleted.id }, seen: 1 })
  const files = await plantFiles(worker, { ...params, entry: entry.id })
  const figure = { metric, period: freshMonth(), ...declared }
  const stated = await setter.call('declareFigure', { params, body: figure })
  // A target of the section of the metric that is declared: who is limited to others must not see it.
  const section = metricOf(metric)?.section ?? 'base'
  const set = await aimer.call('setTarget', { params, body: { ...target, section } })
  await worker.call('linkEvidence', {
    params: { ...params, target: set.id, item: 'site', entry: entry.id },
    body: {},
  })
  const removed = await aimer.call('setTarget', { params, body: { ...target, section } })
  await aimer.call('removeTarget', { params: { ...params, target: removed.id }, seen: 1 })
  const given = await setter.call('setTask', { body: { ...target, section, parts: [{ community }] } })
  const counted = await aimer.call('setTarget', { params, body: { ...census, section } })
  await worker.call('setTracts', { params: { ...params, target: counted.id }, seen: 1, body: { tracts } })
  const covering = await setter.call('setTask', { body: { ...census, section, parts: [{ community }] } })
  const proposed = await setter.call('addRule', { body: rule })
  const drawn = await setter.call('addTemplate', { body: template })
  const made = await admin.call('makeToken', { body: token })
  const listed = await worker.call('addMember', { params, body: { name: '何立夏', namesake: true } })
  const former = await worker.call('addMember', { params, body: { name: '何立冬', namesake: true } })
  await worker.call('removeMember', { params: { ...params, member: former.id }, seen: 1 })
  const { sessions } = await worker.call('listSessions')
  const session = sessions[0]?.id ?? ''
  const reports =
    secretary === undefined
      ? await plantDraft(worker, params)
      : await plantReports({ worker, secretary, officer: setter }, params)
  return {
    entry: entry.id,
    ...files,
    deleted: deleted.id,
    declared: stated.id,
    target: set.id,
    removedTarget: removed.id,
    task: given.id,
    coverage: counted.id,
    coverageTask: covering.id,
    member: listed.id,
    formerMember: former.id,
    session,
    rule: proposed.id,
    template: drawn.id,
    token: made.id,
    ...(told ? await plantEndpoint(admin) : { endpoint: 'none', sent: 'msg_none' }),
    ...(told ? await plantSource(admin) : noSource),
    reports,
  }
}
