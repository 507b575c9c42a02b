import { hasPeople } from '@linli/data/directory/people'
import { openDirectory } from '@linli/data/open'
import { migrateAll } from '@linli/data/streets'
import { demonstrationPassword, loadDemonstration } from '../demonstration/load.ts'
import { demonstrationPeople } from '../demonstration/streets.ts'
import type { Outside } from '../outside.ts'
import { migrations } from './migrations.ts'

/**
 * Brings the databases up to date and, where nobody could sign in yet, loads the demonstration. Its people come last, so that
 * a first start that was interrupted is taken up again.
 */
export const setUp = async (outside: Outside): Promise<void> => {
  const files = migrations()
  const failed = await migrateAll(outside.connect, files, outside.now())
  for (const [street, error] of failed)
    outside.report(`street ${street} is not served: it could not be upgraded`, error)
  if (await hasPeople(openDirectory(outside.connect))) return
  console.log('正在载入示例街道 · loading the demonstration streets')
  await loadDemonstration(outside, files, (what) => console.log(`  ${what}`))
}

/** Says where the service is and how to sign in. */
export const tellAddress = (address: string): void => {
  console.log(`\n邻里 Linli  ${address}`)
  console.log(`登录 · sign in (示例密码 · demonstration password: ${demonstrationPassword})`)
  for (const { name, shown } of demonstrationPeople) console.log(`  ${name.padEnd(20)}${shown}`)
  console.log('按 Ctrl+C 停止 · press Ctrl+C to stop')
}
