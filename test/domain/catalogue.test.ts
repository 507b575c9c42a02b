import { describe, expect, test } from 'vitest'
import {
  dimensionFits,
  dimensionKey,
  dimensionName,
  dimensionPairs,
  dimensions,
  dimensionText,
  dimensionValues,
} from '@linli/domain/dimensions'
import { forbiddenCertificate, forbiddenCertificates } from '@linli/domain/forbidden-certificates'
import { kindOf, kinds, type Field, type Kind, type PostingRule } from '@linli/domain/kinds'
import { definitionOn, metricOf, metrics } from '@linli/domain/metrics'
import type { Bilingual } from '@linli/domain/results'

const tables = Object.entries(dimensions).map(([name, { key = name, zh, en, values }]) => ({
  name,
  key,
  zh,
  en,
  values,
}))
const rules = kinds.flatMap((kind) =>
  kind.posts.map((rule) => ({ kind, rule, named: `${kind.code} → ${rule.metric}` })),
)
const fieldOf = (kind: Kind, key: string): Field | undefined => kind.fields.find((field) => field.key === key)
const repeated = (codes: readonly string[]) => codes.filter((code, at) => codes.indexOf(code) !== at)
const codesOf = (field: Field | undefined) =>
  field?.type === 'choice' ? Object.keys(dimensionValues(field.of)) : []
const unitOf = (field: Field | undefined) =>
  field?.type === 'count' || field?.type === 'amount' ? field.unit : undefined

/** The fields that a line names; what is left of it when every optional part is dropped. */
const placeholders = (line: string) => [...line.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '')
const withoutOptional = (line: string) => line.replace(/\[[^[\]]*\]/g, '')

/** The values with which a rule can post a choice field: what its `when` lets through, or all that the field offers. */
const postable = (kind: Kind, rule: PostingRule, key: string): readonly string[] => {
  const only = rule.when?.[key]
  if (typeof only === 'object') return only
  return typeof only === 'string' && only !== 'stated' ? [only] : codesOf(fieldOf(kind, key))
}

/** Whether a condition of a rule can hold at all for what its field may be. */
const canHold = (field: Field | undefined, wanted: string | boolean | readonly string[]): boolean => {
  if (typeof wanted === 'boolean') return field?.type === 'flag'
  if (wanted === 'stated') return field !== undefined
  return [wanted].flat().every((value) => codesOf(field).includes(value))
}

describe('dimensions', () => {
  test('a key and value have one name, whichever table they come from', () => {
    const said = tables.flatMap(({ key, values }) =>
      Object.entries(values).map(([value, { zh, en }]) => [`${key}=${value}`, `${zh} / ${en}`] as const),
    )
    const names = new Map(said)
    expect(said.filter(([text, name]) => names.get(text) !== name)).toEqual([])
  })

  test('every value has a code that cannot break a dimension text, and both names', () => {
    const codes = tables.flatMap(({ key, values }) => [key, ...Object.keys(values)])
    const named = [tables, tables.flatMap(({ values }) => Object.values<Bilingual>(values))].flat()
    expect(codes.filter((code) => !/^[a-z][a-z0-9_]*$/.test(code))).toEqual([])
    expect(named.filter(({ zh, en }) => zh === '' || en === '')).toEqual([])
  })

  test.each([
    ['kind=rehabilitation_station', '康复站', 'rehabilitation station'],
    ['kind=landlord', '房东', 'landlords'],
    ['audience=party_veterans', '老党员', 'veteran Party members'],
    ['marital=married;residence=floating', '已婚、流动', 'married, floating'],
    ['sex=unheard_of', 'unheard_of', 'unheard_of'],
    ['', '', ''],
  ])('%s reads %s', (text, zh, en) => {
    expect(dimensionName(text)).toEqual({ zh, en })
    expect(dimensionText(dimensionPairs(text))).toBe(text)
  })

  test.each([
    ['', ['sex'], true],
    ['sex=male', ['sex'], true],
    ['kind=qq', ['online_group_kind'], true],
    ['kind=qq', ['facility_kind'], false],
    ['sex=male', [], false],
    ['sex=toString', ['sex'], false],
    ['sex=male;sex=female', ['sex'], false],
    ['residence=floating;marital=married', ['residence', 'marital'], false],
    ['marital=married;residence=floating', ['residence', 'marital'], true],
  ] as const)('%s within %j fits: %s', (text, within, expected) => {
    expect(dimensionFits(text, within)).toBe(expected)
  })
})

