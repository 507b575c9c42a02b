import { reachesSection } from '@linli/data/open'
import { changeRemarkGuard, insertRemark } from '@linli/data/tenant/report-changes'
import { reachesFigure, reachesRemark, type StoredRemark } from '@linli/data/tenant/written-reports'
import { figureText } from '@linli/domain/figure-texts'
import { takesDimension } from '@linli/domain/entries'
import { metricOf } from '@linli/domain/metrics'
import { refused, type Refusal } from '@linli/domain/refusals'
import { isWritten, reachOfPlace, sentenceText, type ReportState } from '@linli/domain/reports'
import { commitEdit, commitOnce, eventOf } from './committing.ts'
import type { Given, Handlers } from './given.ts'
import { newId } from './ids.ts'
import { isRefusing, refuse, type Refusing } from './refusals.ts'
import { openReport, remarkReply, type AboutReport, type Opened } from './report-reads.ts'

type Asked = Given<'addRemark'>

/** What a remark is pinned to, as it is now: the words of a sentence, or a figure. */
const quoteOf = ({ body }: Asked, { file, present }: Opened): string => {
  const sentences = file.paragraphs.flatMap((one) => (one.id === body.paragraph ? one.sentences : []))
  const sentence = sentences.find(({ id }) => id === body.sentence)
  if (sentence !== undefined) return sentenceText(sentence)
  const metric = metricOf(body.metric ?? '')
  if (metric === undefined) return sentences.map(sentenceText).join('')
  const figure = present.figure({ metric: metric.code, dimension: body.dimension ?? '' })
  return `${metric.zh}${figure === undefined ? '（未报）' : figureText(metric, figure)}`
}

const wrongIn = ({ body, reach }: Asked, { file }: Opened): Refusal[] => {
  const { paragraph, metric: code, dimension = '' } = body
  const metric = code !== undefined && reachesFigure(reach, { metric: code }) ? metricOf(code) : undefined
  return [
    ...(body.text === '' ? [refused('text', 'required')] : []),
    ...(reachesSection(reach, reachOfPlace(body.section)) ? [] : [refused('section', 'not-a-place')]),
    ...(paragraph === undefined || file.paragraphs.some(({ id }) => id === paragraph)
      ? []
      : [refused('paragraph', 'not-a-place')]),
    ...(code !== undefined && metric === undefined ? [refused('metric', 'not-a-metric')] : []),
    ...(metric !== undefined && !takesDimension(metric, dimension)
      ? [refused('dimension', 'not-a-dimension')]
      : []),
  ]
}

const addRemark = async (given: Asked) => {
  const opened = await openReport(given)
  if (isRefusing(opened)) return opened
  const { report } = opened.file
  if (report.state !== 'submitted') return refuse('wrong-state')
  const errors = wrongIn(given, opened)
  if (errors.length > 0) return refuse('invalid', { errors })
  const { section, paragraph, sentence, metric, dimension, reason, text } = given.body
  const made: StoredRemark = {
    id: newId(given.outside),
    report: report.id,
    section,
    paragraph: paragraph ?? null,
    sentence: sentence ?? null,
    metric: metric ?? null,
    dimension: dimension ?? '',
    quote: quoteOf(given, opened),
    reason,
    text,
    submission: report.submissions,
    at: given.outside.now(),
    by: given.caller.person.name,
    answer: null,
    answeredAt: null,
    answeredBy: null,
    settled: false,
    version: 1,
  }
  const events = [eventOf(given, 'report.remarked', report.id, { by: made.by, remark: made.id, reason })]
  return commitOnce(given, 'addRemark', remarkReply(made), { statements: [insertRemark(made)], events })
}

type AboutRemark = AboutReport & { params: { remark: string }; seen: number }

const lookUp = async (
  given: AboutRemark,
  isOpen: (state: ReportState) => boolean,
): Promise<StoredRemark | Refusing> => {
  const opened = await openReport(given)
  if (isRefusing(opened)) return opened
  const found = opened.file.remarks.find(({ id }) => id === given.params.remark)
  if (found === undefined || !reachesRemark(given.reach, found)) return refuse('not-found')
  if (!isOpen(opened.file.report.state)) return refuse('wrong-state')
  return found.version === given.seen ? found : refuse('stale')
}

const revise = (given: AboutRemark, next: StoredRemark, type: string, note: string) =>
  commitEdit(given, remarkReply(next), {
    guard: changeRemarkGuard(next),
    statements: [],
    events: [eventOf(given, type, next.report, { by: given.caller.person.name, remark: next.id, note })],
  })

export const remarkHandlers: Pick<Handlers, 'addRemark' | 'answerRemark' | 'settleRemark'> = {
  addRemark,

  answerRemark: async (given) => {
    const found = await lookUp(given, isWritten)
    if (isRefusing(found)) return found
    const { text } = given.body
    if (text === '') return refuse('invalid', { errors: [refused('text', 'required')] })
    const next = {
      ...found,
      answer: text,
      answeredAt: given.outside.now(),
      answeredBy: given.caller.person.name,
      version: given.seen + 1,
    }
    return revise(given, next, 'report.remark-answered', text)
  },

  settleRemark: async (given) => {
    const found = await lookUp(given, (state) => state === 'submitted')
    if (isRefusing(found)) return found
    return revise(given, { ...found, settled: true, version: given.seen + 1 }, 'report.remark-settled', '')
  },
}
