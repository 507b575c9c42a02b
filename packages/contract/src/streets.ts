import * as z from 'zod'
import { operation } from './operation.ts'
import { id, instant, text, version } from './schemas.ts'

export const Community = z.strictObject({ id, name: z.string(), shortName: z.string(), initials: z.string() })
export const Street = z.strictObject({
  id,
  name: z.string(),
  /** The communities in the caller's reach, in the street's own order. */
  communities: z.array(Community),
  /** Half-years, newest first, that hold records or that are current. */
  periods: z.array(z.string()),
  currentPeriod: z.string(),
})
export type Street = z.infer<typeof Street>

const Settings = z.strictObject({
  cutOff: z
    .string()
    .meta({ description: '数据截至: the day up to which figures are complete, YYYY-MM-DD, or empty.' }),
  opening: z.string(),
  closing: z.string(),
  version,
  updatedAt: instant,
})

const at = {}

export const streetOperations = {
  readStreet: operation('readStreet', {
    summary: 'A street, its communities and periods',
    params: at,
    reply: Street,
  }),
  readSettings: operation('readSettings', {
    summary: 'The street’s words for reports and its cut-off day',
    reply: Settings,
  }),
  changeSettings: operation('changeSettings', {
    summary: 'Change the street’s opening and closing words and its cut-off day',
    body: z.strictObject({ cutOff: text(10), opening: text(2000), closing: text(2000) }),
    reply: Settings,
  }),
}
