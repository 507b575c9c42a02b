import { expect, test } from 'vitest'
import { town } from '../support/town.ts'

test('what is known only of the half-year is of none of its months, in lists, counts, drafts and figures', async () => {
  await using place = await town()
  const fang = await place.signIn('wang-fang')
  const honour = { kind: 'honour', title: '市级文明社区', fields: { level: 'city', for_year: 2010 } }
  await fang.call('recordEntry', { body: { ...honour, date: '上半年', within: '2010-H1' } })
  const titles = async (period: string) =>
    (await fang.call('listEntries', { query: { period } })).entries.map(({ title }) => title)
  const counted = async (period: string) => (await fang.call('countEntries', { query: { period } })).counts
  const drafted = async (period: string) =>
    JSON.stringify(await fang.call('readDraft', { query: { period } }))
  for (const period of ['2010-H1', '2010']) {
    expect(await titles(period)).toEqual(['市级文明社区'])
    expect(await counted(period)).toEqual({ honour: 1 })
    expect(await drafted(period)).toContain('市级文明社区')
  }
  for (const period of ['2010-06', '2010-Q2', '2010-H2']) {
    expect(await titles(period)).toEqual([])
    expect(await counted(period)).toEqual({})
    expect(await drafted(period)).not.toContain('市级文明社区')
  }
})

test('honours of an earlier year are paged to the end', async () => {
  await using place = await town()
  const fang = await place.signIn('wang-fang')
  for (const title of ['甲', '乙', '丙', '丁', '戊'])
    await fang.call('recordEntry', {
      body: {
        kind: 'honour',
        title: `${title}等奖`,
        date: '2010-03-05',
        fields: { level: 'city', for_year: 2007 },
      },
    })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const query = { period: '2007', limit: 2, ...(cursor === undefined ? {} : { cursor }) }
    const page = await fang.call('readFigure', { params: { metric: 'honours_received' }, query })
    seen.push(...page.records.map(({ entry }) => entry.title))
    cursor = page.next
  } while (cursor !== undefined && seen.length < 20)
  expect(seen.sort()).toEqual(['丁等奖', '丙等奖', '乙等奖', '甲等奖', '戊等奖'].sort())
})
