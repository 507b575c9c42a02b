import type { EndpointKind } from '@linli/domain/endpoints'
import type { Outgoing, Sent } from '../outside.ts'
export type RobotKind = Exclude<EndpointKind, 'webhook'>
export const robotRefusal = (_k: RobotKind, _u: string, _a: readonly string[]): 'not-a-robot' | undefined => undefined
export const robotRequest = (_k: RobotKind, to: { url: string; secret: string }, text: { title: string; lines: readonly string[]; link: string }, _n: number): Promise<Outgoing> => Promise.resolve({ url: to.url, headers: {}, body: JSON.stringify(text) })
export const robotOutcome = (_k: RobotKind, _s: Sent): 'delivered' | { retryAfter?: number; reason: string } => 'delivered'
