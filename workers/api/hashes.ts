import { createHash } from 'node:crypto'

/** SHA-256 of a text in hexadecimal. Every request needs it, so it is computed in place instead of on another thread. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
