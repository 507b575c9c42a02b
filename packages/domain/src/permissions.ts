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
  'audit.read',
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
    'audit.read',
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
    'audit.read',
  ],
  'district-viewer': ['street.read', 'comparison.read'],
}

/** What somebody is: a person of a role, or another system that holds the permissions of its token. */
type Standing = { role: Role } | { role: 'integration'; permissions: readonly Permission[] }

/** What a person, or another system, is in one street: what it may do, and the limits of its reach. */
export type Membership = Standing & {
  street: string
  communities: 'all' | readonly string[]
  sections: 'all' | readonly Section[]
}

/** Everything that may be done, inside the reach. To be an integration grants nothing by itself. */
export const permissionsOf = (standing: Standing): readonly Permission[] =>
  standing.role === 'integration' ? standing.permissions : granted[standing.role]

/** Whether something may be done, inside the reach. */
export const may = (standing: Standing, permission: Permission): boolean =>
  permissionsOf(standing).includes(permission)
