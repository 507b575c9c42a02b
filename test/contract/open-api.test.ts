import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { operations } from '@linli/contract/operations'
import { openApiText } from '@linli/workers/api/open-api'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'

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

  test('has every operation in a chapter, and points at nothing that is not there', () => {
    const { paths, components, tags } = z
      .object({
        paths: z.record(z.string(), z.record(z.string(), z.object({ tags: z.array(z.string()) }))),
        components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
        tags: z.array(z.object({ name: z.string() })),
      })
      .parse(JSON.parse(checkedIn))
    const used = new Set(
      Object.values(paths).flatMap((methods) => Object.values(methods).flatMap((one) => one.tags)),
    )
    expect([...used].sort()).toEqual(tags.map(({ name }) => name).sort())
    const pointers = [...checkedIn.matchAll(/"\$ref": "([^"]+)"/g)].map(([, pointer = '']) => pointer)
    const known = Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`)
    expect(pointers.filter((pointer) => !known.includes(pointer))).toEqual([])
  })

  test('tells of every operation, once', () => {
    const ids = [...checkedIn.matchAll(/"operationId": "(\w+)"/g)].map(([, id = '']) => id)
    expect(ids.sort()).toEqual(Object.keys(operations).sort())
  })
})
