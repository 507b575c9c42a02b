import type { Part } from './clauses.ts'
import type { Draft, Paragraph, ReportSection, Sentence } from './drafts.ts'
import { figureText } from './figure-texts.ts'
import { figureId } from './figures.ts'
import { inForce, metrics, type FigureKey, type Metric } from './metrics.ts'
import { firstDay, lastDay, periodName, type Period } from './periods.ts'
import type { Submission } from './report-submissions.ts'
import { reviewedSections } from './reports.ts'
import { sumOf } from './street-totals.ts'
import { reportSections } from './wording/frame.ts'

/** What a street's summary is made of: of each community that has one, its approved report. */
export type SummaryMaterial = {
  streetName: string
  /** How many communities the street has, approved or not. */
  communities: number
  approved: readonly { name: string; report: Submission }[]
  missing: readonly string[]
}

const sentence = (id: string, text: string): Sentence => ({
  id,
  parts: [{ text }],
  figures: [],
  entries: [],
})

const totalOf = (key: FigureKey, { approved }: SummaryMaterial) => {
  const found = approved.flatMap(
    ({ report }) => report.figures.find((one) => figureId(one) === figureId(key)) ?? [],
  )
  const sum = sumOf(found)
  return sum && { sum, count: found.length }
}

/** Counts that add up; percentages do not, and neither does what is computed. */
const isSummed = (metric: Metric, period: Period): boolean =>
  metric.core &&
  metric.nature !== 'ratio' &&
  metric.unit !== 'percent' &&
  inForce(metric, firstDay(period), lastDay(period))

const totalsText = (section: string, material: SummaryMaterial, period: Period): string[] =>
  metrics
    .filter((metric) => metric.section === section && isSummed(metric, period))
    .flatMap((metric) => {
      const total = totalOf({ metric: metric.code, dimension: '' }, material)
      if (total === undefined) return []
      const part = total.count < material.approved.length ? `（${total.count}个社区有数）` : ''
      return [`${metric.zh}${figureText(metric, total.sum)}${part}`]
    })

const mostTold = 3

const entriesTold = (parts: readonly Part[]): string[] => [
  ...new Map(
    parts.flatMap(({ entry, text }) => (entry === undefined ? [] : [[entry, text] as const])),
  ).values(),
]

/** What each community tells of its work in that section, a few records each, in its own words. */
const notableText = (section: string, { approved }: SummaryMaterial): string[] =>
  approved.flatMap(({ name, report }) => {
    const parts = report.paragraphs
      .filter((one) => one.section === section)
      .flatMap(({ sentences }) => sentences.flatMap((one) => one.parts))
    const told = entriesTold(parts).slice(0, mostTold)
    return told.length === 0 ? [] : [`${name}：${told.join('、')}`]
  })

const paragraph = (id: string, heading: string, texts: readonly string[], closing: string): Paragraph[] =>
  texts.length === 0 ? [] : [{ id, heading, sentences: [sentence(id, `${texts.join(closing)}。`)] }]

const sectionOf = (
  section: (typeof reviewedSections)[number],
  material: SummaryMaterial,
  period: Period,
): ReportSection => ({
  section,
  heading: reportSections.find((one) => one.section === section)?.heading ?? '',
  paragraphs: [
    ...paragraph(`${section}.totals`, '总体情况', totalsText(section, material, period), '，'),
    ...paragraph(`${section}.notable`, '工作亮点', notableText(section, material), '；'),
  ],
})

const problemsOf = ({ approved, missing }: SummaryMaterial): ReportSection => {
  const told = approved.flatMap(({ name, report }) =>
    report.findings.map(({ id, message }) => {
      const word = report.words[id] ?? ''
      return `${name}：${message.zh}${word === '' ? '' : `（说明：${word}）`}`
    }),
  )
  return {
    section: 'base',
    heading: '需要关注的问题',
    paragraphs: [
      ...paragraph('problems.findings', '数据核对', told, '；'),
      ...paragraph(
        'problems.missing',
        '报送情况',
        missing.length === 0 ? [] : [`尚未核定的社区：${missing.join('、')}`],
        '',
      ),
    ],
  }
}

const plansOf = ({ approved }: SummaryMaterial): ReportSection => ({
  section: 'plan',
  heading: '下一步打算',
  paragraphs: approved.flatMap(({ name, report }, index) => {
    const items = report.paragraphs
      .filter((one) => one.section === 'plan')
      .map(({ sentences }) => sentences.flatMap(({ parts }) => parts.map(({ text }) => text)).join(''))
      .map((text) => text.replace(/。$/, ''))
    return items.length === 0
      ? []
      : [{ id: `plan.${index}`, sentences: [sentence(`plan.${index}`, `${name}：${items.join('；')}。`)] }]
  }),
})

/** The street's summary over its approved reports: totals, notable work, problems and plans (汇总). */
export const summarise = (material: SummaryMaterial, period: Period): Draft => {
  const { streetName, communities, approved } = material
  const name = periodName(period).zh
  const all = approved.length === communities
  return {
    title: `${streetName}${name}社区工作汇总`,
    opening:
      `${name}，${streetName}所辖${communities}个社区中，${all ? '全部' : `${approved.length}个`}社区的工作总结已经核定。` +
      `现将主要情况汇总如下${all ? '' : `（另有${communities - approved.length}个社区未计入）`}：`,
    sections: [
      ...reviewedSections.map((section) => sectionOf(section, material, period)),
      problemsOf(material),
      plansOf(material),
    ],
    closing: '以上数据均取自已核定的社区工作总结。内部工作资料，不作考核通报依据。',
    signature: `${streetName}办事处`.replace('街道办事处办事处', '街道办事处'),
  }
}
