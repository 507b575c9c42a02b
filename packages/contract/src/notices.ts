import * as z from 'zod'
import { operation } from './operation.ts'
import { id, instant } from './schemas.ts'

/** Something that happened which the reader should know of: a report returned, a reminder. */
const Notice = z.strictObject({
  sequence: z.int(),
  type: z.string(),
  /** '' where it is about the street. */
  community: z.union([id, z.literal('')]),
  communityName: z.string(),
  period: z.string(),
  /** The target that it is about; '' where it is about a report. */
  target: z.string(),
  /** The endpoint that it is about, and the message to it; '' where it is about none. */
  endpoint: z.string(),
  message: z.string(),
  note: z.string(),
  at: instant,
  by: z.string(),
  unseen: z.boolean(),
})
export type Notice = z.infer<typeof Notice>

export const noticeOperations = {
  listNotices: operation('listNotices', {
    summary:
      'The newest notices for the caller in this street: reminders, returned and approved reports, submissions, targets that are given or fall due, endpoints that were switched off, messages that were rejected',
    reply: z.strictObject({ notices: z.array(Notice), unseen: z.int() }),
  }),
  seeNotices: operation('seeNotices', {
    summary: 'Mark notices as seen, up to one of them',
    body: z.strictObject({ sequence: z.int().min(0) }),
    reply: z.strictObject({}),
  }),
}