describe('metrics', () => {
  test('codes are unique and there are enough of them', () => {
    expect(repeated(metrics.map((metric) => metric.code))).toEqual([])
    expect(metrics.length).toBeGreaterThanOrEqual(165)
  })

  test.each(metrics.map((metric) => [metric.code, metric] as const))(
    '%s is named and defined',
    (code, metric) => {
      expect(code).toMatch(/^[a-z][a-z0-9_]*$/)
      expect([metric.zh, metric.en]).not.toContain('')
      expect(metric.definitions.length).toBeGreaterThan(0)
      for (const definition of metric.definitions) expect([definition.zh, definition.en]).not.toContain('')
      expect(definitionOn(metric, '2010-06-30')).toBeDefined()
      for (const partition of metric.partitions ?? []) expect(metric.dimensions).toContain(partition)
      expect((metric.since ?? '') <= (metric.until ?? '9')).toBe(true)
    },
  )

  test.each([
    'party_members|type=probationary',
    'party_committee_members|type=young_worker',
    'meetings|kind=staff',
    'honours_received|level=street',
    'women_childbearing_age|marital=married;residence=floating',
    'births|sex=female',
    'births|parity=first',
    'births|policy=planned',
    'working_age_residents|registration=urban',
    'health_checks_organised|audience=retirees',
    'visits_persons|audience=retirees',
    'visits_households|audience=disabled',
    'visits_times|audience=kindergarten',
    'facilities_opened|kind=book_exchange',
    'lectures|topic=science',
    'activities|season=winter_holiday',
    'activities|form=tea_party',
    'activities|topic=greening',
    'joint_activities|partner=property',
    'donations_money|campaign=southwest_drought',
    'donations_books|campaign=citizens_love_day',
    'online_groups_set_up|kind=qq',
    'cultural_teams_set_up|kind=sports',
    'leader_visits|level=city',
    'criminal_cases|type=preventable',
    'school_guard_duty|place=kindergarten',
    'landlord_meetings|kind=salon',
    'sanitation_staff|type=career_4050',
    'cleanups|by=community_property',
    'cleanups|kind=green_belt',
  ])('the reference report’s %s has its place', (figure) => {
    const [code = '', dimension = ''] = figure.split('|')
    expect(dimensionFits(dimension, metricOf(code)?.dimensions ?? [])).toBe(true)
  })

  test('what has ended by law or with its time ends in the catalogue too', () => {
    expect(metricOf('one_child_certificates')?.until).toBe('2015-12-31')
    expect(metricOf('covid_checks')).toMatchObject({ since: '2020-01-01', until: '2023-01-08' })
  })

  test('what a figure is normalised by is a stock of the catalogue', () => {
    const wrong = metrics.filter(
      ({ per }) => per && (metricOf(per.metric)?.nature !== 'stock' || per.times <= 0),
    )
    expect(wrong.map(({ code }) => code)).toEqual([])
  })

  test('only a ratio divides', () => {
    const dividing = metrics.filter(({ nature, ratio }) => (nature === 'ratio') !== (ratio !== undefined))
    expect(dividing.map(({ code }) => code)).toEqual([])
  })

  test.each(
    metrics.filter(({ nature }) => nature === 'ratio').map((metric) => [metric.code, metric] as const),
  )('%s divides two figures of one nature and one unit', (_, { unit, ratio }) => {
    const parts = [ratio?.of, ratio?.over].map((key) => ({ key, metric: metricOf(key?.metric ?? '') }))
    expect(unit).toBe('percent')
    expect(new Set(parts.map(({ metric }) => `${metric?.nature} ${metric?.unit}`)).size).toBe(1)
    for (const { key, metric } of parts) {
      expect(metric).toBeDefined()
      expect(dimensionFits(key?.dimension ?? '', metric?.dimensions ?? [])).toBe(true)
    }
  })

  test('two dimensions of one metric never share a key', () => {
    const shared = metrics.filter(
      (metric) => repeated((metric.dimensions ?? []).map(dimensionKey)).length > 0,
    )
    expect(shared.map(({ code }) => code)).toEqual([])
  })
})

describe('kinds', () => {
  test('codes are unique, and so are the fields of a kind', () => {
    expect(repeated(kinds.map((kind) => kind.code))).toEqual([])
    expect(
      kinds.flatMap((kind) => repeated(kind.fields.map((field) => `${kind.code}.${field.key}`))),
    ).toEqual([])
  })

  test.each(kinds.map((kind) => [kind.code, kind] as const))(
    '%s says what it asks and how it prints',
    (_, kind) => {
      const names = [kind, kind.title, ...kind.fields].flatMap(({ zh, en }) => [zh, en])
      expect(names).not.toContain('')
      expect(['title', ...kind.fields.map((field) => field.key)]).toEqual(
        expect.arrayContaining(placeholders(kind.line)),
      )
      expect(withoutOptional(kind.line)).not.toMatch(/[[\]]/)
      const choices = kind.fields.filter((field) => field.type === 'choice')
      expect(choices.filter((field) => codesOf(field).length === 0)).toEqual([])
    },
  )

  test.each(kinds.map((kind) => [kind.code, kind] as const))(
    'outside its optional parts the line of %s names only what is always there',
    (_, kind) => {
      const given = kind.fields
        .filter((field) => field.required || 'default' in field)
        .map((field) => field.key)
      if (kind.title.required) given.push('title')
      expect(given).toEqual(expect.arrayContaining(placeholders(withoutOptional(kind.line))))
    },
  )

  test('an entry of any kind says something', () => {
    const silent = kinds.filter(
      ({ title, fields }) => !title.required && !fields.some((field) => field.required || 'default' in field),
    )
    // One of two amounts is given (submitted or adopted, truckloads or tonnes), so neither can be required.
    expect(silent.map(({ code }) => code)).toEqual(['info_article', 'waste'])
  })
})

