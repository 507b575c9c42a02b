import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Precision } from '@linli/domain/dates'
import type { FileType } from '@linli/domain/files'
import type { Bound } from '@linli/domain/quantities'
import type { RemarkReason, ReportPlace, ReportState } from '@linli/domain/reports'
import type { Section } from '@linli/domain/sections'
import type { TemplatePlan } from '@linli/domain/target-templates'
import type { Counter, TargetKind, TargetLevel, TargetPlan } from '@linli/domain/targets'

// Mirrors of migrations/tenant, which is the truth; a test compares every column.

export const community = sqliteTable('community', {
  id: text().primaryKey(),
  name: text().notNull(),
  shortName: text('short_name').notNull(),
  initials: text().notNull(),
  position: integer().notNull().unique(),
})

export const settings = sqliteTable('settings', {
  id: integer().primaryKey(),
  streetName: text('street_name').notNull(),
  cutOff: text('cut_off').notNull(),
  opening: text().notNull(),
  closing: text().notNull(),
  version: integer().notNull(),
  updatedAt: integer('updated_at').notNull(),
})

export const entry = sqliteTable('entry', {
  id: text().primaryKey(),
  community: text().notNull(),
  kind: text().notNull(),
  section: text().$type<Section>().notNull(),
  date: text().notNull(),
  precision: text().$type<Precision>().notNull(),
  title: text().notNull(),
  fields: text().notNull(),
  note: text().notNull(),
  notable: integer({ mode: 'boolean' }).notNull(),
  searched: text().notNull(),
  ruleVersion: integer('rule_version').notNull(),
  deleted: integer({ mode: 'boolean' }).notNull(),
  version: integer().notNull(),
  createdAt: integer('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  updatedAt: integer('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
})

export const entryVersion = sqliteTable(
  'entry_version',
  {
    entry: text().notNull(),
    version: integer().notNull(),
    change: text().$type<'recorded' | 'edited' | 'deleted' | 'restored'>().notNull(),
    content: text().notNull(),
    at: integer().notNull(),
    by: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.entry, table.version] })],
)

export const posting = sqliteTable(
  'posting',
  {
    community: text().notNull(),
    metric: text().notNull(),
    dimension: text().notNull(),
    date: text().notNull(),
    entry: text().notNull(),
    nature: text().$type<'flow' | 'stock'>().notNull(),
    precision: text().$type<Precision>().notNull(),
    value: integer().notNull(),
    bound: text().$type<Bound>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.metric, table.dimension, table.date, table.entry] }),
  ],
)

export const flowBalance = sqliteTable(
  'flow_balance',
  {
    span: text().notNull(),
    community: text().notNull(),
    metric: text().notNull(),
    dimension: text().notNull(),
    sum: integer().notNull(),
    count: integer().notNull(),
    atLeast: integer('at_least').notNull(),
    atMost: integer('at_most').notNull(),
    about: integer().notNull(),
    estimated: integer().notNull(),
    unstated: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.span, table.community, table.metric, table.dimension] })],
)

export const stockBalance = sqliteTable(
  'stock_balance',
  {
    community: text().notNull(),
    metric: text().notNull(),
    dimension: text().notNull(),
    grain: text().$type<'month' | 'half'>().notNull(),
    span: text().notNull(),
    date: text().notNull(),
    entry: text().notNull(),
    precision: text().$type<Precision>().notNull(),
    value: integer().notNull(),
    bound: text().$type<Bound>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.grain, table.metric, table.dimension, table.span] }),
  ],
)

