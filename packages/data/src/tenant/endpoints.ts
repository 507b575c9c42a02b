import { and, asc, eq } from 'drizzle-orm'
import type { InStatement } from '@libsql/client'
import type { TenantDb } from '../open.ts'
import { statementOf } from '../statements.ts'
import { endpoint } from './integration-tables.ts'
import { skipUnheard } from './unheard.ts'

/** Where messages go. Moments are ms since 1970; `sealed…` opens with the street's key only. */
export type StoredEndpoint = typeof endpoint.$inferSelect

/** How things went with an endpoint since a moment; `waiting` counts whatever is not delivered yet. */
export type EndpointHealth = { delivered: number; failed: number; waiting: number }

/** Every endpoint that is not removed, oldest first. */
export const listEndpoints = (tenant: TenantDb): Promise<StoredEndpoint[]> =>
  tenant.orm.select().from(endpoint).where(eq(endpoint.removed, false)).orderBy(asc(endpoint.id))

/** One endpoint that is not removed. */
export const readEndpoint = async (tenant: TenantDb, id: string): Promise<StoredEndpoint | undefined> => {
  const [row] = await tenant.orm
    .select()
    .from(endpoint)
    .where(and(eq(endpoint.id, id), eq(endpoint.removed, false)))
  return row
}

/** How each endpoint has been doing since a moment. */
export const endpointHealth = async (
  tenant: TenantDb,
  since: number,
): Promise<ReadonlyMap<string, EndpointHealth>> => {
  const { rows } = await tenant.client.execute({
    sql: `SELECT id, (SELECT count(*) FROM delivery WHERE endpoint = id AND state = 'delivered' AND settled_at >= ?1) AS delivered,
        (SELECT count(*) FROM delivery WHERE endpoint = id AND state = 'failed' AND settled_at >= ?1) AS failed,
        (SELECT count(*) FROM delivery WHERE endpoint = id AND state = 'waiting') AS waiting
      FROM endpoint WHERE removed = 0`,
    args: [since],
  })
  return new Map(
    rows.map((row) => [
      String(row['id']),
      {
        delivered: Number(row['delivered']),
        failed: Number(row['failed']),
        waiting: Number(row['waiting']),
      },
    ]),
  )
}

/** Adds an endpoint; it is told of what happens from now on. */
export const addEndpointStatements = (
  tenant: TenantDb,
  row: Omit<StoredEndpoint, 'fromSequence'>,
): InStatement[] => [
  skipUnheard,
  statementOf(tenant.orm.insert(endpoint).values({ ...row, fromSequence: 0 })),
  {
    sql: 'UPDATE endpoint SET from_sequence = (SELECT coalesce(max(sequence), 0) FROM event) WHERE id = ?',
    args: [row.id],
  },
]

/** What people set of an endpoint; what is left out is the deliveries' own, and the version the guard's. */
const settable = ({
  id: _id,
  kind: _kind,
  fromSequence: _from,
  succeededAt: _succeeded,
  windowFrom: _windowFrom,
  windowUsed: _windowUsed,
  version: _version,
  createdAt: _created,
  ...set
}: StoredEndpoint) => set

/** Brings an endpoint to its next version; `guard` fails when the version before is not the current one. */
export const changeEndpointStatements = (
  tenant: TenantDb,
  next: StoredEndpoint,
): { guard: InStatement; statements: InStatement[] } => ({
  guard: {
    sql: 'UPDATE endpoint SET version = iif(version = ?, version + 1, NULL) WHERE id = ?',
    args: [next.version - 1, next.id],
  },
  statements: [
    skipUnheard,
    statementOf(tenant.orm.update(endpoint).set(settable(next)).where(eq(endpoint.id, next.id))),
  ],
})
