import { expect } from 'vitest'
import type { Client } from '../support/clients.ts'
import type { Town } from '../support/town.ts'
import type { Stories } from './stories.ts'

const year = 2010

const duty = (member: string, done: string, title = '清洁楼道') => ({
  kind: 'party_duty',
  date: '2010-05-18',
  title,
  fields: { duty: done, ...(member === '' ? {} : { member }) },
})

const masksOf = async (client: Client): Promise<string[]> => {
  const { members } = await client.call('listMembers')
  return members.filter(({ removed }) => !removed).map(({ mask }) => mask)
}

const readings = async (place: Town): Promise<string[]> => {
  const { rows } = await place
    .connect('maple')
    .execute("SELECT actor, community, data FROM event WHERE type = 'member.names-read' ORDER BY sequence")
  return rows.map((row) => JSON.stringify([row['actor'], row['community'], row['data']]))
}

export const members: Stories = {
  'a community’s members are pasted, seen masked by all, and by name only by who keeps the list, each time noted':
    {
      tell: async (place) => {
        const [fang, jing, min] = [
          await place.signIn('wang-fang'),
          await place.signIn('chen-jing'),
          await place.signIn('zhou-min'),
        ]
        const names = ['林小满', '周 大雪', 'Mary Smith', '林小满']
        const pasted = await fang.call('importMembers', { body: { names, since: '2005-07-01' } })
        expect([pasted.added, pasted.known]).toEqual([3, [3]])
        const again = await fang.call('importMembers', { body: { names: ['周大雪', '何立夏'] } })
        expect([again.added, again.known]).toEqual([1, [0]])
        const masks = ['林**', '周**', 'M*** *****', '何**']
        for (const reader of [fang, jing, min]) expect(await masksOf(reader)).toEqual(masks)

        expect(await readings(place)).toEqual([])
        const told = await fang.call('readMemberNames', { body: {} })
        expect(told.names.map(({ name }) => name)).toEqual(['林小满', '周大雪', 'Mary Smith', '何立夏'])
        const one = pasted.ids[1] ?? ''
        const single = await fang.call('readMemberNames', { body: { members: [one, 'nobody'] } })
        expect(single.names).toEqual([{ id: one, name: '周大雪' }])
        expect(await readings(place)).toEqual([
          JSON.stringify(['wang-fang', 'elm', '{"names":4,"members":"all"}']),
          JSON.stringify(['wang-fang', 'elm', JSON.stringify({ names: 1, members: [one] })]),
        ])
        for (const reader of [jing, min])
          expect(
            (await reader.refused('readMemberNames', { params: { community: 'elm' }, body: {} })).status,
          ).toBe(403)
        expect((await readings(place)).length).toBe(2)
      },
    },

  'a name is added once, a namesake when that is meant, and what is no name is refused': {
    tell: async (place) => {
      const lei = await place.signIn('zhao-lei')
      const key = 'one-and-the-same'
      const made = await lei.call('addMember', { body: { name: '林小满', since: '2010-03-01' }, key })
      expect([made.mask, made.since, made.version, made.updatedBy]).toEqual(['林**', '2010-03-01', 1, '赵磊'])
      expect(await lei.call('addMember', { body: { name: '林小满', since: '2010-03-01' }, key })).toEqual(
        made,
      )
      const other = await lei.refused('addMember', { body: { name: '林大满', since: '2010-03-01' }, key })
      expect([other.status, other.type]).toEqual([422, '/problems/idempotency-key-reused'])
      const twice = await lei.refused('addMember', { body: { name: ' 林小满' } })
      expect(twice.errors?.map(({ field, reason }) => [field, reason])).toEqual([['name', 'member-twice']])
      await lei.call('addMember', { body: { name: '林小满', namesake: true } })
      const wrong = await lei.refused('addMember', {
        body: { name: '13800000000', since: '2010-05', until: '2009-02-30' },
      })
      expect(wrong.errors?.map(({ field, reason }) => [field, reason])).toEqual([
        ['name', 'not-a-name'],
        ['since', 'not-a-day'],
        ['until', 'no-such-day'],
      ])
      const rows = await lei.refused('importMembers', { body: { names: ['何立夏', '李1'] } })
      expect(rows.errors?.map(({ field }) => field)).toEqual(['names[1]'])
      expect(await masksOf(lei)).toEqual(['林**', '林**'])
    },
  },

  'a member is renamed, leaves, is taken off the list and put back; nothing is overwritten unseen': {
    tell: async (place) => {
      const [fang, lei] = [await place.signIn('wang-fang'), await place.signIn('zhao-lei')]
      const { id } = await fang.call('addMember', { body: { name: '林小满' } })
      await fang.call('addMember', { body: { name: '周大雪' } })
      const params = { member: id }
      const left = await fang.call('changeMember', { params, seen: 1, body: { until: '2010-05-31' } })
      expect([left.mask, left.until, left.version]).toEqual(['林**', '2010-05-31', 2])
      const stale = await lei.refused('changeMember', { params, seen: 1, body: { name: '林满' } })
      expect(stale.status).toBe(412)
      const twin = await lei.refused('changeMember', { params, seen: 2, body: { name: '周大雪' } })
      expect(twin.errors?.map(({ reason }) => reason)).toEqual(['member-twice'])
      const renamed = await lei.call('changeMember', { params, seen: 2, body: { name: '林满' } })
      expect([renamed.mask, renamed.until, renamed.version]).toEqual(['林*', undefined, 3])
      const early = await lei.refused('changeMember', {
        params,
        seen: 3,
        body: { since: '2010-03-01', until: '2010-02-01' },
      })
      expect(early.errors?.map(({ field, reason }) => [field, reason])).toEqual([['until', 'day-too-early']])

      const gone = await lei.call('removeMember', { params, seen: 3 })
      expect([gone.removed, gone.version, await masksOf(fang)]).toEqual([true, 4, ['周**']])
      expect((await fang.refused('changeMember', { params, seen: 4, body: {} })).status).toBe(404)
      expect((await fang.call('readMemberNames', { body: {} })).names.map(({ name }) => name)).toEqual([
        '周大雪',
      ])
      await fang.call('restoreMember', { params, seen: 4 })
      expect((await fang.refused('restoreMember', { params, seen: 5 })).status).toBe(404)
      const { names } = await fang.call('readMemberNames', { body: { members: [id] } })
      expect(names).toEqual([{ id, name: '林满' }])
    },
  },

  'the year’s duties are what the ledger says: a record ticks one, its deletion takes that back': {
    tell: async (place) => {
      const [fang, jing] = [await place.signIn('wang-fang'), await place.signIn('chen-jing')]
      const { ids } = await fang.call('importMembers', { body: { names: ['林小满', '周大雪'] } })
      const [man = '', xue = ''] = ids
      const before = await fang.call('readDuties', { query: { year } })
      expect([before.met, before.owed, before.share]).toEqual([0, 6, 0])
      expect(before.duties.map(({ zh, times }) => [zh, times])).toEqual([
        ['公益活动', 1],
        ['好事', 1],
        ['合理化建议', 1],
      ])

      const entry = await fang.call('recordEntry', { body: duty(man, '好事') })
      expect(entry.fields['member']).toBe(man)
      const rows = [duty('周大雪', '好事'), duty('周 大雪', '公益活动'), duty('', '合理化建议')]
      const { problems } = await fang.call('checkImport', { body: { rows } })
      expect(problems).toEqual([])
      await fang.call('importEntries', { body: { rows } })
      const after = await jing.call('readDuties', { query: { year } })
      expect([after.met, after.owed, after.unnamed]).toEqual([3, 6, [{ duty: 'suggestion', times: 1 }]])
      expect(after.members.map(({ id, mask, lacking }) => [id, mask, lacking])).toEqual([
        [man, '林**', ['public_service', 'suggestion']],
        [xue, '周**', ['suggestion']],
      ])
      expect((await fang.call('readDuties', { query: { year: 2009 } })).met).toBe(0)

      const found = await fang.call('listEntries', { query: { kind: 'party_duty', q: man } })
      expect(found.entries.map(({ id }) => id)).toEqual([entry.id])
      const params = { entry: entry.id }
      await fang.call('deleteEntry', { params, seen: 1 })
      const less = await fang.call('readDuties', { query: { year } })
      expect([less.met, less.members[0]?.cells]).toEqual([2, before.members[0]?.cells])
      await fang.call('restoreEntry', { params, seen: 2, body: {} })
      expect((await fang.call('readDuties', { query: { year } })).met).toBe(3)
      await fang.call('editEntry', { params, seen: 3, body: duty(xue, '合理化建议') })
      const moved = await fang.call('readDuties', { query: { year } })
      expect(moved.members.map(({ lacking }) => lacking.length)).toEqual([3, 0])
    },
  },

  'a record names nobody of another community, nobody who left the list, and no name that is not on it': {
    tell: async (place) => {
      const [fang, li] = [await place.signIn('wang-fang'), await place.signIn('sun-li')]
      const { id: man } = await fang.call('addMember', { body: { name: '林小满' } })
      await fang.call('addMember', { body: { name: '林小满', namesake: true } })
      const { id: theirs } = await li.call('addMember', { body: { name: '周大雪' } })
      const { id } = await fang.call('recordEntry', { body: duty(man, '好事') })
      const params = { entry: id }
      const refusals = [
        await fang.refused('recordEntry', { body: duty(theirs, '好事') }),
        await fang.refused('recordEntry', { body: duty('周大雪', '好事') }),
        await fang.refused('recordEntry', { body: duty('林小满', '好事') }),
        await fang.refused('editEntry', { params, seen: 1, body: duty(theirs, '好事') }),
        await fang.refused('importEntries', { body: { rows: [duty(man, '好事'), duty(theirs, '好事')] } }),
      ]
      expect(
        refusals.flatMap(({ errors = [] }) => errors.map(({ field, reason }) => `${field} ${reason}`)),
      ).toEqual([
        'member not-a-member',
        'member not-a-member',
        'member several-members',
        'member not-a-member',
        'rows[1].member not-a-member',
      ])

      await fang.call('removeMember', { params: { member: man }, seen: 1 })
      expect((await fang.refused('recordEntry', { body: duty(man, '好事') })).status).toBe(422)
      const edited = await fang.call('editEntry', { params, seen: 1, body: duty(man, '好事', '清洁水池') })
      expect([edited.title, edited.fields['member']]).toEqual(['清洁水池', man])
      const { counts } = await fang.call('countEntries', { query: { period: '2010-H1' } })
      expect(counts).toEqual({ party_duty: 1 })
    },
  },
}