export const declared = sqliteTable('declared', {
  id: text().primaryKey(),
  community: text().notNull(),
  period: text().notNull(),
  metric: text().notNull(),
  dimension: text().notNull(),
  value: integer().notNull(),
  bound: text().$type<Bound>().notNull(),
  said: text(),
  source: text().notNull(),
  reason: text().notNull(),
  statement: text().notNull(),
  withdrawn: integer({ mode: 'boolean' }).notNull(),
  version: integer().notNull(),
  updatedAt: integer('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
})

const aim = {
  title: text().notNull(),
  kind: text().$type<TargetKind>().notNull(),
  level: text().$type<TargetLevel>().notNull(),
  section: text().$type<Section>().notNull(),
  start: text().notNull(),
  due: text().notNull(),
  plan: text({ mode: 'json' }).$type<TargetPlan>().notNull(),
  template: text(),
  templateVersion: integer('template_version'),
}

const versioned = {
  version: integer().notNull(),
  updatedAt: integer('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
}

export const task = sqliteTable('task', {
  id: text().primaryKey(),
  ...aim,
  notes: text().notNull(),
  removed: integer({ mode: 'boolean' }).notNull(),
  ...versioned,
})

export const target = sqliteTable('target', {
  id: text().primaryKey(),
  community: text().notNull(),
  task: text(),
  ...aim,
  figures: text({ mode: 'json' }).$type<[metric: string, dimension: string][]>().notNull(),
  owner: text().notNull(),
  notes: text().notNull(),
  carried: integer().notNull(),
  removed: integer({ mode: 'boolean' }).notNull(),
  ...versioned,
})

export const targetMark = sqliteTable(
  'target_mark',
  {
    target: text().notNull(),
    item: text().notNull(),
    met: integer({ mode: 'boolean' }),
    score: integer(),
    deductions: text({ mode: 'json' }).$type<Record<string, number>>().notNull(),
    planned: text(),
    done: text(),
    remark: text().notNull(),
    verifiedMet: integer('verified_met', { mode: 'boolean' }),
    verified: integer(),
    verifiedRemark: text('verified_remark').notNull(),
    ...versioned,
  },
  (mark) => [primaryKey({ columns: [mark.target, mark.item] })],
)

export const targetEvidence = sqliteTable(
  'target_evidence',
  {
    target: text().notNull(),
    item: text().notNull(),
    entry: text().notNull(),
    amount: integer().notNull(),
    at: integer().notNull(),
    by: text().notNull(),
  },
  (evidence) => [primaryKey({ columns: [evidence.target, evidence.item, evidence.entry] })],
)

export const tract = sqliteTable(
  'tract',
  {
    target: text().notNull(),
    code: text().notNull(),
    name: text().notNull(),
    households: integer().notNull(),
    enumerators: integer().notNull(),
    position: integer().notNull(),
  },
  (one) => [primaryKey({ columns: [one.target, one.code] })],
)

export const coverageDay = sqliteTable(
  'coverage_day',
  { target: text().notNull(), day: text().notNull(), ...versioned },
  (one) => [primaryKey({ columns: [one.target, one.day] })],
)

export const coverageCount = sqliteTable(
  'coverage_count',
  {
    target: text().notNull(),
    day: text().notNull(),
    tract: text().notNull(),
    counter: text().$type<Counter>().notNull(),
    households: integer().notNull(),
  },
  (count) => [primaryKey({ columns: [count.target, count.day, count.tract, count.counter] })],
)

export const targetTemplate = sqliteTable(
  'target_template',
  {
    id: text().notNull(),
    version: integer().notNull(),
    name: text().notNull(),
    kind: text().$type<TemplatePlan['kind']>().notNull(),
    source: text().notNull(),
    text: text().notNull(),
    plan: text({ mode: 'json' }).$type<TemplatePlan>().notNull(),
    removed: integer({ mode: 'boolean' }).notNull(),
    updatedAt: integer('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
  },
  (template) => [primaryKey({ columns: [template.id, template.version] })],
)

export const event = sqliteTable('event', {
  sequence: integer().primaryKey(),
  type: text().notNull(),
  community: text(),
  subject: text().notNull(),
  actor: text().notNull(),
  at: integer().notNull(),
  data: text().notNull(),
})

export const seal = sqliteTable('seal', {
  number: integer().primaryKey(),
  first: integer().notNull(),
  last: integer().notNull(),
  hash: text().notNull(),
  at: integer().notNull(),
})

export const idempotency = sqliteTable(
  'idempotency',
  {
    person: text().notNull(),
    key: text().notNull(),
    operation: text().notNull(),
    requestHash: text('request_hash').notNull(),
    reply: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.key] })],
)

export const reportingPeriod = sqliteTable('reporting_period', {
  period: text().primaryKey(),
  first: text().notNull(),
  last: text().notNull(),
  opens: text().notNull(),
  due: text().notNull(),
  closes: text().notNull(),
  closesAt: integer('closes_at').notNull(),
  cutOff: text('cut_off').notNull(),
  version: integer().notNull(),
  updatedAt: integer('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
})

export const periodException = sqliteTable(
  'period_exception',
  {
    period: text().notNull(),
    community: text().notNull(),
    due: text().notNull(),
    closes: text().notNull(),
    closesAt: integer('closes_at').notNull(),
    reason: text().notNull(),
    version: integer().notNull(),
    updatedAt: integer('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.period, table.community] })],
)

export const correction = sqliteTable(
  'correction',
  {
    entry: text().notNull(),
    version: integer().notNull(),
    reason: text().notNull(),
    at: integer().notNull(),
    by: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.entry, table.version] })],
)

