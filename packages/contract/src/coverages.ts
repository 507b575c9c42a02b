import * as z from 'zod'
import { counters } from '@linli/domain/targets'
import { operation } from './operation.ts'
import { bilingual, id, instant, text, typedQuantity, version } from './schemas.ts'

const isDay = (told: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(told) && new Date(`${told}T00:00:00Z`).toJSON()?.slice(0, 10) === told

const day = z
  .string()
  .refine(isDay, { params: { reason: 'not-a-day' } })
  .meta({ example: '2010-11-01' })
const askedDay = day.optional().meta({ description: 'The day to look at; today when left out.' })

const byCounter = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ listed: value.optional(), registered: value.optional(), checked: value.optional() })

const counts = byCounter(z.int().min(0)).meta({
  description:
    'Households counted up to then; a counter that is not there was never entered, which is not 0.',
})
const sums = byCounter(z.strictObject({ households: z.int(), tracts: z.int() })).meta({
  description: 'Households counted in all tracts together, and how many tracts that is.',
})
const series = z.array(z.strictObject({ day, sums })).meta({
  description:
    'The sums as of each day on which something changed: a tract not entered on a day keeps what it had.',
})

const PhaseStanding = z.strictObject({
  key: z.string(),
  text: z.string(),
  from: z.string(),
  to: z.string(),
  counter: z.enum(counters).optional(),
  state: z.enum(['done', 'late', 'now', 'ahead']),
  share: z.number().min(0).max(1).optional(),
})

const standing = {
  share: z.number().min(0).max(1).optional(),
  reached: z.boolean(),
  phases: z.array(PhaseStanding),
}

const CoverageTract = z.strictObject({
  code: z.string(),
  name: z.string(),
  households: z.int(),
  enumerators: z.int(),
  counts,
  before: counts.meta({ description: 'The last counts before the day.' }),
  entered: counts.meta({ description: 'What is entered for the day.' }),
})
export type CoverageTract = z.infer<typeof CoverageTract>

const EnteredDay = z.strictObject({
  day,
  version: z.int().min(0).meta({ description: '0 where nothing was entered for the day yet.' }),
  updatedAt: instant.optional(),
  updatedBy: z.string().optional(),
})

export const Coverage = z.strictObject({
  target: id,
  title: z.string(),
  start: day,
  due: day,
  today: day,
  enterable: z
    .strictObject({ from: z.string(), to: z.string() })
    .meta({ description: 'The days for which counts may be entered.' }),
  targetVersion: version,
  ...standing,
  tracts: z.array(CoverageTract),
  series,
  entry: EnteredDay,
})
export type Coverage = z.infer<typeof Coverage>

const size = {
  tracts: z.int(),
  enumerators: z.int(),
  households: z.int(),
  entered: z.int().meta({ description: 'Tracts for which something was entered on the day itself.' }),
  sums,
}

export const StreetCoverage = z.strictObject({
  task: id,
  title: z.string(),
  start: day,
  due: day,
  day,
  phases: z.array(PhaseStanding),
  communities: z.array(z.strictObject({ community: id, target: id, ...size, ...standing })),
  total: z.strictObject(size),
  series,
})
export type StreetCoverage = z.infer<typeof StreetCoverage>

const cell = z.strictObject({
  tract: text(20),
  counter: z.enum(counters),
  households: z.union([typedQuantity, z.null()]).meta({
    description: 'All households counted up to that day; null or empty takes the day’s entry back.',
  }),
})

const wantedTract = z.strictObject({
  code: text(20),
  name: text(60),
  households: typedQuantity,
  enumerators: typedQuantity,
})

const params = { target: id }

export const coverageOperations = {
  readCoverage: operation('readCoverage', {
    summary: 'A community’s coverage: phases, tracts with their latest counts, sums by day, one day’s entry',
    params,
    query: { day: askedDay },
    reply: Coverage,
  }),
  enterCoverage: operation('enterCoverage', {
    summary: 'Enter what tracts have counted up to a day: changed cells only; If-Match "0" for a new day',
    params: { ...params, day },
    body: z.strictObject({ cells: z.array(cell).min(1).max(900) }),
    reply: EnteredDay.extend({
      warnings: z
        .array(z.strictObject({ tract: z.string(), counter: z.enum(counters), message: bilingual }))
        .meta({ description: 'What is odd and was taken all the same.' }),
    }),
    bodyLimit: 128 * 1024,
  }),
  setTracts: operation('setTracts', {
    summary: 'Set the whole list of a coverage’s tracts; If-Match names the target’s version',
    params,
    body: z.strictObject({ tracts: z.array(wantedTract).max(300) }),
    reply: z.strictObject({ tracts: z.int(), version }),
    bodyLimit: 128 * 1024,
  }),
  readStreetCoverage: operation('readStreetCoverage', {
    summary: 'A street’s coverage: every community in reach, their sum, and the sums by day',
    params: { task: id },
    query: { day: askedDay },
    reply: StreetCoverage,
  }),
}
