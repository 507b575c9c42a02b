import * as z from 'zod'
import { dayFormats } from '@linli/domain/inbound-days'
import { inboundStates, largestMessage, sourceKinds } from '@linli/domain/sources'
import { Entry } from './entries.ts'
import { Declared } from './figures.ts'
import { operation } from './operation.ts'
import { bytes, id, instant, page, section, text, version } from './schemas.ts'

/** How texts are read: those that are sent, and those of a reply, which were read when they came. */
type Texts = (max: number) => z.ZodType<string, string>
const told: Texts = () => z.string()

const pathOf = (say: Texts) =>
  say(200).meta({
    description:
      'Keys and places such as `data.rows[0].count`, seen from the item; with `$` in front from the whole message. Nothing is evaluated.',
    example: 'rows',
  })

const drawnOf = (say: Texts, name: string) => {
  const constant = z.union([say(500), z.number(), z.boolean()])
  return z
    .union([
      z.strictObject({ value: constant }),
      z.strictObject({
        path: pathOf(say),
        codes: z
          .record(z.string().max(200), say(200))
          .refine((codes) => Object.keys(codes).length <= 1000, { params: { reason: 'malformed' } })
          .optional()
          .meta({ description: 'Their words to ours; what is not in the table goes to quarantine.' }),
        format: z.enum(dayFormats).optional().meta({ description: 'How they write a period or a date.' }),
        grain: z
          .enum(['month', 'quarter', 'half', 'year'])
          .optional()
          .meta({ description: 'Which period the day lies in; a month unless said.' }),
        otherwise: constant.optional().meta({ description: 'What holds where the message says nothing.' }),
      }),
    ])
    .meta({
      id: name,
      description: 'Where a value comes from: always the same, or said by the message at a path.',
    })
}

const declaredMakeOf = (drawn: ReturnType<typeof drawnOf>) =>
  z.strictObject({
    becomes: z.literal('declared'),
    community: drawn,
    period: drawn,
    metric: drawn,
    dimension: drawn.optional(),
    value: drawn,
    source: drawn,
    reason: drawn,
    statement: drawn.optional(),
    optional: z.boolean().optional().meta({ description: 'Left out where the message says no value.' }),
  })

const entryMakeOf = (drawn: ReturnType<typeof drawnOf>) =>
  z.strictObject({
    becomes: z.literal('entry'),
    community: drawn,
    kind: drawn,
    date: drawn,
    title: drawn.optional(),
    note: drawn.optional(),
    fields: z.record(z.string().regex(/^[A-Za-z0-9_]{1,64}$/), drawn).default({}),
  })

const mappingOf = (say: Texts, name: string) => {
  const drawn = drawnOf(say, `${name}Value`)
  return z
    .strictObject({
      items: pathOf(say).meta({
        description:
          'Where the list is; empty: the message itself is the one item; `$`: the message is the list.',
      }),
      makes: z
        .array(z.discriminatedUnion('becomes', [declaredMakeOf(drawn), entryMakeOf(drawn)]))
        .min(1)
        .max(20),
    })
    .meta({
      id: name,
      description: 'How a system’s messages are read: where the list of items is, and what each becomes.',
    })
}

/** How a system’s messages are read: where the list of items is, and what each becomes. */
const Mapping = mappingOf(text, 'NewMapping')
const ToldMapping = mappingOf(told, 'Mapping')

const headerName = z.string().regex(/^[A-Za-z0-9-]{1,64}$/)
const receivingOf = (say: Texts) => {
  const place = z.discriminatedUnion('from', [
    z.strictObject({ from: z.literal('header'), name: headerName }),
    z.strictObject({ from: z.literal('path'), path: pathOf(say) }),
    z.strictObject({ from: z.literal('body') }),
  ])
  return z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('standard') }),
    z.strictObject({ kind: z.literal('github') }),
    z.strictObject({
      kind: z.literal('hmac'),
      header: headerName,
      encoding: z.enum(['hex', 'base64']).default('hex'),
      prefix: z
        .string()
        .regex(/^[\x21-\x7e]{0,40}$/)
        .default(''),
      timestamp: headerName.optional().meta({
        description: 'Header with the time in s since 1970; then what is signed is time, a dot and the body.',
      }),
      id: place,
    }),
    z.strictObject({ kind: z.literal('bearer'), id: place }),
  ])
}

