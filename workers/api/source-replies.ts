import type * as z from 'zod'
import type { Source } from '@linli/contract/sources'
import type { SourceTraffic, StoredSource } from '@linli/data/tenant/sources'
import type { Outside } from '../outside.ts'
import { instant } from './ids.ts'

/** Where a source sends its messages. */
const addressOf = ({ publicOrigin }: Pick<Outside, 'publicOrigin'>, street: string, id: string): string =>
  `${publicOrigin}/v1/hooks/${street}/${id}`

const untouched: SourceTraffic = { waiting: 0, lastAt: undefined }

/** A source as it is answered: without its secret. */
export const sourceReply = (
  { outside, street }: { outside: Pick<Outside, 'publicOrigin' | 'now'>; street: { id: string } },
  { secret: _secret, former, state, createdAt, updatedAt, ...source }: StoredSource,
  { waiting, lastAt }: SourceTraffic = untouched,
): z.input<typeof Source> => {
  const until = Math.max(0, ...former.map((one) => one.until))
  return {
    ...structuredClone(source as z.input<typeof Source>),
    address: addressOf(outside, street.id, source.id),
    state: state === 'paused' ? 'paused' : 'active',
    ...(until > outside.now() ? { formerUntil: instant(until) } : {}),
    waiting,
    ...(lastAt === undefined ? {} : { lastAt: instant(lastAt) }),
    createdAt: instant(createdAt),
    updatedAt: instant(updatedAt),
  }
}
