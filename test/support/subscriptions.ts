import * as z from 'zod'
import type { ForeignReceiver, Manner } from './foreign-receivers.ts'
import type { Ask } from './offices.ts'

const added = z.object({ id: z.string() })
const keys = z.object({ secret: z.string() })

const place = '/streets/maple/endpoints'

/** Has an admin make an endpoint of a receiver's hook and carry its secret there. */
export const subscribe = async (
  admin: Ask,
  other: ForeignReceiver,
  { name, manner, types }: { name: string; manner: Manner; types: readonly string[] },
): Promise<{ id: string; secret: string }> => {
  const body = { name, url: `http://${other.host}/${name}`, types }
  const { id } = added.parse(await (await admin('POST', place, { body })).json())
  const { secret } = keys.parse(
    await (await admin('POST', `${place}/${id}/key-readings`, { body: {} })).json(),
  )
  await other.hook(name, secret, manner)
  return { id, secret }
}