const reachable = {
  communities: z.union([z.literal('all'), z.array(id).min(1).max(500)]).default('all'),
  sections: z.union([z.literal('all'), z.array(section).min(1).max(10)]).default('all'),
}

const settings = {
  name: text(60),
  receiving: receivingOf(text),
  mapping: Mapping,
  ...reachable,
  state: z.enum(['active', 'paused']).default('active'),
}

/** A secret that the other system has chosen; one is made where none is given. */
const secret = z
  .string()
  .max(200)
  .optional()
  .meta({ description: 'Where the other system chooses it; otherwise one is made.' })

export const Source = z
  .strictObject({
    id,
    address: z.string().meta({ description: 'Where the system sends its messages.' }),
    name: z.string(),
    receiving: receivingOf(told),
    mapping: ToldMapping,
    mappingVersion: z.int(),
    ...reachable,
    state: z.enum(['active', 'paused']),
    formerUntil: instant.optional().meta({ description: 'Until when the secret before is still good.' }),
    waiting: z.int().meta({ description: 'Messages of which something is in quarantine.' }),
    lastAt: instant.optional().meta({ description: 'When the last message came.' }),
    version,
    createdAt: instant,
    createdBy: z.string(),
    updatedAt: instant,
    updatedBy: z.string(),
  })
  .meta({ id: 'Source' })
export type Source = z.infer<typeof Source>

const Secretive = z.strictObject({
  source: Source,
  secret: z.string().meta({ description: 'Shown this once.' }),
  version,
})

/** One thing wrong with an item: which of its makes, the field, why, and where in the message. */
export const InboundProblem = z
  .strictObject({
    make: z.int(),
    field: z.string(),
    reason: z.string(),
    message: z.string(),
    at: z.string(),
    said: z.string().optional(),
  })
  .meta({ id: 'InboundProblem' })

const Made = z.strictObject({
  becomes: z.enum(['declared', 'entry']),
  id,
  community: id,
  change: z.enum(['made', 'changed', 'unchanged']),
})

export const InboundItem = z
  .strictObject({
    item: z.int().meta({ description: 'Its place in the list, from 0; -1: the message as a whole.' }),
    state: z.enum(['done', 'quarantined']),
    made: z.array(Made).optional(),
    problems: z.array(InboundProblem).optional(),
  })
  .meta({ id: 'InboundItem' })
export type InboundItem = z.infer<typeof InboundItem>

const Answer = z.strictObject({ message: id, state: z.enum(inboundStates), items: z.array(InboundItem) })

const Line = z.strictObject({
  id,
  source: id,
  sourceName: z.string(),
  kind: z.enum(sourceKinds),
  externalId: z.string(),
  receivedAt: instant,
  size: z.int().meta({ description: 'In bytes.' }),
  state: z.enum(inboundStates),
  items: z.int(),
  done: z.int(),
  mappingVersion: z.int(),
  kept: z.boolean().meta({ description: 'Whether the raw message is still kept.' }),
  dismissal: z.string().optional().meta({ description: 'Why it was dismissed.' }),
  version,
  updatedAt: instant,
  updatedBy: z.string(),
})

export const InboundMessage = z
  .strictObject({ ...Line.shape, outcome: z.array(InboundItem) })
  .meta({ id: 'InboundMessage' })
export type InboundMessage = z.infer<typeof InboundMessage>

const change = z.enum(['made', 'changed', 'unchanged'])

/** What an item would make: a figure or a record as it would be written, and whether that is new. */
const Preview = z.discriminatedUnion('becomes', [
  z.strictObject({
    becomes: z.literal('declared'),
    community: id,
    change,
    typed: Declared.omit({ id: true, version: true, updatedAt: true, updatedBy: true }),
  }),
  z.strictObject({
    becomes: z.literal('entry'),
    community: id,
    change,
    typed: Entry.pick({
      kind: true,
      section: true,
      date: true,
      title: true,
      fields: true,
      note: true,
      posted: true,
    }),
  }),
])

