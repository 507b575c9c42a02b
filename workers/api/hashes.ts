import { createHash } from 'node:crypto'

/** SHA-256 of a text or a file in hexadecimal. Every request needs it, so it is computed in place instead of on another thread. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')
