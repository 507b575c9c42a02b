import { refused, type Refusal } from './refusals.ts'

/** Where messages go: a program's address, or a robot in a chat group. */
export const endpointKinds = ['webhook', 'dingtalk', 'wecom', 'feishu'] as const
export type EndpointKind = (typeof endpointKinds)[number]

/** Ids and links only, or what is told besides; never personal data. */
export const endpointContents = ['thin', 'full'] as const
export type EndpointContent = (typeof endpointContents)[number]

/** How messages are signed: HMAC-SHA-256 and Ed25519 as Standard Webhooks has them, HMAC-SM3 (GB/T 32905) beside them. */
export const signatureSchemes = ['v1', 'v1a', 'v1sm3'] as const
export type SignatureScheme = (typeof signatureSchemes)[number]

/** `gone`: it answered 410. `failing`: nothing reached it for days. Both are switched off until somebody switches them on. */
export const endpointStates = ['active', 'paused', 'gone', 'failing'] as const
export type EndpointState = (typeof endpointStates)[number]

export const deliveryStates = ['waiting', 'delivered', 'failed'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** What the receiver says came of a message in its own books. */
export const acknowledgements = ['synced', 'rejected'] as const
export type Acknowledgement = (typeof acknowledgements)[number]

/** For how long the old key signs beside the new one, in ms. */
export const keysOverlap = 24 * 3_600_000

/** How many days back missing messages can be sent. */
export const replayedDays = 14

/** Headers that the service sets itself, or that would change how a request is read. */
const ownHeaders =
  /^(host|content-.*|transfer-encoding|connection|keep-alive|te|trailer|upgrade|expect|cookie|user-agent|webhook-.*|proxy-.*|sec-.*)$/

/** What is wrong with the headers that an endpoint is to get besides. */
export const headerRefusals = (headers: Readonly<Record<string, string>>): Refusal[] =>
  Object.entries(headers).flatMap(([name, value]) => {
    const field = `headers.${name}`
    if (!/^[A-Za-z0-9-]{1,64}$/.test(name)) return [refused(field, 'malformed')]
    if (ownHeaders.test(name.toLowerCase())) return [refused(field, 'own-header')]
    return /^[\x20-\x7e]{1,1000}$/.test(value) ? [] : [refused(field, 'malformed')]
  })
