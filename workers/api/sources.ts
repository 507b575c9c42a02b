import { reaches, reachesSection } from '@linli/data/open'
import {
  addSourceStatement,
  changeSourceGuard,
  listSources,
  readSource,
  type StoredSource,
} from '@linli/data/tenant/sources'
import { checkMapping } from '@linli/domain/inbound-checks'
import { parsePath } from '@linli/domain/inbound-paths'
import { refused, type Refusal } from '@linli/domain/refusals'
import type { Receiving, SourceSettings } from '@linli/domain/sources'
import { commitEdit, commitOnce, eventOf } from './committing.ts'
import { hasCommunities } from './doors.ts'
import type { Given, Handlers, InStreet } from './given.ts'
import { newId } from './ids.ts'
import { invalid, isRefusing, refuse, type Refusing } from './refusals.ts'
import { sealerOf, unguessable } from './sealing.ts'
import { sourceReply } from './source-replies.ts'
import { chooseSecret, formerSecrets, keptSecret, openedIn, sealedIn } from './source-secrets.ts'

const checkId = (receiving: Receiving): Refusal[] => {
  if (!('id' in receiving) || receiving.id.from !== 'path') return []
  const read = parsePath(receiving.id.path)
  if (!read.ok) return [refused('receiving.id.path', 'bad-path', read.reason.text)]
  return read.value.steps.length === 0 ? [refused('receiving.id.path', 'required')] : []
}

type Wanting = Given<'addSource'> | Given<'changeSource'>
type Here = Pick<Wanting, 'outside' | 'street' | 'reach'>
type Limits = Pick<SourceSettings, 'communities' | 'sections'>

const isWithinReach = async (
  { outside, street, reach }: Here,
  communities: Limits['communities'],
): Promise<boolean> => {
  if (communities === 'all') return reach.communities === 'all'
  return communities.every((id) => reaches(reach, id)) && hasCommunities(outside, street, communities)
}

/** Nobody lets another system reach further than they do. */
export const checkReach = async (given: Here, { communities, sections }: Limits): Promise<Refusal[]> => {
  const hidden =
    sections === 'all'
      ? given.reach.sections !== 'all'
      : sections.some((section) => !reachesSection(given.reach, section))
  return [
    ...((await isWithinReach(given, communities)) ? [] : [refused('communities', 'not-a-community')]),
    ...(hidden ? [refused('sections', 'not-in-reach')] : []),
  ]
}

const readSettings = async (given: Wanting): Promise<SourceSettings | Refusing> => {
  const { name, receiving, mapping, communities, sections, state } = given.body
  const settings: SourceSettings = { name, receiving, mapping, communities, sections, state }
  const errors = [
    ...(name === '' ? [refused('name', 'required')] : []),
    ...checkId(receiving),
    ...checkMapping(mapping),
    ...(await checkReach(given, settings)),
  ]
  return errors.length > 0 ? refuse('invalid', { errors }) : settings
}

const stamp = ({ outside, caller }: Wanting | Given<'removeSource'> | Given<'rotateSourceSecret'>) => ({
  updatedAt: outside.now(),
  updatedBy: caller.person.name,
})

/** What the log tells of a source: nothing by which anybody could pass for it. */
const told = ({ name, receiving, state, mappingVersion, version }: StoredSource) => ({
  name,
  kind: receiving.kind,
  state,
  mappingVersion,
  version,
})

