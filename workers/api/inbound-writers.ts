import { forSource, type TenantDb } from '@linli/data/open'
import type { StoredSource } from '@linli/data/tenant/sources'
import type { Outside } from '../outside.ts'
import type { Writer } from './given.ts'

/** A source that writes: as a person would, in the reach that the street has given it. */
export type SourceWriter = Omit<Writer, 'community'>

export const sourceWriter = (
  outside: Outside,
  street: Writer['street'],
  tenant: TenantDb,
  { id, name, communities, sections }: Pick<StoredSource, 'id' | 'name' | 'communities' | 'sections'>,
): SourceWriter => ({
  outside,
  street,
  tenant,
  reach: forSource({ communities, sections }),
  caller: { person: { id: `source:${id}`, name } },
})
