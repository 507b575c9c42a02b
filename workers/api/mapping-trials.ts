import { readSource } from '@linli/data/tenant/sources'
import { checkMapping } from '@linli/domain/inbound-checks'
import { mapMessage } from '@linli/domain/inbound-mappings'
import { refused } from '@linli/domain/refusals'
import { deepestMessage } from '@linli/domain/sources'
import { readJson } from '../webhooks/message-texts.ts'
import { declaredReply } from './declarations.ts'
import { entryReply } from './entry-replies.ts'
import type { Answer, Given, Handlers } from './given.ts'
import { factsFor, planFor } from './inbound-commits.ts'
import { freshProblemReply } from './inbound-outcomes.ts'
import type { Piece, PlannedItem } from './inbound-plans.ts'
import { sourceWriter } from './inbound-writers.ts'
import { invalid, isRefusing, refuse, type Language } from './refusals.ts'
import { checkReach } from './sources.ts'

type Trial = Answer<'tryMapping'>

/** What is made, in the words of the wire: what only comes about by writing it down is left out. */
const preview = (piece: Piece): Trial['items'][number]['makes'][number] => {
  const { community } = piece.row
  if (piece.becomes === 'declared') {
    const { id: _id, version: _version, updatedAt: _at, updatedBy: _by, ...typed } = declaredReply(piece.row)
    return { becomes: 'declared', community, change: piece.change, typed }
  }
  const { kind, section, date, title, fields, note, posted } = entryReply(piece.row)
  const typed = { kind, section, date, title, fields, note, posted }
  return { becomes: 'entry', community, change: piece.change, typed }
}

const itemReply = (
  { item, pieces, problems }: PlannedItem,
  language: Language,
  message: unknown,
): Trial['items'][number] => ({
  item,
  state: problems.length > 0 ? 'quarantined' : 'done',
  makes: pieces.map(preview),
  problems: problems.map((problem) => freshProblemReply(problem, language, message)),
})

const sampleOf = ({ body }: Given<'tryMapping'>) => {
  const read = readJson(body.sample)
  if (read === 'too-deep') return invalid(refused('sample', 'too-deep', { max: deepestMessage }))
  return read === 'not-json' ? invalid(refused('sample', 'malformed')) : read
}

/** The source whose figures count as its own; nobody's where none is named. */
const asked = async ({ tenant, body }: Given<'tryMapping'>) => {
  const { communities, sections, source: id } = body
  const found = id === undefined ? undefined : await readSource(tenant, id)
  if (id !== undefined && found === undefined) return refuse('not-found')
  return { id: found?.id ?? '', name: found?.name ?? '', communities, sections }
}

export const mappingTrialHandlers: Pick<Handlers, 'tryMapping'> = {
  tryMapping: async (given) => {
    const errors = [...checkMapping(given.body.mapping), ...(await checkReach(given, given.body))]
    if (errors.length > 0) return refuse('invalid', { errors })
    const sample = sampleOf(given)
    if (isRefusing(sample)) return sample
    const source = await asked(given)
    if (isRefusing(source)) return source
    const { value } = sample
    const mapped = mapMessage(given.body.mapping, value)
    if (!mapped.ok)
      return { problems: [freshProblemReply(mapped.reason, given.language, value)], items: [], done: 0 }
    const writer = sourceWriter(given.outside, given.street, given.tenant, source)
    const reading = { writer, source, mapping: given.body.mapping }
    const planned = await planFor(reading, mapped.value, await factsFor(reading, mapped.value))
    if (isRefusing(planned)) return planned
    const items = planned.map((one) => itemReply(one, given.language, value))
    return { problems: [], items, done: items.filter(({ state }) => state === 'done').length }
  },
}
