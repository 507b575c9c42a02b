import type { Mapping } from './inbound-mappings.ts'
import type { Section } from './sections.ts'

/**
 * How a system proves that a message is its own: Standard Webhooks, GitHub's `X-Hub-Signature-256`, a plain HMAC-SHA-256 in a header of
 * its own, or a token that it shows.
 */
export const sourceKinds = ['standard', 'github', 'hmac', 'bearer'] as const
export type SourceKind = (typeof sourceKinds)[number]

/** A removed source is kept, because messages name it. */
export type SourceState = 'active' | 'paused' | 'removed'

/** Where a message's own id is: in a header, at a path of its body, or, where it has none, the whole body stands for it. */
export type IdPlace = { from: 'header'; name: string } | { from: 'path'; path: string } | { from: 'body' }

/**
 * Where a system puts its signature and the id. With a `timestamp` header (s since 1970) of a plain HMAC what is signed is the
 * timestamp, a dot and the body; without one the body.
 */
export type Receiving =
  | { kind: 'standard' }
  | { kind: 'github' }
  | {
      kind: 'hmac'
      header: string
      encoding: 'hex' | 'base64'
      prefix: string
      timestamp?: string | undefined
      id: IdPlace
    }
  | { kind: 'bearer'; id: IdPlace }

/** A system that sends messages to a street: what it may reach, and how they are read. */
export type SourceSettings = {
  name: string
  receiving: Receiving
  mapping: Mapping
  communities: 'all' | readonly string[]
  sections: 'all' | readonly Section[]
  state: SourceState
}

/** Whether the id of a message is signed with it. Where it is not, who repeats a message could give it another. */
export const idIsSigned = (receiving: Receiving): boolean =>
  receiving.kind === 'standard' ||
  receiving.kind === 'bearer' ||
  (receiving.kind === 'hmac' && receiving.id.from !== 'header')

/** What became of a message: all of it taken, a part, nothing, or what was left of it put aside by somebody. */
export const inboundStates = ['accepted', 'partly', 'quarantined', 'dismissed'] as const
export type InboundState = (typeof inboundStates)[number]

/** What became of a message of which so many items are done. */
export const stateOf = (items: number, done: number): InboundState =>
  done === items ? 'accepted' : done === 0 ? 'quarantined' : 'partly'

/** How long the raw body of a message is kept, in ms; what came of it is kept for ever. */
export const bodiesKept = 90 * 24 * 3_600_000

/** How long a secret is still good once there is a new one, in ms. */
export const secretsOverlap = 24 * 3_600_000

/** The longest message, in bytes, and how deeply it may be nested. */
export const largestMessage = 1024 * 1024
export const deepestMessage = 32