describe('posting rules', () => {
  test.each(rules.map((each) => [each.named, each] as const))('%s', (_, { kind, rule }) => {
    const metric = metricOf(rule.metric)
    const keys = rule.by?.flat() ?? []
    expect(metric?.nature).toBe('flow')
    expect(rule.value === 1 || unitOf(fieldOf(kind, rule.value)) !== undefined).toBe(true)
    expect(rule.partOnly === true && keys.length === 0).toBe(false)
    expect(keys.filter((key) => codesOf(fieldOf(kind, key)).length === 0)).toEqual([])
    const lines = keys.flatMap((key) => postable(kind, rule, key).map((value) => `${key}=${value}`))
    expect(lines.filter((line) => !dimensionFits(line, metric?.dimensions ?? []))).toEqual([])
    const impossible = Object.entries(rule.when ?? {}).filter(
      ([key, wanted]) => !canHold(fieldOf(kind, key), wanted),
    )
    expect(impossible).toEqual([])
  })

  test('a year that a figure belongs to is always given', () => {
    const dated = rules.filter(({ rule }) => rule.year !== undefined)
    expect(dated.map(({ named }) => named)).toEqual(['honour → honours_received'])
    for (const { kind, rule } of dated)
      expect(fieldOf(kind, rule.year ?? '')).toMatchObject({ type: 'year', required: true })
  })

  test('a field is counted in the unit of the metric, or in 个, the word for any thing one counts', () => {
    const measured = new Set<string | undefined>([
      'yuan',
      'tonnes',
      'metres',
      'squareMetres',
      'hours',
      'percent',
    ])
    const different = rules.filter(({ kind, rule }) => {
      const [unit, wanted] = [unitOf(fieldOf(kind, String(rule.value))), metricOf(rule.metric)?.unit]
      return unit !== undefined && unit !== wanted && (unit !== 'pieces' || measured.has(wanted))
    })
    // One household is visited for each newborn.
    expect(different.map(({ named }) => named)).toEqual(['birth → newborn_family_visits'])
  })

  test('one entry never posts the same line of a metric twice', () => {
    const conditions = (rule: PostingRule) => JSON.stringify([rule.when ?? {}, rule.partOnly ?? false])
    expect(repeated(rules.map(({ named, rule }) => `${named} ${conditions(rule)}`))).toEqual([])
  })

  test('a Party activity posts once, whichever of its flags are set, and only then leaves the community’s count', () => {
    const flags = [false, true].flatMap((party) => [false, true].map((only) => ({ party, party_only: only })))
    const posted = flags.map((set) =>
      (kindOf('activity')?.posts ?? [])
        .filter(({ metric }) => metric === 'party_activities' || metric === 'activities')
        .filter(({ when = {} }) =>
          Object.entries(set).every(([key, value]) => (when[key] ?? value) === value),
        )
        .map(({ metric }) => metric),
    )
    expect(posted).toEqual([
      ['activities'],
      ['party_activities'],
      ['activities', 'party_activities'],
      ['party_activities'],
    ])
  })
})

describe('certificates that a community must not issue', () => {
  test('there are twenty, and each is refused under its own name', () => {
    expect(forbiddenCertificates).toHaveLength(20)
    expect(forbiddenCertificates.map((each) => forbiddenCertificate(each.zh)?.zh)).toEqual(
      forbiddenCertificates.map((each) => each.zh),
    )
  })

  test.each([
    ['亲属关系证明', '亲属关系证明'],
    ['为居民开具《无犯罪记录证明》1份', '无犯罪记录证明'],
    ['户口登记项目内容变更申请证明', '户口登记项目内容变更申请证明'],
    ['社区戒毒社区康复人员情况（表现）证明', '社区戒毒社区康复人员情况（表现）证明'],
    ['分居证明', '婚姻状况证明'],
    ['死亡 证明', '死亡证明'],
    ['意外伤害证明', '疾病状况证明'],
    ['生育状况证明', '婚育状况证明'],
    ['房产证明', '居民财产证明'],
    ['遗产继承权证明', '遗产继承权证明'],
    ['市场主体住所（经营场所）证明', '市场主体住所（经营场所）证明'],
    ['证件遗失证明', '证件遗失证明'],
  ])('%s is %s', (typed, zh) => {
    expect(forbiddenCertificate(typed)?.zh).toBe(zh)
  })

  test.each([
    '独生子女父母光荣证',
    '《生殖保健服务证》',
    '敬老卡、老年证',
    '残疾人证',
    '居住证',
    '出生登记',
    '',
  ])('%s is not refused', (typed) => {
    expect(forbiddenCertificate(typed)).toBeUndefined()
  })
})
