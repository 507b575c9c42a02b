import type { Permission } from '@linli/domain/permissions'
import { integrationRoutes } from './integration-routes.ts'

/** Who may call: anyone, any signed-in person, or whoever holds the permission in the street of the path. */
export type Access = 'anyone' | 'person' | Permission

export type Route = {
  method: 'get' | 'post' | 'put' | 'delete'
  path: string
  access: Access
  /** Creates something: an Idempotency-Key is required, and a repetition answers the same. */
  creates?: true
  /** Changes something that has versions: If-Match with the version seen is required. */
  edits?: true
  /** Of what a signed-in person may call: another system with a token may, too. */
  tokens?: true
}

const street = '/v1/streets/{street}'
const community = `${street}/communities/{community}` as const
const report = `${community}/reports/{report}` as const
const target = `${community}/targets/{target}` as const
const files = `${community}/entries/{entry}/files` as const
const itemFiles = `${target}/items/{item}/files` as const
const file = `${community}/files/{file}` as const
const paragraph = `${report}/paragraphs/{paragraph}` as const
const template = `${street}/target-templates/{template}` as const

/** What the everyday screens ask for. No library is imported here, so that the browser can have it for nothing. */
export const everydayRoutes = {
  signIn: { method: 'post', path: '/v1/session', access: 'anyone' },
  readSession: { method: 'get', path: '/v1/session', access: 'person' },
  signOut: { method: 'delete', path: '/v1/session', access: 'person' },
  listSessions: { method: 'get', path: '/v1/sessions', access: 'person' },
  revokeSession: { method: 'delete', path: '/v1/sessions/{session}', access: 'person' },
  changePassword: { method: 'put', path: '/v1/password', access: 'person' },
  readCatalogue: { method: 'get', path: '/v1/catalogue', access: 'person', tokens: true },

  readStreet: { method: 'get', path: street, access: 'street.read' },
  readSettings: { method: 'get', path: `${street}/settings`, access: 'street.read' },
  changeSettings: { method: 'put', path: `${street}/settings`, access: 'street.settings', edits: true },
  readComparison: { method: 'get', path: `${street}/comparison`, access: 'comparison.read' },
  exportComparison: { method: 'get', path: `${street}/comparison.csv`, access: 'comparison.read' },
  exportComparisonWorkbook: { method: 'get', path: `${street}/comparison.xlsx`, access: 'comparison.read' },

  listReportingPeriods: { method: 'get', path: `${street}/reporting-periods`, access: 'street.read' },
  setReportingPeriod: {
    method: 'put',
    path: `${street}/reporting-periods/{period}`,
    access: 'street.settings',
    edits: true,
  },
  setPeriodException: {
    method: 'put',
    path: `${community}/period-exceptions/{period}`,
    access: 'street.settings',
    edits: true,
  },
  removePeriodException: {
    method: 'delete',
    path: `${community}/period-exceptions/{period}`,
    access: 'street.settings',
    edits: true,
  },

  listEntries: { method: 'get', path: `${community}/entries`, access: 'records.read' },
  countEntries: { method: 'get', path: `${community}/entry-counts`, access: 'records.read' },
  exportEntries: { method: 'get', path: `${community}/entries.csv`, access: 'records.read' },
  exportEntriesWorkbook: { method: 'get', path: `${community}/entries.xlsx`, access: 'records.read' },
  findSimilarEntries: { method: 'get', path: `${community}/similar-entries`, access: 'records.read' },
  recordEntry: { method: 'post', path: `${community}/entries`, access: 'ledger.write', creates: true },
  importEntries: {
    method: 'post',
    path: `${community}/entry-imports`,
    access: 'ledger.write',
    creates: true,
  },
  checkImport: { method: 'post', path: `${community}/entry-import-checks`, access: 'ledger.write' },
  readEntry: { method: 'get', path: `${community}/entries/{entry}`, access: 'records.read' },
  editEntry: { method: 'put', path: `${community}/entries/{entry}`, access: 'ledger.write', edits: true },
  deleteEntry: {
    method: 'delete',
    path: `${community}/entries/{entry}`,
    access: 'ledger.write',
    edits: true,
  },
  restoreEntry: {
    method: 'put',
    path: `${community}/entries/{entry}/restoration`,
    access: 'ledger.write',
    edits: true,
  },
  listEntryVersions: { method: 'get', path: `${community}/entries/{entry}/versions`, access: 'records.read' },

  listEntryFiles: { method: 'get', path: files, access: 'records.read' },
  addEntryFile: { method: 'post', path: files, access: 'ledger.write', creates: true },
  listItemFiles: { method: 'get', path: itemFiles, access: 'records.read' },
  addItemFile: { method: 'post', path: itemFiles, access: 'targets.tick', creates: true },
  readFile: { method: 'get', path: file, access: 'records.read' },
  readFilePicture: { method: 'get', path: `${file}/picture`, access: 'records.read' },
  setFilePicture: { method: 'put', path: `${file}/picture`, access: 'ledger.write' },
  removeFile: { method: 'delete', path: file, access: 'ledger.write', edits: true },
  restoreFile: { method: 'put', path: `${file}/restoration`, access: 'ledger.write', edits: true },

  listFigures: { method: 'get', path: `${community}/figures`, access: 'records.read' },
  exportFiguresWorkbook: { method: 'get', path: `${community}/figures.xlsx`, access: 'records.read' },
  readFigure: { method: 'get', path: `${community}/figures/{metric}`, access: 'records.read' },
  declareFigure: {
    method: 'post',
    path: `${community}/declared-figures`,
    access: 'figures.declare',
    creates: true,
  },
  changeDeclaredFigure: {
    method: 'put',
    path: `${community}/declared-figures/{declared}`,
    access: 'figures.declare',
    edits: true,
  },
  withdrawDeclaredFigure: {
    method: 'delete',
    path: `${community}/declared-figures/{declared}`,
    access: 'figures.declare',
    edits: true,
  },

  readDraft: { method: 'get', path: `${community}/draft`, access: 'records.read' },
  readReport: { method: 'get', path: `${community}/report`, access: 'records.read' },
  startReport: { method: 'post', path: `${community}/reports`, access: 'reports.edit', creates: true },
  changeReport: { method: 'put', path: report, access: 'reports.edit', edits: true },
  addParagraph: { method: 'post', path: `${report}/paragraphs`, access: 'reports.edit', creates: true },
  changeParagraph: { method: 'put', path: paragraph, access: 'reports.edit', edits: true },
  moveParagraph: { method: 'put', path: `${paragraph}/place`, access: 'reports.edit', edits: true },
  removeParagraph: { method: 'delete', path: paragraph, access: 'reports.edit', edits: true },
  restoreParagraph: { method: 'put', path: `${paragraph}/restoration`, access: 'reports.edit', edits: true },
  listOffers: { method: 'get', path: `${report}/offers`, access: 'records.read' },
  checkReport: { method: 'get', path: `${report}/check`, access: 'records.read' },
  submitReport: { method: 'put', path: `${report}/submission`, access: 'reports.submit', edits: true },
  returnReport: { method: 'put', path: `${report}/return`, access: 'reports.review', edits: true },
  approveReport: { method: 'put', path: `${report}/approval`, access: 'reports.review', edits: true },
  reopenReport: { method: 'put', path: `${report}/revision`, access: 'reports.review', edits: true },
  readChanges: { method: 'get', path: `${report}/changes`, access: 'records.read' },
  readDifference: { method: 'get', path: `${report}/difference`, access: 'records.read' },
  listReportEvents: { method: 'get', path: `${report}/events`, access: 'records.read' },
  exportReportBundle: { method: 'get', path: `${report}/bundle.json`, access: 'records.read' },
  exportReport: { method: 'get', path: `${report}/report.docx`, access: 'records.read' },
  addRemark: { method: 'post', path: `${report}/remarks`, access: 'reports.review', creates: true },
  answerRemark: {
    method: 'put',
    path: `${report}/remarks/{remark}/answer`,
    access: 'reports.edit',
    edits: true,
  },
  settleRemark: {
    method: 'put',
    path: `${report}/remarks/{remark}/settlement`,
    access: 'reports.review',
    edits: true,
  },

  readBoard: { method: 'get', path: `${street}/report-board`, access: 'reports.review' },
  approveReports: { method: 'post', path: `${street}/report-approvals`, access: 'reports.review' },
  urge: { method: 'post', path: `${street}/reminders`, access: 'reports.review', creates: true },
  readSummary: { method: 'get', path: `${street}/report-summary`, access: 'reports.review' },
  exportSummary: { method: 'get', path: `${street}/report-summary.docx`, access: 'reports.review' },
  listRules: { method: 'get', path: `${street}/rules`, access: 'street.read' },
  addRule: { method: 'post', path: `${street}/rules`, access: 'rules.propose', creates: true },
  changeRule: { method: 'put', path: `${street}/rules/{rule}`, access: 'street.settings', edits: true },
  removeRule: { method: 'delete', path: `${street}/rules/{rule}`, access: 'street.settings', edits: true },
  tryRule: { method: 'post', path: `${street}/rule-trials`, access: 'rules.propose' },
  listNotices: { method: 'get', path: `${street}/notices`, access: 'street.read' },
  seeNotices: { method: 'put', path: `${street}/notices/seen`, access: 'street.read' },

  listTargets: { method: 'get', path: `${community}/targets`, access: 'records.read' },
  readTarget: { method: 'get', path: target, access: 'records.read' },
  setTarget: { method: 'post', path: `${community}/targets`, access: 'targets.set', creates: true },
  changeTarget: { method: 'put', path: target, access: 'targets.set', edits: true },
  removeTarget: { method: 'delete', path: target, access: 'targets.set', edits: true },
  restoreTarget: { method: 'put', path: `${target}/restoration`, access: 'targets.set', edits: true },
  carryTarget: { method: 'put', path: `${target}/carry-over`, access: 'targets.set', edits: true },
  markItem: { method: 'put', path: `${target}/items/{item}`, access: 'targets.tick', edits: true },
  verifyItem: {
    method: 'put',
    path: `${target}/items/{item}/verification`,
    access: 'targets.assign',
    edits: true,
  },
  linkEvidence: {
    method: 'put',
    path: `${target}/items/{item}/evidence/{entry}`,
    access: 'targets.tick',
  },
  unlinkEvidence: {
    method: 'delete',
    path: `${target}/items/{item}/evidence/{entry}`,
    access: 'targets.tick',
  },
  readTargetBoard: { method: 'get', path: `${street}/target-board`, access: 'records.read' },
  readTask: { method: 'get', path: `${street}/tasks/{task}`, access: 'records.read' },
  setTask: { method: 'post', path: `${street}/tasks`, access: 'targets.assign', creates: true },
  changeTask: { method: 'put', path: `${street}/tasks/{task}`, access: 'targets.assign', edits: true },
  removeTask: { method: 'delete', path: `${street}/tasks/{task}`, access: 'targets.assign', edits: true },

  listTemplates: { method: 'get', path: `${street}/target-templates`, access: 'street.read' },
  readTemplate: { method: 'get', path: template, access: 'street.read' },
  exportTemplate: { method: 'get', path: `${template}/sheet.csv`, access: 'street.read' },
  checkTemplate: { method: 'post', path: `${street}/target-template-checks`, access: 'targets.assign' },
  addTemplate: {
    method: 'post',
    path: `${street}/target-templates`,
    access: 'targets.assign',
    creates: true,
  },
  changeTemplate: { method: 'put', path: template, access: 'targets.assign', edits: true },
  removeTemplate: { method: 'delete', path: template, access: 'targets.assign', edits: true },
  readTemplateDifference: {
    method: 'get',
    path: `${target}/template-difference`,
    access: 'records.read',
  },
  adoptTemplate: { method: 'put', path: `${target}/template`, access: 'targets.set', edits: true },
  readTaskTemplateDifference: {
    method: 'get',
    path: `${street}/tasks/{task}/template-difference`,
    access: 'targets.assign',
  },
  adoptTaskTemplate: {
    method: 'put',
    path: `${street}/tasks/{task}/template`,
    access: 'targets.assign',
    edits: true,
  },
  readCoverage: { method: 'get', path: `${community}/targets/{target}/coverage`, access: 'records.read' },
  enterCoverage: {
    method: 'put',
    path: `${community}/targets/{target}/coverage/{day}`,
    access: 'targets.tick',
    edits: true,
  },
  setTracts: {
    method: 'put',
    path: `${community}/targets/{target}/tracts`,
    access: 'targets.tick',
    edits: true,
  },
  readStreetCoverage: { method: 'get', path: `${street}/coverages/{task}`, access: 'records.read' },
  listMembers: { method: 'get', path: `${community}/members`, access: 'records.read' },
  readMemberNames: { method: 'post', path: `${community}/member-name-readings`, access: 'members.keep' },
  addMember: { method: 'post', path: `${community}/members`, access: 'members.keep', creates: true },
  importMembers: {
    method: 'post',
    path: `${community}/member-imports`,
    access: 'members.keep',
    creates: true,
  },
  changeMember: { method: 'put', path: `${community}/members/{member}`, access: 'members.keep', edits: true },
  removeMember: {
    method: 'delete',
    path: `${community}/members/{member}`,
    access: 'members.keep',
    edits: true,
  },
  restoreMember: {
    method: 'put',
    path: `${community}/members/{member}/restoration`,
    access: 'members.keep',
    edits: true,
  },
  readDuties: { method: 'get', path: `${community}/duties`, access: 'records.read' },

  listWordings: { method: 'get', path: `${street}/wordings`, access: 'street.read' },
  setWording: {
    method: 'put',
    path: `${street}/wordings/{sentence}`,
    access: 'street.settings',
    edits: true,
  },
  resetWording: {
    method: 'delete',
    path: `${street}/wordings/{sentence}`,
    access: 'street.settings',
    edits: true,
  },
  listCommunityWordings: { method: 'get', path: `${community}/wordings`, access: 'records.read' },
  setCommunityWording: {
    method: 'put',
    path: `${community}/wordings/{sentence}`,
    access: 'wording.adapt',
    edits: true,
  },
  resetCommunityWording: {
    method: 'delete',
    path: `${community}/wordings/{sentence}`,
    access: 'wording.adapt',
    edits: true,
  },
  previewWording: { method: 'post', path: `${community}/wording-previews`, access: 'records.read' },

  readHealth: { method: 'get', path: '/v1/health', access: 'anyone' },
  readOpenApi: { method: 'get', path: '/v1/openapi.json', access: 'anyone' },
} as const satisfies Record<string, Route>

type Routes = typeof everydayRoutes & typeof integrationRoutes

/**
 * Every operation of the API, by id: the one table from which server, OpenAPI document and refusal suite are read.
 * Marked as pure, so that the browser's first load leaves it out.
 */
export const routes: Routes = /* @__PURE__ */ Object.assign({}, everydayRoutes, integrationRoutes)

export type OperationId = keyof typeof routes
