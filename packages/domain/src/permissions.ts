import type { Section } from './sections.ts'

/** Who works with a street's data. Whom the words mean: a community's worker and secretary; a street's officer, viewer, admin; a district's viewer. */
export const roles = ['worker', 'secretary', 'officer', 'viewer', 'admin', 'district-viewer'] as const
export type Role = (typeof roles)[number]

/** What may be done, in the words of the permission table. */
export const permissions = [
  'street.read',
  'records.read',
  'ledger.write',
  'figures.declare',
  'comparison.read',
  'targets.set',
  'targets.tick',
  'targets.assign',
  'members.keep',
  'reports.edit',
  'reports.submit',
  'reports.review',
  'rules.propose',
  'wording.adapt',
  'street.settings',
  'integrations.manage',
  'deliveries.acknowledge',
] as const
export type Permission = (typeof permissions)[number]

/** The permission table: what each role may do inside its reach. */
const granted: Record<Role, readonly Permission[]> = {
  worker: [
    'street.read',
    'records.read',
    'ledger.write',
    'comparison.read',
    'targets.tick',
    'members.keep',
    'reports.edit',
  ],
  secretary: [
    'street.read',
    'records.read',
    'ledger.write',
    'figures.declare',
    'comparison.read',
    'targets.set',
    'targets.tick',
    'members.keep',
    'reports.edit',
    'reports.submit',
    'wording.adapt',
  ],
  officer: [
    'street.read',
    'records.read',
    'figures.declare',
    'comparison.read',
    'targets.assign',
    'reports.review',
    'rules.propose',
  ],
  viewer: ['street.read', 'records.read', 'comparison.read'],
  admin: [
    'street.read',
    'records.read',
    'figures.declare',
    'comparison.read',
    'targets.set',
    'targets.assign',
    'reports.review',
    'rules.propose',
    'street.settings',
    'integrations.manage',
  ],
  'district-viewer': ['street.read', 'comparison.read'],
}

/** Whether a role may do something, inside its reach. */
export const may = (role: Role, permission: Permission): boolean => granted[role].includes(permission)

/** Everything a role may do. */
export const permissionsOf = (role: Role): readonly Permission[] => granted[role]

/** What a person is in one street: the role, and the limits of their reach. */
export type Membership = {
  street: string
  role: Role
  communities: 'all' | readonly string[]
  sections: 'all' | readonly Section[]
}