const addSource: Handlers['addSource'] = async (given) => {
  const settings = await readSettings(given)
  if (isRefusing(settings)) return settings
  const sealer = await sealerOf(given.outside, given.street.id)
  if (isRefusing(sealer)) return sealer
  const { kind } = settings.receiving
  const secret = chooseSecret(kind, given.body.secret, given.outside)
  if (isRefusing(secret)) return secret
  const [id, { updatedAt, updatedBy }] = [newId(given.outside), stamp(given)]
  const made: StoredSource = {
    ...settings,
    id,
    secret: await keptSecret(sealer, kind, id, secret),
    former: [],
    mappingVersion: 1,
    version: 1,
    createdAt: updatedAt,
    createdBy: updatedBy,
    updatedAt,
    updatedBy,
  }
  const reply = { source: sourceReply(given, made), secret, version: 1 }
  const done = await commitOnce(
    await unguessable(given, sealer),
    'addSource',
    await sealedIn(sealer, id, reply),
    {
      statements: [addSourceStatement(given.tenant, made)],
      events: [eventOf(given, 'source.added', id, told(made))],
    },
  )
  return openedIn(sealer, done)
}

/** A source in the version seen. */
const lookUp = async (
  given: InStreet & { params: { source: string }; seen: number },
): Promise<StoredSource | Refusing> => {
  const found = await readSource(given.tenant, given.params.source)
  if (found === undefined) return refuse('not-found')
  return found.version === given.seen ? found : refuse('stale')
}

const changeSource: Handlers['changeSource'] = async (given) => {
  const found = await lookUp(given)
  if (isRefusing(found)) return found
  const settings = await readSettings(given)
  if (isRefusing(settings)) return settings
  if (settings.receiving.kind !== found.receiving.kind)
    return invalid(refused('receiving.kind', 'source-kind-fixed'))
  const isOther = JSON.stringify(settings.mapping) !== JSON.stringify(found.mapping)
  const mappingVersion = found.mappingVersion + (isOther ? 1 : 0)
  const next = { ...found, ...settings, mappingVersion, version: given.seen + 1, ...stamp(given) }
  return commitEdit(given, sourceReply(given, next), {
    guard: changeSourceGuard(next),
    statements: [],
    events: [eventOf(given, 'source.changed', next.id, told(next))],
  })
}

const rotateSourceSecret: Handlers['rotateSourceSecret'] = async (given) => {
  const found = await lookUp(given)
  if (isRefusing(found)) return found
  const sealer = await sealerOf(given.outside, given.street.id)
  if (isRefusing(sealer)) return sealer
  const { kind } = found.receiving
  const secret = chooseSecret(kind, given.body.secret, given.outside)
  if (isRefusing(secret)) return secret
  const next: StoredSource = {
    ...found,
    secret: await keptSecret(sealer, kind, found.id, secret),
    former: formerSecrets(found, given.outside.now()),
    version: given.seen + 1,
    ...stamp(given),
  }
  const reply = { source: sourceReply(given, next), secret, version: next.version }
  return commitEdit(given, reply, {
    guard: changeSourceGuard(next),
    statements: [],
    events: [eventOf(given, 'source.secret-rotated', next.id, told(next))],
  })
}

/** A removed source keeps no secret: nothing can be signed as it any more. */
const removeSource: Handlers['removeSource'] = async (given) => {
  const found = await lookUp(given)
  if (isRefusing(found)) return found
  const gone = { secret: '', former: [], state: 'removed' } as const
  const next: StoredSource = { ...found, ...gone, version: given.seen + 1, ...stamp(given) }
  return commitEdit(
    given,
    {},
    {
      guard: changeSourceGuard(next),
      statements: [],
      events: [eventOf(given, 'source.removed', next.id, told(next))],
    },
  )
}

export const sourceHandlers: Pick<
  Handlers,
  'listSources' | 'readSource' | 'addSource' | 'changeSource' | 'rotateSourceSecret' | 'removeSource'
> = {
  listSources: async (given) => ({
    sources: (await listSources(given.tenant)).map(({ source, traffic }) =>
      sourceReply(given, source, traffic),
    ),
  }),
  readSource: async (given) => {
    const found = (await listSources(given.tenant)).find(({ source }) => source.id === given.params.source)
    return found === undefined ? refuse('not-found') : sourceReply(given, found.source, found.traffic)
  },
  addSource,
  changeSource,
  rotateSourceSecret,
  removeSource,
}
