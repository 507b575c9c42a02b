import type { WebhookData } from './webhook-events.ts'

const street = 'zhanongkou'
const community = 'tianyun'
const origin = 'https://linli.example.cn'

const links = (api: string, page: string) => ({
  api: `${origin}/v1/streets/${street}/communities/${community}/${api}`,
  page: `${origin}/s/${street}/c/${community}/${page}`,
})

const entry = {
  street,
  community,
  entry: '01299f3a-7a00-7000-8000-5f2a11d0c001',
  kind: 'party_activity',
  links: links(
    'entries/01299f3a-7a00-7000-8000-5f2a11d0c001',
    'ledger?entry=01299f3a-7a00-7000-8000-5f2a11d0c001',
  ),
}

const report = {
  street,
  community,
  report: '2010-H1-r1',
  period: '2010-H1',
  revision: 1,
  links: links('report?period=2010-H1', 'report?period=2010-H1'),
}

const target = {
  street,
  community,
  target: '01299f3a-7a00-7000-8000-5f2a11d0c002',
  due: '2010-12-31',
  links: links(
    'targets/01299f3a-7a00-7000-8000-5f2a11d0c002',
    'targets/01299f3a-7a00-7000-8000-5f2a11d0c002',
  ),
}

const periodLinks = {
  api: `${origin}/v1/streets/${street}/reporting-periods`,
  page: `${origin}/s/${street}/reviews?period=2010-H1`,
}

/** An example of what each type of message carries, full where there is more to tell. */
export const webhookExamples: WebhookData = {
  'entry.recorded': {
    ...entry,
    version: 1,
    details: {
      section: 'party',
      date: '2010-06-28',
      notable: false,
      deleted: false,
      figures: [{ metric: 'party_activities', dimension: '', value: 1, bound: 'exact' }],
    },
  },
  'entry.corrected': { ...entry, version: 2, change: 'edited' },
  'figure.declared': {
    street,
    community,
    declared: '01299f3a-7a00-7000-8000-5f2a11d0c003',
    change: 'declared',
    metric: 'criminal_cases',
    dimension: '',
    period: '2010-06',
    version: 1,
    links: links(
      'figures/criminal_cases?period=2010-06&dimension=',
      'figures?period=2010-06&metric=criminal_cases',
    ),
    details: { value: 3, bound: 'exact' },
  },
  'report.submitted': report,
  'report.returned': report,
  'report.approved': {
    ...report,
    details: {
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      figures: [
        { metric: 'population', dimension: '', value: 9896, bound: 'exact' },
        { metric: 'criminal_cases', dimension: '', value: 18, bound: 'exact' },
      ],
    },
  },
  'report.reopened': { ...report, report: '2010-H1-r2', revision: 2 },
  'target.reached': target,
  'target.behind': target,
  'period.opened': { street, period: '2010-H1', day: '2010-06-20', links: periodLinks },
  'period.closed': { street, period: '2010-H1', day: '2010-07-31', links: periodLinks },
  'member.changed': {
    street,
    community,
    member: '01299f3a-7a00-7000-8000-5f2a11d0c004',
    change: 'added',
    links: links('members', 'members'),
  },
  'endpoint.ping': { street, endpoint: '01299f3a-7a00-7000-8000-5f2a11d0c005' },
}
