import type { Adapted } from '@linli/contract/wordings'
import { readDraftMaterial } from '@linli/data/tenant/reports'
import { reachesSection } from '@linli/data/open'
import {
  changeWordingGuard,
  isAdapted,
  listWordings,
  streetScope,
  type StoredWording,
} from '@linli/data/tenant/wordings'
import { period as periodFrom } from '@linli/domain/periods'
import { refused } from '@linli/domain/refusals'
import {
  checkAdaptation,
  outdatedAdaptations,
  sentenceTemplate,
  sentenceTemplates,
  type AdaptedClause,
  type PlacedSentence,
} from '@linli/domain/wording-adaptations'
import { previewSentence } from '@linli/domain/wording-previews'
import { reportSections } from '@linli/domain/wording/frame'
import type { Clause } from '@linli/domain/wordings'
import { commitEdit, eventOf } from './committing.ts'
import type { Given, Handlers } from './given.ts'
import { instant } from './ids.ts'
import { invalid, refuse, type Refusing } from './refusals.ts'

type Setting = Given<'setWording'> | Given<'setCommunityWording'>
type Resetting = Given<'resetWording'> | Given<'resetCommunityWording'>
type Changing = Setting | Resetting

const adaptedReply = (row: StoredWording | undefined): Adapted =>
  row === undefined
    ? { clauses: null, outdated: false, version: 0 }
    : {
        clauses: isAdapted(row) ? [...row.clauses] : null,
        outdated: isAdapted(row) && outdatedAdaptations(reportSections, [row]).length > 0,
        version: row.version,
        updatedAt: instant(row.updatedAt),
        updatedBy: row.updatedBy,
      }

const builtIn = ({ entries, ...clause }: Clause) => ({ ...clause, kinds: [...(entries?.kinds ?? [])] })

const wordingReply = ({ section, heading, sentence }: PlacedSentence, rows: readonly StoredWording[]) => ({
  sentence: sentence.id,
  section,
  heading,
  clauses: sentence.clauses.map(builtIn),
  street: adaptedReply(rows.find((row) => row.scope === streetScope && row.sentence === sentence.id)),
})

const scopeOf = (given: Changing): string => ('community' in given ? given.community : streetScope)

/** The sentence that a change is about, in a section of the caller's. */
const sentenceOf = ({ params, reach }: Changing): PlacedSentence | Refusing => {
  const found = sentenceTemplate(params.sentence)
  if (found === undefined) return refuse('not-found')
  return reachesSection(reach, found.section) ? found : refuse('not-permitted')
}

const next = (given: Changing, clauses: readonly AdaptedClause[]): StoredWording => ({
  scope: scopeOf(given),
  sentence: given.params.sentence,
  clauses,
  version: given.seen + 1,
  updatedAt: given.outside.now(),
  updatedBy: given.caller.person.name,
})

const change = <Reply>(given: Changing, type: string, row: StoredWording, reply: Reply) =>
  commitEdit(given, reply, {
    guard: changeWordingGuard(row),
    statements: [],
    events: [eventOf(given, type, row.sentence, isAdapted(row) ? { clauses: row.clauses } : {})],
  })

const set = async (given: Setting) => {
  const found = sentenceOf(given)
  if ('refused' in found) return found
  const errors = checkAdaptation(found.sentence, given.body.clauses)
  if (errors.length > 0) return refuse('invalid', { errors })
  const row = next(given, given.body.clauses)
  return change(given, 'wording.set', row, adaptedReply(row))
}

const reset = async (given: Resetting) => {
  const found = sentenceOf(given)
  if ('refused' in found) return found
  // Nothing of version 0 is kept anywhere.
  if (given.seen === 0) return refuse('not-found')
  const row = next(given, [])
  return change(given, 'wording.reset', row, { version: row.version })
}

export const wordingHandlers: Pick<
  Handlers,
  | 'listWordings'
  | 'setWording'
  | 'resetWording'
  | 'listCommunityWordings'
  | 'setCommunityWording'
  | 'resetCommunityWording'
  | 'previewWording'
> = {
  listWordings: async ({ tenant, reach }) => {
    const rows = await listWordings(tenant, reach)
    return { wordings: sentenceTemplates().map((placed) => wordingReply(placed, rows)) }
  },
  setWording: set,
  resetWording: reset,

  listCommunityWordings: async ({ tenant, reach, community }) => {
    const rows = await listWordings(tenant, reach, community)
    const own = new Map(rows.filter(({ scope }) => scope === community).map((row) => [row.sentence, row]))
    return {
      wordings: sentenceTemplates().map((placed) => ({
        ...wordingReply(placed, rows),
        community: adaptedReply(own.get(placed.sentence.id)),
      })),
    }
  },
  setCommunityWording: set,
  resetCommunityWording: reset,

  previewWording: async ({ tenant, reach, community, body }) => {
    const found = sentenceTemplate(body.sentence)
    if (found === undefined) return invalid(refused('sentence', 'unknown-sentence'))
    const errors = checkAdaptation(found.sentence, body.clauses)
    if (errors.length > 0) return refuse('invalid', { errors })
    const period = periodFrom(body.period)
    const material = await readDraftMaterial(tenant, reach, community, period)
    const { sentence, silent } = previewSentence(found.sentence, body.clauses, material, period)
    return { parts: sentence?.parts ?? null, silent }
  },
}
