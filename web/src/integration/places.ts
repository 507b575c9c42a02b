/** The tabs of the console that stand in the address: /s/{street}/integration/{tab}. */
export const tabs = ['endpoints', 'deliveries', 'catalogue', 'tokens', 'events'] as const
export type Tab = (typeof tabs)[number]
