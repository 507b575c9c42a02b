import { expect, test } from 'vitest'
import { hasPeople } from '@linli/data/directory/people'
import { openDirectory } from '@linli/data/open'
import { loadDemonstration } from '@linli/workers/demonstration/load'
import { migrations } from '@linli/workers/node/migrations'
import { migrate } from '@linli/data/migrate'
import { embeddedDatabases } from '@linli/workers/node/databases'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { townOutside } from '../support/town.ts'

const countsIn = async (connect: ReturnType<typeof embeddedDatabases>['connect']) => {
  const count = async (database: string, table: string) =>
    Number((await connect(database).execute(`SELECT count(*) FROM ${table}`)).rows[0]?.[0])
  const tables = ['community', 'entry', 'entry_version', 'posting', 'declared', 'target', 'event']
  const streets = ['zhanongkou', 'qinghe'].map((street) =>
    Promise.all(tables.map((table) => count(street, table))),
  )
  return [
    await count('directory', 'person'),
    await count('directory', 'street'),
    ...(await Promise.all(streets)),
  ]
}

const load = async (stops: readonly number[]) => {
  const folder = await mkdtemp(join(tmpdir(), 'linli-first-'))
  const databases = embeddedDatabases(folder)
  const { outside } = townOutside(databases.connect, { now: Date.UTC(2010, 6, 5) }, { publicOrigin: '' })
  await migrate(databases.connect('directory'), migrations().directory, 0)
  for (const stop of [...stops, 0]) {
    let done = 0
    const progress = () => {
      done += 1
      if (done === stop) throw new Error('interrupted')
    }
    await loadDemonstration(outside, migrations(), progress).catch((error: Error) =>
      expect(error.message).toBe('interrupted'),
    )
    expect(await hasPeople(openDirectory(databases.connect))).toBe(stop === 0)
  }
  const counts = await countsIn(databases.connect)
  databases.close()
  await rm(folder, { recursive: true, force: true })
  return counts
}

test('a first start that was cut short is taken up again, and ends as if it had not been', async () => {
  expect(await load([3, 15])).toEqual(await load([]))
})
