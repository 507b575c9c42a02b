// Reads a community's ledger page by page, records an entry once, and corrects it.
//   LINLI_ORIGIN=https://… LINLI_TOKEN=linli_… LINLI_STREET=… LINLI_COMMUNITY=… node call-the-api.ts
import { linli, Problem } from '@linli/client'

const said = (name: string): string => {
  const value = process.env[name]
  if (value === undefined || value === '') throw new Error(`${name} is not set`)
  return value
}

// Waits by itself when there is too much at once (429) or the service is busy (503).
const api = linli({ origin: said('LINLI_ORIGIN'), token: said('LINLI_TOKEN'), language: 'en' })
const params = { street: said('LINLI_STREET'), community: said('LINLI_COMMUNITY') }

let count = 0
const query = { period: '2010-H1', limit: 50 }
for await (const { entries } of api.pages('listEntries', { params, query })) count += entries.length
console.log('entries', count)

// The same key again gets the same answer: whatever breaks, nothing is recorded twice.
const key = process.env['LINLI_KEY'] ?? crypto.randomUUID()
const body = { kind: 'party_class', date: '2010-06-18', title: '季度党课', fields: { participants: '10余' } }
const entry = await api.call('recordEntry', { params, body, key })
console.log('recorded', entry.id)

try {
  // The version that was seen goes along (If-Match): what somebody changed meanwhile is not overwritten.
  const corrected = { ...body, fields: { participants: 12 } }
  const where = { ...params, entry: entry.id }
  const { version } = await api.call('editEntry', { params: where, body: corrected, seen: entry.version })
  console.log('corrected', version)
} catch (error) {
  if (!(error instanceof Problem)) throw error
  console.log('refused', error.status, error.kind, error.message)
  for (const { field, reason, message } of error.errors) console.log(' ', field, reason, message)
}
