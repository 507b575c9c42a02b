import * as z from 'zod'
import { permissions, roles } from '@linli/domain/permissions'
import { sections } from '@linli/domain/sections'
import { operation } from './operation.ts'
import { id, instant, nothing, text } from './schemas.ts'

export const Membership = z.strictObject({
  street: id,
  streetName: z.string(),
  role: z.enum(roles),
  permissions: z.array(z.enum(permissions)),
  communities: z.union([z.literal('all'), z.array(id)]),
  sections: z.union([z.literal('all'), z.array(z.enum(sections))]),
})
export const Person = z.strictObject({ id, name: z.string(), memberships: z.array(Membership) })
export type Person = z.infer<typeof Person>

const ListedSession = z.strictObject({
  id,
  createdAt: instant,
  expiresAt: instant,
  device: z.string(),
  current: z.boolean(),
})
export const newPassword = z.string().min(10).max(200)

export const sessionOperations = {
  signIn: operation('signIn', {
    summary: 'Sign in with name and password; sets the session cookie',
    body: z.strictObject({ name: text(80), password: z.string().max(200) }),
    reply: Person,
    problems: ['wrong-credentials', 'too-many-attempts'],
  }),
  readSession: operation('readSession', {
    summary: 'Who is signed in, and what they may do where',
    reply: Person,
  }),
  signOut: operation('signOut', { summary: 'End this session', reply: nothing }),
  listSessions: operation('listSessions', {
    summary: 'Where this person is signed in',
    reply: z.strictObject({ sessions: z.array(ListedSession) }),
  }),
  revokeSession: operation('revokeSession', {
    summary: 'End one of this person’s sessions',
    params: { session: id },
    reply: nothing,
    problems: ['not-found'],
  }),
  changePassword: operation('changePassword', {
    summary: 'Change the password; every other session ends and this one gets a new cookie',
    body: z.strictObject({ current: z.string().max(200), next: newPassword }),
    reply: nothing,
    problems: ['wrong-credentials', 'too-many-attempts'],
  }),
}
