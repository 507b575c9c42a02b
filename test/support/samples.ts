import type { OperationId } from '@linli/contract/routes'
import type { Client, More } from './clients.ts'

/** Things that exist in a community, for requests about them. */
export type Planted = { entry: string; deleted: string; declared: string; target: string; session: string }

/** A request that would succeed for who may make it. */
export type Sample = More & { params?: Readonly<Record<string, string>> }

const period = '2010-H1'
const birth = { kind: 'birth', date: '2010-06-18', title: '小满', fields: { sex: 'male' } }
const target = { title: '建成户外健身点', kind: 'milestone', level: 'street', due: '2010-12-31' } as const
const declared = { value: 9, source: '计生台账', reason: '旧账' }

let declaredSoFar = 0

/** A month nobody has declared a figure for yet. */
const freshMonth = (): string => {
  declaredSoFar += 1
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
  readComparison: () => ({ query: { period } }),
  exportComparison: () => ({ query: { period } }),
  listEntries: () => ({ query: { period } }),
  countEntries: () => ({ query: { period } }),
  exportEntries: () => ({ query: { period } }),
  findSimilarEntries: () => ({ query: { kind: 'birth', date: '2010-06-18', title: '小满' } }),
  recordEntry: () => ({ body: birth }),
  importEntries: () => ({ body: { rows: [birth, birth] } }),
  checkImport: () => ({ body: { rows: [birth, { ...birth, date: '2月30日' }] } }),
  readEntry: ({ entry }) => ({ params: { entry } }),
  editEntry: ({ entry }) => ({ params: { entry }, seen: 1, body: { ...birth, title: '大满' } }),
  deleteEntry: ({ entry }) => ({ params: { entry }, seen: 1 }),
  restoreEntry: ({ deleted }) => ({ params: { entry: deleted }, seen: 2, body: {} }),
  listEntryVersions: ({ entry }) => ({ params: { entry } }),
  listFigures: () => ({ query: { period } }),
  readFigure: () => ({ params: { metric: 'births' }, query: { period } }),
  declareFigure: () => ({ body: { metric: 'births', period: freshMonth(), ...declared } }),
  changeDeclaredFigure: ({ declared: id }) => ({ params: { declared: id }, seen: 1, body: declared }),
  withdrawDeclaredFigure: ({ declared: id }) => ({ params: { declared: id }, seen: 1 }),
  readDraft: () => ({ query: { period } }),
  listTargets: () => ({}),
  setTarget: () => ({ body: target }),
  changeTarget: ({ target: id }) => ({ params: { target: id }, seen: 1, body: target }),
  removeTarget: ({ target: id }) => ({ params: { target: id }, seen: 1 }),
  readHealth: () => ({}),
  readOpenApi: () => ({}),
}

/** Puts one thing of each sort into a community; `worker` writes its ledger, `setter` declares and sets targets there. */
export const plant = async (
  worker: Client,
  setter: Client,
  community: string,
  { metric = 'births' }: { metric?: string } = {},
): Promise<Planted> => {
  const params = { community }
  const entry = await worker.call('recordEntry', { params, body: birth })
  const deleted = await worker.call('recordEntry', { params, body: birth })
  await worker.call('deleteEntry', { params: { ...params, entry: deleted.id }, seen: 1 })
  const figure = { metric, period: freshMonth(), ...declared }
  const stated = await setter.call('declareFigure', { params, body: figure })
  const aim = { ...target, kind: 'metric', metric, value: 10 } as const
  const set = await setter.call('setTarget', { params, body: aim })
  const { sessions } = await worker.call('listSessions')
  const session = sessions[0]?.id ?? ''
  return { entry: entry.id, deleted: deleted.id, declared: stated.id, target: set.id, session }
}
