import { screen } from '../screens.tsx'

/** The details of a record load when the first one is chosen. */
export const EntryDetails = screen(() => import('./details.tsx').then((module) => module.EntryDetails))
