import { reachesSection } from '@linli/data/open'
import { changeParagraphGuard, insertParagraphs, placeParagraphs } from '@linli/data/tenant/report-changes'
import {
  paragraphIn,
  removedParagraphStatement,
  type Beside,
  type StoredParagraph,
  type Which,
} from '@linli/data/tenant/written-reports'
import { keepSeen } from '@linli/domain/citations'
import { metricOf } from '@linli/domain/metrics'
import { takesDimension } from '@linli/domain/entries'
import { positionAfter, positionAt } from '@linli/domain/positions'
import { refused, type Refusal } from '@linli/domain/refusals'
import { isWritten, reachOfPlace, type ReportParagraph } from '@linli/domain/reports'
import { commitEdit, commitOnce, eventOf } from './committing.ts'
import type { Given, Handlers } from './given.ts'
import { newId } from './ids.ts'
import { isRefusing, refuse, type Refusing } from './refusals.ts'
import { openReport, paragraphReply, type AboutReport, type Opened } from './report-reads.ts'

type Editing = AboutReport & { params: { paragraph: string }; seen: number }

const stamp = (given: AboutReport) => ({
  updatedAt: given.outside.now(),
  updatedBy: given.caller.person.name,
})

const openToWrite = async (
  given: AboutReport,
  beside?: (which: Which) => Beside,
): Promise<Opened | Refusing> => {
  const opened = await openReport(given, beside)
  if (isRefusing(opened)) return opened
  return isWritten(opened.file.report.state) ? opened : refuse('wrong-state')
}

const lookUp = async (given: Editing): Promise<{ opened: Opened; found: StoredParagraph } | Refusing> => {
  const opened = await openToWrite(given)
  if (isRefusing(opened)) return opened
  const found = opened.file.paragraphs.find(({ id }) => id === given.params.paragraph)
  if (found === undefined) return refuse('not-found')
  return found.version === given.seen ? { opened, found } : refuse('stale')
}

/** Figures that are cited must be of metrics that there are, taken apart as they can be. */
const citationRefusals = (sentences: ReportParagraph['sentences']): Refusal[] =>
  sentences.flatMap(({ parts }, s) =>
    parts.flatMap(({ figure }, p) => {
      const metric = figure && metricOf(figure.metric)
      if (figure === undefined) return []
      const field = `sentences[${s}].parts[${p}].figure`
      if (metric === undefined) return [refused(`${field}.metric`, 'not-a-metric')]
      return figure.dimension === '' || takesDimension(metric, figure.dimension)
        ? []
        : [refused(`${field}.dimension`, 'not-a-dimension')]
    }),
  )

const twice = (sentences: ReportParagraph['sentences']): Refusal[] => {
  const ids = sentences.map(({ id }) => id)
  const again = ids.findIndex((id, i) => ids.indexOf(id) !== i)
  return again === -1 ? [] : [refused(`sentences[${again}].id`, 'twice')]
}

const badlySaid = (sentences: ReportParagraph['sentences']): Refusing | undefined => {
  const errors = [...citationRefusals(sentences), ...twice(sentences)]
  return errors.length > 0 ? refuse('invalid', { errors }) : undefined
}

const revise = (given: AboutReport, opened: Opened, next: StoredParagraph, what: string) =>
  commitEdit(given, paragraphReply(next, given.reach, opened.present), {
    guard: changeParagraphGuard(next),
    statements: [],
    events: [
      eventOf(given, `report.paragraph-${what}`, next.report, { paragraph: next.id, version: next.version }),
    ],
  })

/** Where a paragraph comes to stand; all of the section are placed anew when there is no room left. */
const placeAfter = (among: readonly StoredParagraph[], after: string | undefined) => {
  const found = among.findIndex(({ id }) => id === after)
  // What followed a paragraph that is gone meanwhile comes last.
  const at = after !== undefined && found === -1 ? among.length - 1 : found
  const position = positionAfter(
    among.map((one) => one.position),
    at,
  )
  if (position !== undefined) return { position, statements: [] }
  const anew = new Map(among.map(({ id }, i) => [id, positionAt(i <= at ? i : i + 1)]))
  return { position: positionAt(at + 1), statements: placeParagraphs(anew) }
}

const inSection = ({ file }: Opened, section: string, but?: string): StoredParagraph[] =>
  file.paragraphs.filter((one) => one.section === section && one.id !== but)

const addParagraph = async (given: Given<'addParagraph'>) => {
  const opened = await openToWrite(given)
  if (isRefusing(opened)) return opened
  const { section, after, heading, sentences } = given.body
  if (!reachesSection(given.reach, reachOfPlace(section))) return refuse('not-found')
  const wrong = badlySaid(sentences)
  if (wrong !== undefined) return wrong
  const place = placeAfter(inSection(opened, section), after)
  const made: StoredParagraph = {
    id: newId(given.outside),
    report: opened.file.report.id,
    section,
    reach: reachOfPlace(section),
    position: place.position,
    heading,
    sentences,
    removed: false,
    version: 1,
    ...stamp(given),
  }
  const events = [eventOf(given, 'report.paragraph-added', made.report, { paragraph: made.id, version: 1 })]
  const statements = [...place.statements, ...insertParagraphs([made])]
  return commitOnce(given, 'addParagraph', paragraphReply(made, given.reach, opened.present), {
    statements,
    events,
  })
}

const moveParagraph = async (given: Given<'moveParagraph'>) => {
  const looked = await lookUp(given)
  if (isRefusing(looked)) return looked
  const { opened, found } = looked
  const place = placeAfter(inSection(opened, found.section, found.id), given.body.after)
  const next = { ...found, position: place.position, version: found.version + 1, ...stamp(given) }
  const events = [eventOf(given, 'report.paragraph-moved', next.report, { paragraph: next.id })]
  return commitEdit(given, paragraphReply(next, given.reach, opened.present), {
    guard: changeParagraphGuard(next),
    statements: place.statements,
    events,
  })
}

const restoreParagraph = async (given: Given<'restoreParagraph'>) => {
  const opened = await openToWrite(given, (which) => ({
    statements: [removedParagraphStatement(which, given.params.paragraph)],
  }))
  if (isRefusing(opened)) return opened
  const found = paragraphIn(opened.more[0])
  if (found === undefined || !reachesSection(given.reach, found.reach)) return refuse('not-found')
  if (found.version !== given.seen) return refuse('stale')
  return revise(
    given,
    opened,
    { ...found, removed: false, version: found.version + 1, ...stamp(given) },
    'restored',
  )
}

export const reportParagraphHandlers: Pick<
  Handlers,
  'addParagraph' | 'changeParagraph' | 'moveParagraph' | 'removeParagraph' | 'restoreParagraph'
> = {
  addParagraph,
  moveParagraph,
  restoreParagraph,

  changeParagraph: async (given) => {
    const looked = await lookUp(given)
    if (isRefusing(looked)) return looked
    const wrong = badlySaid(given.body.sentences)
    if (wrong !== undefined) return wrong
    const { opened, found } = looked
    const sentences = keepSeen(found.sentences, given.body.sentences, opened.present.sees)
    const next = { ...found, ...given.body, sentences, version: given.seen + 1, ...stamp(given) }
    return revise(given, opened, next, 'changed')
  },

  removeParagraph: async (given) => {
    const looked = await lookUp(given)
    if (isRefusing(looked)) return looked
    const next = { ...looked.found, removed: true, version: given.seen + 1, ...stamp(given) }
    return revise(given, looked.opened, next, 'removed')
  },
}