const Trial = z.strictObject({
  item: z.int(),
  state: z.enum(['done', 'quarantined']),
  makes: z.array(Preview),
  problems: z.array(InboundProblem),
})

const params = { source: id }
const messageParams = { message: id }
const sealing = ['not-set-up'] as const
/** What is read and written meanwhile by others is tried again, but not for ever. */
const replaying = ['no-longer-kept', 'not-set-up', 'try-again'] as const

export const sourceOperations = {
  receiveMessage: operation('receiveMessage', {
    summary:
      'Take a message of another system, signed as its source says; the same message again answers the same',
    params: { street: z.string(), source: z.string() },
    body: bytes,
    media: 'application/json',
    bodyLimit: largestMessage,
    reply: Answer,
    problems: [
      'not-verified',
      'not-on-time',
      'message-id-reused',
      'source-paused',
      'tenant-upgrading',
      'not-set-up',
      'try-again',
    ],
  }),
  listSources: operation('listSources', {
    summary: 'The systems that send messages to the street, with what of theirs is in quarantine',
    reply: z.strictObject({ sources: z.array(Source) }),
  }),
  readSource: operation('readSource', { summary: 'One source', params, reply: Source }),
  addSource: operation('addSource', {
    summary: 'Let another system send messages; its secret is shown this once',
    body: z.strictObject({ ...settings, secret }),
    bodyLimit: 512 * 1024,
    reply: Secretive,
    problems: sealing,
  }),
  changeSource: operation('changeSource', {
    summary: 'Change a source: name, mapping, reach, paused or active; how it is verified stays',
    params,
    body: z.strictObject(settings),
    bodyLimit: 512 * 1024,
    reply: Source,
  }),
  rotateSourceSecret: operation('rotateSourceSecret', {
    summary: 'Give a source a new secret, shown this once; the one before is good for 24 hours more',
    params,
    body: z.strictObject({ secret }),
    reply: Secretive,
    problems: sealing,
  }),
  removeSource: operation('removeSource', {
    summary: 'Take no more messages from a source; what came of its messages stays',
    params,
    reply: z.strictObject({}),
  }),
  tryMapping: operation('tryMapping', {
    summary: 'What a mapping would make of a sample, and every problem; nothing is changed',
    body: z.strictObject({
      sample: z.string().max(largestMessage).meta({ description: 'A message as it is sent, as text.' }),
      mapping: Mapping,
      ...reachable,
      source: id.optional().meta({ description: 'Whose figures count as its own.' }),
    }),
    bodyLimit: 3 * largestMessage,
    reply: z.strictObject({
      problems: z.array(InboundProblem).meta({ description: 'Of the message as a whole.' }),
      items: z.array(Trial),
      done: z.int(),
    }),
    problems: sealing,
  }),
  listInboundMessages: operation('listInboundMessages', {
    summary: 'Messages that came, newest first',
    query: { source: id.optional(), state: z.enum(inboundStates).optional(), ...page },
    reply: z.strictObject({ messages: z.array(Line), next: z.string().optional() }),
  }),
  readInboundMessage: operation('readInboundMessage', {
    summary: 'A message and what came of each of its items; not what it says',
    params: messageParams,
    reply: InboundMessage,
  }),
  readInboundBody: operation('readInboundBody', {
    summary: 'What a message says, word for word; every reading is noted with who and when',
    params: messageParams,
    body: z.strictObject({}),
    reply: z.strictObject({
      body: z.string(),
      outcome: z.array(InboundItem).meta({ description: 'With what was said where a problem was found.' }),
    }),
    problems: ['no-longer-kept', 'not-set-up'],
  }),
  replayInboundMessage: operation('replayInboundMessage', {
    summary: 'Read a message again with today’s mapping; what is done already stays as it is',
    params: messageParams,
    reply: InboundMessage,
    problems: replaying,
  }),
  dismissInboundMessage: operation('dismissInboundMessage', {
    summary: 'Put aside what is left of a message, with the reason',
    params: messageParams,
    body: z.strictObject({ reason: text(500) }),
    reply: InboundMessage,
  }),
  reinstateInboundMessage: operation('reinstateInboundMessage', {
    summary: 'Take a dismissal back',
    params: messageParams,
    reply: InboundMessage,
  }),
}
