import { operations } from '@linli/contract/operations'
import type { OperationId } from '@linli/contract/routes'
import type { Townsperson } from './townspeople.ts'

/** The permission table, copied by hand: who may do what inside their reach. */
export const table = {
  'see the street': ['worker', 'secretary', 'officer', 'viewer', 'admin', 'district-viewer'],
  'read ledger, figures, drafts, targets': ['worker', 'secretary', 'officer', 'viewer', 'admin'],
  'write ledger': ['worker', 'secretary'],
  'declare figures': ['secretary', 'officer', 'admin'],
  comparison: ['worker', 'secretary', 'officer', 'viewer', 'admin', 'district-viewer'],
  'set targets': ['secretary', 'admin'],
  'tick targets': ['worker', 'secretary'],
  'assign targets': ['officer', 'admin'],
  'keep members': ['worker', 'secretary'],
  'adapt wording': ['secretary'],
  'edit reports': ['worker', 'secretary'],
  'submit reports': ['secretary'],
  'review reports': ['officer', 'admin'],
  'propose rules': ['officer', 'admin'],
  'street settings': ['admin'],
  integrations: ['admin'],
  'acknowledge deliveries': [],
} as const
type Row = keyof typeof table

/** The line of the table that each operation stands under; or who else may call it. */
export const lines: Record<OperationId, Row | 'anyone' | 'who is signed in'> = {
  signIn: 'anyone',
  readHealth: 'anyone',
  readOpenApi: 'anyone',
  listWebhookTypes: 'anyone',
  listEndpoints: 'integrations',
  addEndpoint: 'integrations',
  changeEndpoint: 'integrations',
  removeEndpoint: 'integrations',
  readEndpointKeys: 'integrations',
  rotateEndpointKeys: 'integrations',
  pingEndpoint: 'integrations',
  listDeliveries: 'integrations',
  readDelivery: 'integrations',
  replayDelivery: 'integrations',
  replayDeliveries: 'integrations',
  acknowledgeDelivery: 'acknowledge deliveries',
  listAcknowledgements: 'read ledger, figures, drafts, targets',
  readSession: 'who is signed in',
  signOut: 'who is signed in',
  listSessions: 'who is signed in',
  revokeSession: 'who is signed in',
  changePassword: 'who is signed in',
  readCatalogue: 'who is signed in',
  readStreet: 'see the street',
  readSettings: 'see the street',
  changeSettings: 'street settings',
  listReportingPeriods: 'see the street',
  setReportingPeriod: 'street settings',
  setPeriodException: 'street settings',
  removePeriodException: 'street settings',
  readComparison: 'comparison',
  exportComparison: 'comparison',
  exportComparisonWorkbook: 'comparison',
  listEntries: 'read ledger, figures, drafts, targets',
  countEntries: 'read ledger, figures, drafts, targets',
  exportEntries: 'read ledger, figures, drafts, targets',
  exportEntriesWorkbook: 'read ledger, figures, drafts, targets',
  findSimilarEntries: 'read ledger, figures, drafts, targets',
  readEntry: 'read ledger, figures, drafts, targets',
  listEntryVersions: 'read ledger, figures, drafts, targets',
  recordEntry: 'write ledger',
  importEntries: 'write ledger',
  checkImport: 'write ledger',
  editEntry: 'write ledger',
  deleteEntry: 'write ledger',
  restoreEntry: 'write ledger',
  listEntryFiles: 'read ledger, figures, drafts, targets',
  readFile: 'read ledger, figures, drafts, targets',
  readFilePicture: 'read ledger, figures, drafts, targets',
  addEntryFile: 'write ledger',
  listItemFiles: 'read ledger, figures, drafts, targets',
  addItemFile: 'tick targets',
  setFilePicture: 'write ledger',
  removeFile: 'write ledger',
  restoreFile: 'write ledger',
  listFigures: 'read ledger, figures, drafts, targets',
  exportFiguresWorkbook: 'read ledger, figures, drafts, targets',
  readFigure: 'read ledger, figures, drafts, targets',
  declareFigure: 'declare figures',
  changeDeclaredFigure: 'declare figures',
  withdrawDeclaredFigure: 'declare figures',
  readDraft: 'read ledger, figures, drafts, targets',
  readReport: 'read ledger, figures, drafts, targets',
  listOffers: 'read ledger, figures, drafts, targets',
  checkReport: 'read ledger, figures, drafts, targets',
  readChanges: 'read ledger, figures, drafts, targets',
  readDifference: 'read ledger, figures, drafts, targets',
  listReportEvents: 'read ledger, figures, drafts, targets',
  exportReportBundle: 'read ledger, figures, drafts, targets',
  exportReport: 'read ledger, figures, drafts, targets',
  startReport: 'edit reports',
  changeReport: 'edit reports',
  addParagraph: 'edit reports',
  changeParagraph: 'edit reports',
  moveParagraph: 'edit reports',
  removeParagraph: 'edit reports',
  restoreParagraph: 'edit reports',
  answerRemark: 'edit reports',
  submitReport: 'submit reports',
  returnReport: 'review reports',
  approveReport: 'review reports',
  reopenReport: 'review reports',
  addRemark: 'review reports',
  settleRemark: 'review reports',
  readBoard: 'review reports',
  approveReports: 'review reports',
  urge: 'review reports',
  readSummary: 'review reports',
  exportSummary: 'review reports',
  listRules: 'see the street',
  addRule: 'propose rules',
  tryRule: 'propose rules',
  changeRule: 'street settings',
  removeRule: 'street settings',
  listNotices: 'see the street',
  seeNotices: 'see the street',
  listTargets: 'read ledger, figures, drafts, targets',
  setTarget: 'set targets',
  changeTarget: 'set targets',
  removeTarget: 'set targets',
  restoreTarget: 'set targets',
  carryTarget: 'set targets',
  readTarget: 'read ledger, figures, drafts, targets',
  readTargetBoard: 'read ledger, figures, drafts, targets',
  readTask: 'read ledger, figures, drafts, targets',
  markItem: 'tick targets',
  linkEvidence: 'tick targets',
  unlinkEvidence: 'tick targets',
  verifyItem: 'assign targets',
  setTask: 'assign targets',
  changeTask: 'assign targets',
  removeTask: 'assign targets',
  listTemplates: 'see the street',
  readTemplate: 'see the street',
  exportTemplate: 'see the street',
  checkTemplate: 'assign targets',
  addTemplate: 'assign targets',
  changeTemplate: 'assign targets',
  removeTemplate: 'assign targets',
  readTemplateDifference: 'read ledger, figures, drafts, targets',
  adoptTemplate: 'set targets',
  readTaskTemplateDifference: 'assign targets',
  adoptTaskTemplate: 'assign targets',
  readCoverage: 'read ledger, figures, drafts, targets',
  readStreetCoverage: 'read ledger, figures, drafts, targets',
  enterCoverage: 'tick targets',
  setTracts: 'tick targets',
  listMembers: 'read ledger, figures, drafts, targets',
  readDuties: 'read ledger, figures, drafts, targets',
  readMemberNames: 'keep members',
  addMember: 'keep members',
  importMembers: 'keep members',
  changeMember: 'keep members',
  removeMember: 'keep members',
  restoreMember: 'keep members',
  listWordings: 'see the street',
  setWording: 'street settings',
  resetWording: 'street settings',
  listCommunityWordings: 'read ledger, figures, drafts, targets',
  setCommunityWording: 'adapt wording',
  resetCommunityWording: 'adapt wording',
  previewWording: 'read ledger, figures, drafts, targets',
}

