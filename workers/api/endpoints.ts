import type * as z from 'zod'
import type { Endpoint as EndpointWire } from '@linli/contract/endpoints'
import { commit } from '@linli/data/commit'
import {
  addEndpointStatements,
  changeEndpointStatements,
  endpointHealth,
  listEndpoints,
  readEndpoint,
  type EndpointHealth,
  type StoredEndpoint,
} from '@linli/data/tenant/endpoints'
import { keysOverlap, type EndpointKind, type SignatureScheme } from '@linli/domain/endpoints'
import type { WebhookType } from '@linli/domain/webhook-events'
import { openEndpoint, sealHeaders, sealKeys, sealUrl, shownUrl } from '../webhooks/endpoint-secrets.ts'
import { robotRate } from '../webhooks/robots.ts'
import { newKeyPair, newSecret } from '../webhooks/signatures.ts'
import { commitEdit, commitOnce, eventOf } from './committing.ts'
import { endpointRefusals, shakeHands, type Handshake } from './endpoint-checks.ts'
import type { Given, Handlers, InStreet, Said } from './given.ts'
import { instant, newId } from './ids.ts'
import { isRefusing, refuse, type Refusing } from './refusals.ts'
import { sealerOf, unguessable, type Sealer } from './sealing.ts'

const day = 24 * 3_600_000

type Here = InStreet & Pick<Said<'addEndpoint'>, 'outside'>

const untried: EndpointHealth = { delivered: 0, failed: 0, waiting: 0 }

const endpointReply = (
  row: Omit<StoredEndpoint, 'fromSequence'>,
  health: EndpointHealth,
  now: number,
): z.input<typeof EndpointWire> => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  url: row.shownUrl,
  headers: [...row.headerNames],
  types: row.types === 'all' ? 'all' : (row.types as Exclude<WebhookType, 'endpoint.ping'>[]),
  communities: row.communities === 'all' ? 'all' : [...row.communities],
  content: row.content,
  signatures: row.signatures as SignatureScheme[],
  publicKey: row.publicKey,
  rate: row.rate,
  ordered: row.ordered,
  daysKept: row.daysKept,
  handshake: row.handshake,
  state: row.state,
  ...((row.oldKeysUntil ?? 0) > now && { rotating: instant(row.oldKeysUntil ?? 0) }),
  health: {
    ...health,
    ...(row.succeededAt !== null && { succeededAt: instant(row.succeededAt) }),
    ...(row.failingSince !== null && { failingSince: instant(row.failingSince) }),
  },
  version: row.version,
  createdAt: instant(row.createdAt),
  updatedAt: instant(row.updatedAt),
  updatedBy: row.updatedBy,
})

const healthNow = async ({ tenant, outside }: Here, id: string): Promise<EndpointHealth> =>
  (await endpointHealth(tenant, outside.now() - day)).get(id) ?? untried

const newKeys = async ({ outside }: Here, kind: EndpointKind, robotSecret: string) => {
  if (kind !== 'webhook') return { keys: { secret: robotSecret, privateKey: '' }, publicKey: '' }
  const { privateKey, publicKey } = await newKeyPair()
  return { keys: { secret: newSecret((bytes) => outside.random(bytes)), privateKey }, publicKey }
}

/** Only programs are asked; a chat group's robot knows nothing of it. */
const greet = (given: Here, kind: EndpointKind, url: string): Promise<Handshake | Refusing> =>
  kind === 'webhook'
    ? shakeHands(given.outside, url)
    : Promise.resolve({ handshake: 'not-supported', rate: robotRate[kind] })

/** A receiver that allows a rate is never sent more. */
const slower = (asked: number, allowed: number): number =>
  allowed === 0 ? asked : asked === 0 ? allowed : Math.min(asked, allowed)

const stampOf = ({ outside, caller }: Here) => ({ updatedAt: outside.now(), updatedBy: caller.person.name })

const addEndpoint = async (given: Given<'addEndpoint'>) => {
  const { outside, body, tenant } = given
  const { kind, url, headers, robotSecret, ...wanted } = body
  const wrong = await endpointRefusals(given, kind, body)
  if (wrong !== undefined) return wrong
  const sealer = await sealerOf(outside, given.street.id)
  if (isRefusing(sealer)) return sealer
  const greeted = await greet(given, kind, url)
  if (isRefusing(greeted)) return greeted
  const id = newId(outside)
  const { keys, publicKey } = await newKeys(given, kind, robotSecret)
  const row: Omit<StoredEndpoint, 'fromSequence'> = {
    id,
    kind,
    ...wanted,
    sealedUrl: await sealUrl(sealer, id, url),
    shownUrl: shownUrl(url, kind),
    sealedHeaders: await sealHeaders(sealer, id, headers),
    headerNames: Object.keys(headers),
    sealedKeys: await sealKeys(sealer, id, keys),
    publicKey,
    sealedOldKeys: null,
    oldKeysUntil: null,
    rate: slower(wanted.rate, greeted.rate),
    handshake: greeted.handshake,
    state: 'active',
    failingSince: null,
    succeededAt: null,
    windowFrom: 0,
    windowUsed: 0,
    removed: false,
    version: 1,
    createdAt: outside.now(),
    ...stampOf(given),
  }
  const events = [eventOf(given, 'endpoint.added', id, { kind, url: row.shownUrl })]
  return commitOnce(
    await unguessable(given, sealer),
    'addEndpoint',
    endpointReply(row, untried, outside.now()),
    {
      statements: addEndpointStatements(tenant, row),
      events,
    },
  )
}

