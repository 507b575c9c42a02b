import type { SqlValue } from './engines.ts'
import type { WireValue } from './hrana-messages.ts'

/** A refusal that the hub itself makes, with the code that a libSQL server gives. */
export class HranaFault extends Error {
  readonly code: string
  constructor(message: string, code: string) {
    super(message)
    this.code = code
  }
}

export const fromWire = (value: WireValue): SqlValue => {
  switch (value.type) {
    case 'null':
      return null
    case 'integer':
      return BigInt(value.value)
    case 'blob':
      return Buffer.from(value.base64, 'base64')
    default:
      return value.value
  }
}

export const toWire = (value: SqlValue): WireValue => {
  if (value === null) return { type: 'null' }
  if (typeof value === 'bigint') return { type: 'integer', value: String(value) }
  if (typeof value === 'number') return { type: 'float', value }
  if (typeof value === 'string') return { type: 'text', value }
  return { type: 'blob', base64: Buffer.from(value).toString('base64').replace(/=+$/, '') }
}

const codeOf = (fault: unknown): string =>
  fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : ''

/** An error as the wire tells it. A server names only the base code: SQLITE_CONSTRAINT, not SQLITE_CONSTRAINT_UNIQUE. */
export const wireError = (fault: unknown): { message: string; code: string } => {
  const message = fault instanceof Error ? fault.message : String(fault)
  if (fault instanceof HranaFault) return { message, code: fault.code }
  return {
    message: `SQLite error: ${message}`,
    code: /^SQLITE_[A-Z]+/.exec(codeOf(fault))?.[0] ?? 'SQLITE_UNKNOWN',
  }
}

/** Whether another connection stands in the way, so that trying again later may succeed. */
export const isBusy = (fault: unknown): boolean =>
  /^SQLITE_(BUSY|LOCKED)(?!_SNAPSHOT)/.test(codeOf(fault)) ||
  (fault instanceof Error && /database (table )?is locked/.test(fault.message))
