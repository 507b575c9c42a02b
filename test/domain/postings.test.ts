import { describe, expect, test } from 'vitest'
import { readEntry, type TypedEntry } from '@linli/domain/entries'
import { kinds } from '@linli/domain/kinds'
import { metricOf } from '@linli/domain/metrics'
import { postings } from '@linli/domain/postings'
import { chanceOf } from '@linli/workers/demonstration/random'
import { entryByChance } from '../support/chances.ts'

const today = '2010-12-31'

/** What a typed record posts, as `metric dimension amount`; days and exact bounds left out. */
const posted = (typed: Pick<TypedEntry, 'kind' | 'fields'> & Partial<TypedEntry>): string[] => {
  const read = readEntry({ date: '2010-05-18', title: '某事', note: '', ...typed }, { today })
  if (!read.ok) throw new Error(JSON.stringify(read.reason))
  return postings(read.value).map(({ metric, dimension, quantity, fact, nature }) =>
    [
      dimension === '' ? metric : `${metric}|${dimension}`,
      quantity.thousandths / 1000,
      ...(quantity.bound === 'exact' ? [] : [quantity.bound]),
      ...(fact.precision === 'day' ? [] : [`${fact.date} ${fact.precision}`]),
      ...(nature === 'stock' ? ['stock'] : []),
    ].join(' '),
  )
}

describe('what a record posts', () => {
  test('of births: the whole, and each part that is said', () => {
    expect(posted({ kind: 'birth', fields: { count: '2', sex: 'male', policy: 'planned' } })).toEqual([
      'births 2',
      'births|sex=male 2',
      'births|policy=planned 2',
    ])
    expect(posted({ kind: 'birth', fields: { count: '10余', visited: true } })).toEqual([
      'births 10 at-least',
      'newborn_family_visits 10 at-least',
    ])
    expect(posted({ kind: 'birth', fields: { visited: false } })).toEqual(['births 1'])
  })

  test('of a care visit: households, people and times are three figures, blank ones none', () => {
    expect(
      posted({ kind: 'visit', fields: { audience: 'elderly', persons: '31', times: '有，数未记' } }),
    ).toEqual([
      'visits_persons 31',
      'visits_persons|audience=elderly 31',
      'visits_times 0 unstated',
      'visits_times|audience=elderly 0 unstated',
    ])
  })

  test('of an activity: to the community’s figures unless only the Party held it', () => {
    const fields = { topic: 'volunteer', participants: '近百' }
    expect(posted({ kind: 'activity', fields })).toEqual([
      'activities 1',
      'activities|topic=volunteer 1',
      'activity_participants 100 at-most',
      'volunteer_activities 1',
    ])
    expect(posted({ kind: 'activity', fields: { ...fields, party: true } })).toContain('party_activities 1')
    expect(posted({ kind: 'activity', fields: { ...fields, party_only: true } })).toEqual([
      'party_activities 1',
    ])
    const both = posted({ kind: 'activity', fields: { ...fields, party: true, party_only: true } })
    expect(both).toEqual(['party_activities 1'])
  })

  test('of a joint activity: when a partner is named, whoever it is', () => {
    const lines = posted({ kind: 'activity', fields: { topic: 'festival', partner: 'school' } })
    expect(lines.filter((line) => line.startsWith('joint_activities'))).toEqual([
      'joint_activities 1',
      'joint_activities|partner=school 1',
    ])
  })

  test('of a team: its kind apart only where the figure knows that kind', () => {
    expect(posted({ kind: 'team_formed', fields: { team: 'cultural', kind: 'dance' } })).toEqual([
      'cultural_teams_set_up 1',
      'cultural_teams_set_up|kind=dance 1',
    ])
    expect(posted({ kind: 'team_formed', fields: { team: 'online', kind: 'dance' } })).toEqual([
      'online_groups_set_up 1',
    ])
  })

  test('of an honour: to the year it is for, never to the day it was handed over', () => {
    const honour = { kind: 'honour', title: '平安社区', date: '2010-03-01' }
    expect(posted({ ...honour, fields: { level: 'district', for_year: '2009' } })).toEqual([
      'honours_received 1 2009-12-31 year',
      'honours_received|level=district 1 2009-12-31 year',
    ])
    expect(posted({ ...honour, fields: { level: 'district', for_year: '2010' } })).toEqual([
      'honours_received 1',
      'honours_received|level=district 1',
    ])
  })

  test('of something that did not happen: a recorded zero', () => {
    expect(posted({ kind: 'safety_incident', fields: { type: 'fire', count: '0' } })).toEqual([
      'fire_incidents 0',
    ])
  })

  test('of a certificate: nothing, when no figure counts its sort', () => {
    expect(posted({ kind: 'certificate', fields: { cert: 'senior_card', count: '3' } })).toEqual([
      'senior_cards_issued 3',
    ])
    expect(posted({ kind: 'certificate', fields: { cert: 'other' } })).toEqual([])
  })

  test('of safety publicity: once, however many boards', () => {
    expect(posted({ kind: 'publicity', fields: { boards: '4', safety: true } })).toEqual([
      'boards_published 4',
      'safety_publicity 1',
    ])
  })

  test('of a reading: one stock, marked as estimated when it was not observed', () => {
    const reading = { kind: 'reading', title: '' }
    const fields = { metric: 'households', value: '2147' }
    expect(posted({ ...reading, fields })).toEqual(['households 2147 stock'])
    expect(posted({ ...reading, fields: { ...fields, basis: 'observed' } })).toEqual([
      'households 2147 stock',
    ])
    expect(posted({ ...reading, fields: { ...fields, basis: 'assumed' } })).toEqual([
      'households 2147 estimated stock',
    ])
    expect(posted({ ...reading, date: '2010-H1', fields: { ...fields, value: '约2100' } })).toEqual([
      'households 2100 about 2010-06-30 half stock',
    ])
  })

  test('keeps the precision of the date: a fact of the half-year is none of June', () => {
    expect(posted({ kind: 'patrol', date: '上半年', fields: { count: '26' } })).toEqual([
      'patrols 26 2010-06-30 half',
    ])
  })

  test('is one line per figure at most, to figures that exist, for every kind', () => {
    const chance = chanceOf(46)
    for (const { code } of kinds)
      for (let times = 0; times < 40; times += 1) {
        const lines = postings(entryByChance(chance, code))
        const names = lines.map(({ metric, dimension }) => `${metric}|${dimension}`)
        expect(new Set(names).size, code).toBe(names.length)
        for (const { metric, nature } of lines)
          expect(metricOf(metric)?.nature, `${code} → ${metric}`).toBe(nature)
      }
  })
})