type Role = (typeof table)['comparison'][number]
type Reach = { role: Role; streets: readonly string[]; communities: readonly string[] }
const maple = ['elm', 'oak']

/** What each person is, copied by hand. 周敏 sees the party section only, 唐云 nothing; nobody has no session. */
const people: Record<Townsperson | 'nobody', Reach | undefined> = {
  'wang-fang': { role: 'worker', streets: ['maple'], communities: ['elm'] },
  'zhao-lei': { role: 'secretary', streets: ['maple'], communities: ['elm'] },
  'sun-li': { role: 'worker', streets: ['maple'], communities: ['oak'] },
  'zhou-min': { role: 'officer', streets: ['maple'], communities: maple },
  'wu-qiang': { role: 'officer', streets: ['maple'], communities: maple },
  'chen-jing': { role: 'viewer', streets: ['maple'], communities: maple },
  'xu-hui': { role: 'admin', streets: ['maple'], communities: maple },
  'gao-yuan': { role: 'district-viewer', streets: ['maple', 'river'], communities: [...maple, 'reed'] },
  'lin-na': { role: 'admin', streets: ['river'], communities: ['reed'] },
  'he-ping': { role: 'worker', streets: ['river'], communities: ['reed'] },
  'tang-yun': undefined,
  nobody: undefined,
}
export type Person = keyof typeof people
const isPerson = (name: string): name is Person => Object.hasOwn(people, name)
export const names = Object.keys(people).filter(isPerson)

export type Where = { street: string; community: string }
export const places: readonly Where[] = [
  { street: 'maple', community: 'elm' },
  { street: 'maple', community: 'oak' },
  { street: 'river', community: 'reed' },
  { street: 'maple', community: 'reed' },
  { street: 'maple', community: 'no-such-community' },
  { street: 'no-such-street', community: 'elm' },
  { street: 'no-such-street', community: 'no-such-community' },
  { street: '枫林', community: "elm' OR 1=1 --" },
]
const belongs: Record<string, string> = { elm: 'maple', oak: 'maple', reed: 'river' }

const inCommunity = (id: OperationId) => operations[id].route.path.includes('{community}')
export const inStreet = (id: OperationId) => operations[id].route.path.includes('{street}')

type Expected = 401 | 403 | 404 | 'admitted'

export const expected = (person: Person, id: OperationId, { street, community }: Where): Expected => {
  const line = lines[id]
  if (line === 'anyone') return 'admitted'
  if (person === 'nobody') return 401
  if (line === 'who is signed in') return 'admitted'
  const reach = people[person]
  if (reach === undefined || !reach.streets.includes(street)) return 404
  if (inCommunity(id) && (!reach.communities.includes(community) || belongs[community] !== street)) return 404
  const roles: readonly string[] = table[line]
  return roles.includes(reach.role) ? 'admitted' : 403
}
