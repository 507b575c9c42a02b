import type { InStatement } from '@libsql/client'

/** Passes over everything up to now where nobody listens: whoever comes next is told of what happens from then on. */
export const skipUnheard: InStatement = `UPDATE outbox SET after = (SELECT coalesce(max(sequence), 0) FROM event)
  WHERE NOT EXISTS (SELECT 1 FROM endpoint WHERE removed = 0 AND state IN ('active', 'paused'))`
