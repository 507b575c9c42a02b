import * as z from 'zod'
import { mostMembers, mostNames } from '@linli/domain/name-lists'
import { operation } from './operation.ts'
import { id, instant, text, version } from './schemas.ts'

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const name = text(200)
const typedDay = text(20).default('')

/** Whether another person of the same name is meant, and not the same one again. */
const namesake = z.boolean().default(false)

export const Member = z.strictObject({
  id,
  mask: z.string().meta({ description: 'The name as most see it: 王**.' }),
  since: day.optional(),
  until: day.optional().meta({ description: 'The last day of membership here.' }),
  removed: z.boolean(),
  version,
  updatedAt: instant,
  updatedBy: z.string(),
})
export type Member = z.infer<typeof Member>

const DutyCell = z.strictObject({ duty: z.string(), done: z.int(), needed: z.int(), met: z.boolean() })

const MemberDuties = z.strictObject({
  ...Member.shape,
  owes: z.boolean(),
  cells: z.array(DutyCell),
  lacking: z.array(z.string()),
})
export type MemberDuties = z.infer<typeof MemberDuties>

const params = { member: id }
const problems = ['not-set-up'] as const

export const memberOperations = {
  listMembers: operation('listMembers', {
    summary: 'A community’s party members, names masked; removed ones too, for the records that name them',
    reply: z.strictObject({ members: z.array(Member) }),
  }),
  readMemberNames: operation('readMemberNames', {
    summary: 'The names of party members in clear; every reading is noted with who and when',
    body: z.strictObject({
      members: z
        .array(id)
        .max(mostMembers)
        .optional()
        .meta({ description: 'Whose; everybody’s when left out.' }),
    }),
    reply: z.strictObject({ names: z.array(z.strictObject({ id, name: z.string() })) }),
    problems,
    bodyLimit: 128 * 1024,
  }),
  addMember: operation('addMember', {
    summary: 'Put a party member on the community’s list',
    body: z.strictObject({ name, since: typedDay, until: typedDay, namesake }),
    reply: Member,
    problems,
  }),
  importMembers: operation('importMembers', {
    summary: 'Put many party members on the list; those that are on it already are told and left as they are',
    body: z.strictObject({ names: z.array(name).min(1).max(mostNames), since: typedDay }),
    reply: z.strictObject({
      added: z.int(),
      ids: z.array(id),
      known: z.array(z.int()).meta({ description: 'Which of the names were there already, from 0.' }),
    }),
    problems,
    bodyLimit: 512 * 1024,
  }),
  changeMember: operation('changeMember', {
    summary: 'Change a party member’s name or days',
    params,
    body: z.strictObject({
      name: name.default('').meta({ description: 'The new name; the old one stays when left out.' }),
      since: typedDay,
      until: typedDay,
      namesake,
    }),
    reply: Member,
    problems,
  }),
  removeMember: operation('removeMember', {
    summary: 'Take a party member off the list; records that name them stay',
    params,
    reply: Member,
  }),
  restoreMember: operation('restoreMember', {
    summary: 'Put a party member back on the list',
    params,
    reply: Member,
  }),
  readDuties: operation('readDuties', {
    summary: 'Which duties of a year each party member has done, from the ledger',
    query: { year: z.coerce.number().int().min(1950).max(2098) },
    reply: z.strictObject({
      year: z.int(),
      duties: z.array(z.strictObject({ key: z.string(), zh: z.string(), en: z.string(), times: z.int() })),
      members: z.array(MemberDuties),
      met: z.int(),
      owed: z.int(),
      share: z.number().optional().meta({ description: 'met / owed; left out where nobody owes anything.' }),
      unnamed: z.array(z.strictObject({ duty: z.string(), times: z.int() })),
    }),
  }),
}