export const report = sqliteTable('report', {
  id: text().primaryKey(),
  community: text().notNull(),
  period: text().notNull(),
  revision: integer().notNull(),
  state: text().$type<ReportState>().notNull(),
  title: text().notNull(),
  headings: text().notNull(),
  signature: text().notNull(),
  date: text().notNull(),
  approvals: text().notNull(),
  submissions: integer().notNull(),
  submittedAt: integer('submitted_at'),
  submittedBy: text('submitted_by'),
  version: integer().notNull(),
  createdAt: integer('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  updatedAt: integer('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
})

export const reportParagraph = sqliteTable('report_paragraph', {
  id: text().primaryKey(),
  report: text().notNull(),
  section: text().$type<ReportPlace>().notNull(),
  reach: text().$type<Section>().notNull(),
  position: integer().notNull(),
  heading: text().notNull(),
  sentences: text().notNull(),
  removed: integer({ mode: 'boolean' }).notNull(),
  version: integer().notNull(),
  updatedAt: integer('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
})

export const reportSubmission = sqliteTable(
  'report_submission',
  {
    report: text().notNull(),
    number: integer().notNull(),
    content: text().notNull(),
    at: integer().notNull(),
    by: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.report, table.number] })],
)

export const reportRemark = sqliteTable('report_remark', {
  id: text().primaryKey(),
  report: text().notNull(),
  section: text().$type<ReportPlace>().notNull(),
  paragraph: text(),
  sentence: text(),
  metric: text(),
  dimension: text().notNull(),
  quote: text().notNull(),
  reason: text().$type<RemarkReason>().notNull(),
  text: text().notNull(),
  submission: integer().notNull(),
  at: integer().notNull(),
  by: text().notNull(),
  answer: text(),
  answeredAt: integer('answered_at'),
  answeredBy: text('answered_by'),
  settled: integer({ mode: 'boolean' }).notNull(),
  version: integer().notNull(),
})

export const approvedReport = sqliteTable('approved_report', {
  report: text().primaryKey(),
  community: text().notNull(),
  period: text().notNull(),
  revision: integer().notNull(),
  sha256: text().notNull(),
  bundle: text().notNull(),
  at: integer().notNull(),
  by: text().notNull(),
})

export const approvedValue = sqliteTable(
  'approved_value',
  {
    period: text().notNull(),
    community: text().notNull(),
    metric: text().notNull(),
    dimension: text().notNull(),
    value: integer(),
    bound: text().$type<Bound>().notNull(),
    origin: text().$type<'records' | 'reading' | 'declared' | 'ratio'>().notNull(),
    records: integer().notNull(),
    asOf: text('as_of'),
    statement: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.period, table.community, table.metric, table.dimension] })],
)

export const streetRule = sqliteTable('street_rule', {
  id: text().primaryKey(),
  expression: text().notNull(),
  severity: text().$type<'error' | 'warning'>().notNull(),
  message: text().notNull(),
  state: text().$type<'proposed' | 'active' | 'retired'>().notNull(),
  version: integer().notNull(),
  updatedAt: integer('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
})

export const wording = sqliteTable(
  'wording',
  {
    scope: text().notNull(),
    sentence: text().notNull(),
    clauses: text().notNull(),
    version: integer().notNull(),
    updatedAt: integer('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.sentence] })],
)

export const member = sqliteTable('member', {
  id: text().primaryKey(),
  community: text().notNull(),
  sealedName: text('sealed_name').notNull(),
  mask: text().notNull(),
  nameHash: text('name_hash').notNull(),
  since: text(),
  until: text(),
  removed: integer({ mode: 'boolean' }).notNull(),
  version: integer().notNull(),
  updatedAt: integer('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
})

export const noticeSeen = sqliteTable('notice_seen', {
  person: text().primaryKey(),
  sequence: integer().notNull(),
})

export const storedObject = sqliteTable(
  'stored_object',
  {
    community: text().notNull(),
    sha256: text().notNull(),
    size: integer().notNull(),
    sweptAt: integer('swept_at'),
  },
  (table) => [primaryKey({ columns: [table.community, table.sha256] })],
)

export const fileUsage = sqliteTable('file_usage', {
  community: text().primaryKey(),
  bytes: integer().notNull(),
})

export const file = sqliteTable('file', {
  id: text().primaryKey(),
  community: text().notNull(),
  entry: text(),
  target: text(),
  item: text(),
  name: text().notNull(),
  type: text().$type<FileType>().notNull(),
  size: integer().notNull(),
  sha256: text().notNull(),
  picture: text().notNull(),
  removed: integer({ mode: 'boolean' }).notNull(),
  kept: integer({ mode: 'boolean' }).notNull(),
  version: integer().notNull(),
  createdAt: integer('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  updatedAt: integer('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
})

export const housekeeping = sqliteTable('housekeeping', {
  task: text().primaryKey(),
  at: integer().notNull(),
})
export const coverageSum = sqliteTable(
  'coverage_sum',
  {
    target: text().notNull(),
    day: text().notNull(),
    counter: text().$type<Counter>().notNull(),
    households: integer().notNull(),
    tracts: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.target, table.day, table.counter] })],
)