const lookUp = async (
  given: Here & { params: { endpoint: string }; seen: number },
): Promise<StoredEndpoint | Refusing> => {
  const found = await readEndpoint(given.tenant, given.params.endpoint)
  if (found === undefined) return refuse('not-found')
  return found.version === given.seen ? found : refuse('stale')
}

const revise = async (
  given: Here & { seen: number },
  found: StoredEndpoint,
  changes: Partial<StoredEndpoint>,
  type: string,
) => {
  const next: StoredEndpoint = { ...found, ...changes, ...stampOf(given), version: given.seen + 1 }
  const reply = endpointReply(next, await healthNow(given, next.id), given.outside.now())
  const events = [eventOf(given, type, next.id, { state: next.state })]
  return commitEdit(given, reply, { ...changeEndpointStatements(given.tenant, next), events })
}

/** What changes of what rests sealed: only what is given anew. */
const resealed = async (given: Given<'changeEndpoint'>, found: StoredEndpoint, sealer: Sealer) => {
  const { url, headers, robotSecret } = given.body
  const greeted = url === undefined ? undefined : await greet(given, found.kind, url)
  if (isRefusing(greeted)) return greeted
  const { id, kind } = found
  return {
    ...(url !== undefined && { sealedUrl: await sealUrl(sealer, id, url), shownUrl: shownUrl(url, kind) }),
    ...(greeted !== undefined && {
      handshake: greeted.handshake,
      rate: slower(given.body.rate, greeted.rate),
    }),
    ...(headers !== undefined && {
      sealedHeaders: await sealHeaders(sealer, id, headers),
      headerNames: Object.keys(headers),
    }),
    ...(robotSecret !== undefined &&
      kind !== 'webhook' && {
        sealedKeys: await sealKeys(sealer, id, { secret: robotSecret, privateKey: '' }),
      }),
  }
}

const changeEndpoint = async (given: Given<'changeEndpoint'>) => {
  const found = await lookUp(given)
  if (isRefusing(found)) return found
  const wrong = await endpointRefusals(given, found.kind, given.body)
  if (wrong !== undefined) return wrong
  const sealer = await sealerOf(given.outside, given.street.id)
  if (isRefusing(sealer)) return sealer
  const secrets = await resealed(given, found, sealer)
  if (isRefusing(secrets)) return secrets
  const { name, types, communities, content, signatures, ordered, daysKept, state } = given.body
  const rate = slower(given.body.rate, found.kind === 'webhook' ? 0 : robotRate[found.kind])
  // Switched on again it starts with a clean slate.
  const fresh = state === 'active' && found.state !== 'active' ? { failingSince: null } : {}
  const wanted = { name, types, communities, content, signatures, rate, ordered, daysKept, state }
  return revise(given, found, { ...wanted, ...fresh, ...secrets }, 'endpoint.changed')
}

const rotateKeys = async (given: Given<'rotateEndpointKeys'>) => {
  const found = await lookUp(given)
  if (isRefusing(found)) return found
  const sealer = await sealerOf(given.outside, given.street.id)
  if (isRefusing(sealer)) return sealer
  // The secret of a robot is its group's: it is changed there, and then here.
  if (found.kind !== 'webhook') return refuse('not-found')
  const { keys, publicKey } = await newKeys(given, found.kind, '')
  const changes = {
    sealedKeys: await sealKeys(sealer, found.id, keys),
    publicKey,
    sealedOldKeys: found.sealedKeys,
    oldKeysUntil: given.outside.now() + keysOverlap,
  }
  return revise(given, found, changes, 'endpoint.keys-rotated')
}

const readKeys = async (given: Given<'readEndpointKeys'>) => {
  const { tenant, outside, params } = given
  const found = await readEndpoint(tenant, params.endpoint)
  if (found === undefined) return refuse('not-found')
  const sealer = await sealerOf(outside, given.street.id)
  if (isRefusing(sealer)) return sealer
  const secrets = await openEndpoint(sealer, found, outside.now())
  if (secrets === undefined) return refuse('not-set-up')
  const events = [eventOf(given, 'endpoint.keys-read', found.id)]
  if ((await commit(tenant, { statements: [], events })) !== 'committed') return refuse('not-working')
  return {
    secret: secrets.keys.secret,
    publicKey: found.publicKey,
    ...(secrets.old !== undefined && {
      oldSecret: secrets.old.secret,
      oldUntil: instant(found.oldKeysUntil ?? 0),
    }),
  }
}

export const endpointHandlers: Pick<
  Handlers,
  | 'listEndpoints'
  | 'addEndpoint'
  | 'changeEndpoint'
  | 'removeEndpoint'
  | 'readEndpointKeys'
  | 'rotateEndpointKeys'
> = {
  listEndpoints: async ({ tenant, outside }) => {
    const [rows, health] = await Promise.all([
      listEndpoints(tenant),
      endpointHealth(tenant, outside.now() - day),
    ])
    return {
      endpoints: rows.map((row) => endpointReply(row, health.get(row.id) ?? untried, outside.now())),
    }
  },
  addEndpoint,
  changeEndpoint,

  removeEndpoint: async (given) => {
    const found = await lookUp(given)
    if (isRefusing(found)) return found
    const next: StoredEndpoint = { ...found, removed: true, ...stampOf(given), version: given.seen + 1 }
    const events = [eventOf(given, 'endpoint.removed', next.id)]
    return commitEdit(given, {}, { ...changeEndpointStatements(given.tenant, next), events })
  },
  readEndpointKeys: readKeys,
  rotateEndpointKeys: rotateKeys,
}
