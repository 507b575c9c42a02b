import type { Permission } from '@linli/domain/permissions'

/** The tabs of the console that stand in the address: /s/{street}/integration/{tab}. */
export const tabs = [
  'endpoints',
  'deliveries',
  'catalogue',
  'sources',
  'quarantine',
  'tokens',
  'events',
] as const
export type Tab = (typeof tabs)[number]

/** The log is also for a community's secretary; everything else is the administrator's. */
export const neededFor = (tab: Tab): Permission => (tab === 'events' ? 'audit.read' : 'integrations.manage')
