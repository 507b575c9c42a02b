import { integrationRoutes } from '@linli/contract/integration-routes'
import { callIn } from '../api.ts'

/** Asks the server for an operation of the integrations. */
export const ask = callIn(integrationRoutes)
