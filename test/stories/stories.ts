import type { Town } from '../support/town.ts'

/** What happens in a town, whichever host serves it; `demonstration` asks for the town of the demonstration. */
type Story = { demonstration?: true; tell: (place: Town) => Promise<void> }

/** Stories by what they show. */
export type Stories = Readonly<Record<string, Story>>
