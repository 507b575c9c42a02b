import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { operations } from '@linli/contract/operations'
import { openApiText } from '@linli/workers/api/open-api'
import { describe, expect, test } from 'vitest'

const path = join(import.meta.dirname, '../../openapi.json')
const checkedIn = readFileSync(path, 'utf8')

const problemsIn = async (source: string): Promise<string[]> => {
  const config = await createConfig({ extends: ['recommended'] })
  const problems = await lintFromString({ source, absoluteRef: path, config })
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`)
}

describe('openapi.json', () => {
  test('is current: run `npm run openapi` when the contract has changed', () => {
    expect(checkedIn).toBe(openApiText())
  })

  test('is valid, by the recommended rules', { timeout: 60_000 }, async () => {
    expect(await problemsIn(checkedIn)).toEqual([])
    const broken = checkedIn.replace('"operationId": "signIn"', '"operationId": "signOut"')
    expect((await problemsIn(broken)).join()).toContain('operation-operationId-unique')
  })

  test('tells of every operation, once', () => {
    const ids = [...checkedIn.matchAll(/"operationId": "(\w+)"/g)].map(([, id = '']) => id)
    expect(ids.sort()).toEqual(Object.keys(operations).sort())
  })
})
