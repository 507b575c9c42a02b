import type { Client } from './clients.ts'

/** A community's reports, one in each state; '' where there is none. */
export type PlantedReports = {
  draft: string
  submitted: string
  /** Submitted, with a remark on it. */
  remarked: string
  returned: string
  approved: string
  paragraph: string
  /** A paragraph that was taken out of the draft. */
  removed: string
  /** The remark on the remarked one, and the one on the returned one. */
  remark: string
  toAnswer: string
  /** A word on everything that the rules find of the draft. */
  words: Readonly<Record<string, string>>
}

export const noReports: PlantedReports = {
  draft: '2010-H1-r1',
  submitted: '2010-H1-r1',
  remarked: '2010-H1-r1',
  returned: '2010-H1-r1',
  approved: '2010-H1-r1',
  paragraph: '0129a01d-0000-7000-8000-000000000000',
  removed: '0129a01d-0000-7000-8000-000000000000',
  remark: '0129a01d-0000-7000-8000-000000000000',
  toAnswer: '0129a01d-0000-7000-8000-000000000000',
  words: {},
}

let periodsSoFar = 0

/** A month of which nobody has begun a report yet. */
export const freshPeriod = (): string => {
  // A town sees far fewer of them before they come round again.
  periodsSoFar = (periodsSoFar + 1) % 1500
  const month = String((periodsSoFar % 12) + 1).padStart(2, '0')
  return `${1950 + Math.floor(periodsSoFar / 12)}-${month}`
}

/** A word on everything that the rules find of a report. */
export const wordsFor = async (reader: Client, params: Readonly<Record<string, string>>) => {
  const { findings } = await reader.call('checkReport', { params })
  return Object.fromEntries(findings.map(({ id }) => [id, '已核对，情况属实']))
}

/** Submits a report as it is, with a word on every warning. */
export const submitAs = async (
  secretary: Client,
  report: string,
  params: Readonly<Record<string, string>> = {},
) => {
  const here = { ...params, report }
  const words = await wordsFor(secretary, here)
  const { version } = await currentOf(secretary, report, params)
  return secretary.call('submitReport', { params: here, seen: version, body: { words } })
}

/** A report as it stands, by its name. */
export const currentOf = async (
  reader: Client,
  name: string,
  params: Readonly<Record<string, string>> = {},
) => {
  const [, period = '', revision = ''] = /^(.+)-r(\d+)$/.exec(name) ?? []
  const { report } = await reader.call('readReport', {
    params,
    query: { period, revision: Number(revision) },
  })
  if (report === null) throw new Error(`no report ${name}`)
  return report
}

const start = async (worker: Client, params: Readonly<Record<string, string>>) =>
  worker.call('startReport', { params, body: { period: freshPeriod() } })

/** Begins a report in a community and takes a paragraph out of it. */
export const plantDraft = async (
  worker: Client,
  params: Readonly<Record<string, string>>,
): Promise<PlantedReports> => {
  const draft = await start(worker, params)
  const [first, second] = draft.paragraphs
  const removed = second?.id ?? ''
  await worker.call('removeParagraph', {
    params: { ...params, report: draft.id, paragraph: removed },
    seen: 1,
  })
  const words = await wordsFor(worker, { ...params, report: draft.id })
  return { ...noReports, draft: draft.id, paragraph: first?.id ?? '', removed, words }
}

/** Puts a report into each state: the secretary submits, the officer remarks, returns and approves. */
export const plantReports = async (
  { worker, secretary, officer }: { worker: Client; secretary: Client; officer: Client },
  params: Readonly<Record<string, string>>,
): Promise<PlantedReports> => {
  const planted = await plantDraft(worker, params)
  const submit = async () => submitAs(secretary, (await start(worker, params)).id, params)
  const remark = async (report: string) =>
    officer.call('addRemark', {
      params: { ...params, report },
      body: { section: 'opening', reason: 'unclear', text: '请说明依据' },
    })
  const [submitted, remarked, returned, approved] = [
    await submit(),
    await submit(),
    await submit(),
    await submit(),
  ]
  const made = await remark(remarked.id)
  const toAnswer = await remark(returned.id)
  await officer.call('returnReport', {
    params: { ...params, report: returned.id },
    seen: returned.version,
    body: {},
  })
  await officer.call('approveReport', { params: { ...params, report: approved.id }, seen: approved.version })
  return {
    ...planted,
    submitted: submitted.id,
    remarked: remarked.id,
    returned: returned.id,
    approved: approved.id,
    remark: made.id,
    toAnswer: toAnswer.id,
  }
}
