import * as z from 'zod'
import { operation } from './operation.ts'

export const healthOperations = {
  readHealth: operation('readHealth', {
    summary: 'Whether the service answers and its directory can be read',
    reply: z.strictObject({ ok: z.boolean() }),
  }),
  readOpenApi: operation('readOpenApi', {
    summary: 'This document',
    reply: z.record(z.string(), z.unknown()),
  }),
}
