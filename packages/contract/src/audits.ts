import * as z from 'zod'
import { operation } from './operation.ts'
import { id, instant, page } from './schemas.ts'
import { day } from './target-plans.ts'

/** Something that was done in the street, as its audit log has it. */
const AuditEvent = z.strictObject({
  sequence: z.int(),
  type: z.string().meta({ example: 'entry.recorded' }),
  community: id.optional().meta({ description: 'The community that it was about.' }),
  subject: z.string().meta({ description: 'What it was done to, by id.' }),
  actor: z.strictObject({
    id: z.string(),
    kind: z.enum(['person', 'token', 'service']),
    name: z.string().optional().meta({ description: 'Where it is still known to the street.' }),
  }),
  at: instant,
  data: z.record(z.string(), z.unknown()).meta({
    description:
      'What was noted of it: ids, numbers, days and fixed words. Names and free text are left out.',
  }),
})
export type AuditEvent = z.infer<typeof AuditEvent>

export const auditOperations = {
  listEvents: operation('listEvents', {
    summary: 'The street’s audit log, newest first; a community’s secretary sees their community’s',
    query: {
      actor: z.string().max(80).optional().meta({ description: 'A person or `token:{id}`, by id.' }),
      type: z
        .string()
        .regex(/^[a-z.-]{1,60}$/)
        .optional()
        .meta({ description: 'How the type begins, such as `token.` or `entry.deleted`.' }),
      community: id.optional(),
      from: day.optional().meta({ description: 'The first day, in China.' }),
      until: day.optional().meta({ description: 'The last day, in China.' }),
      ...page,
    },
    reply: z.strictObject({ events: z.array(AuditEvent), next: z.string().optional() }),
  }),
}
