import type { Permission } from '@linli/domain/permissions'

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
}

const street = '/v1/streets/{street}'
const community = `${street}/communities/{community}` as const

/**
 * Every operation of the API, by id: the one table from which server, web client, OpenAPI document and refusal suite are read.
 * No library is imported here, so that the browser can have it for nothing.
 */
export const routes = {
  signIn: { method: 'post', path: '/v1/session', access: 'anyone' },
  readSession: { method: 'get', path: '/v1/session', access: 'person' },
  signOut: { method: 'delete', path: '/v1/session', access: 'person' },
  listSessions: { method: 'get', path: '/v1/sessions', access: 'person' },
  revokeSession: { method: 'delete', path: '/v1/sessions/{session}', access: 'person' },
  changePassword: { method: 'put', path: '/v1/password', access: 'person' },
  readCatalogue: { method: 'get', path: '/v1/catalogue', access: 'person' },

  readStreet: { method: 'get', path: street, access: 'street.read' },
  readSettings: { method: 'get', path: `${street}/settings`, access: 'street.read' },
  changeSettings: { method: 'put', path: `${street}/settings`, access: 'street.settings', edits: true },
  readComparison: { method: 'get', path: `${street}/comparison`, access: 'comparison.read' },
  exportComparison: { method: 'get', path: `${street}/comparison.csv`, access: 'comparison.read' },

  listEntries: { method: 'get', path: `${community}/entries`, access: 'records.read' },
  countEntries: { method: 'get', path: `${community}/entry-counts`, access: 'records.read' },
  exportEntries: { method: 'get', path: `${community}/entries.csv`, access: 'records.read' },
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

  listFigures: { method: 'get', path: `${community}/figures`, access: 'records.read' },
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
  listTargets: { method: 'get', path: `${community}/targets`, access: 'records.read' },
  setTarget: { method: 'post', path: `${community}/targets`, access: 'targets.set', creates: true },
  changeTarget: { method: 'put', path: `${community}/targets/{target}`, access: 'targets.set', edits: true },
  removeTarget: {
    method: 'delete',
    path: `${community}/targets/{target}`,
    access: 'targets.set',
    edits: true,
  },

  readHealth: { method: 'get', path: '/v1/health', access: 'anyone' },
  readOpenApi: { method: 'get', path: '/v1/openapi.json', access: 'anyone' },
} as const satisfies Record<string, Route>

export type OperationId = keyof typeof routes
