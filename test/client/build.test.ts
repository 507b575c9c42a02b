import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { operations } from '@linli/contract/operations'
import { signV1 } from '@linli/workers/webhooks/signatures'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examples, listening, ran } from '../support/programs.ts'

const build = join(import.meta.dirname, '../../packages/client/build.ts')
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')

let folder: string
const packageIn = () => join(folder, 'node_modules/@linli/client')

// A project of somebody else: nothing of this repository is near.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-elsewhere-'))
  await mkdir(packageIn(), { recursive: true })
  const { code, complained } = await ran(build, [packageIn()], {})
  if (code !== 0 || complained !== '') throw new Error(`the client could not be built: ${complained}`)
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const settings = {
  compilerOptions: {
    target: 'es2023',
    lib: ['es2023', 'dom', 'dom.iterable'],
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    types: [],
    noEmit: true,
  },
  files: ['uses.ts'],
}

/** What the compiler says of a program that uses the built package. */
const complaints = async (program: string): Promise<string> => {
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(settings))
  await writeFile(join(folder, 'uses.ts'), program)
  return (await ran(tsc, ['-p', folder], {})).said
}

test('is one script and one file of declarations, which import nothing and are small', async () => {
  expect((await readdir(packageIn())).sort()).toEqual(['client.d.ts', 'client.js', 'package.json'])
  const [script, types] = await Promise.all(
    ['client.js', 'client.d.ts'].map((name) => readFile(join(packageIn(), name), 'utf8')),
  )
  expect(`${script}${types}`).not.toMatch(/^(import|export)\b.*\bfrom\s+['"]/m)
  expect(gzipSync(script ?? '').byteLength).toBeLessThan(8 * 1024)
  const told = [...(types ?? '').matchAll(/^  (\w+): \{$/gm)].map(([, id]) => id)
  // What a source pushes is no call.
  expect(new Set([...told, 'receiveMessage'])).toEqual(new Set(Object.keys(operations)))
})

// The compiler reads every declaration.
const patience = { timeout: 60_000 }

test('its types know what an operation takes and replies', patience, async () => {
  const told = await complaints(`
    import { linli, Problem, verifyWebhook } from '@linli/client'
    const api = linli({ origin: 'https://linli.example.cn', token: 'linli_x' })
    const params = { street: 'maple', community: 'elm' }
    export const used = async () => {
      for await (const page of api.pages('listEntries', { params, query: { limit: 2 } })) {
        const first: string | undefined = page.entries[0]?.title
        console.log(first)
      }
      const body = { kind: 'birth', date: '2010-06-18', fields: { sex: 'male', note: 3 } }
      const { version, bound } = { ...(await api.call('recordEntry', { params, body, key: 'k' })), bound: 1 }
      await api.call('editEntry', { params: { ...params, entry: 'x' }, body, seen: version + bound })
      const bytes: Uint8Array = await api.call('exportEntriesWorkbook', { params })
      const csv: string = await api.call('exportEntries', { params })
      const { type } = await verifyWebhook(['whsec_x'], new Headers(), bytes)
      return [csv, type, await api.call('readHealth')] as const
    }
    export const kind = (error: unknown) => (error instanceof Problem ? error.kind : '')
    declare const console: { log(text: unknown): void }
  `)
  expect(told).toBe('')
})

test('its types refuse what the API would refuse', patience, async () => {
  const told = await complaints(`
    import { linli } from '@linli/client'
    const api = linli({ origin: 'https://linli.example.cn', token: 'linli_x' })
    const params = { street: 'maple', community: 'elm' }
    export const used = [
      // @ts-expect-error there is no such operation
      () => api.call('listEntry', { params }),
      // @ts-expect-error the community is not said
      () => api.call('listEntries', { params: { street: 'maple' } }),
      // @ts-expect-error a limit is a number
      () => api.call('listEntries', { params, query: { limit: '2' } }),
      // @ts-expect-error there is no such filter
      () => api.call('listEntries', { params, query: { colour: 'red' } }),
      // @ts-expect-error the body is missing
      () => api.call('recordEntry', { params }),
      // @ts-expect-error the version seen is not said
      () => api.call('deleteEntry', { params: { ...params, entry: 'x' } }),
      // @ts-expect-error what has no pages
      () => api.pages('readHealth', {}),
    ]
  `)
  expect(told).toBe('')
})

test('an example runs with it, far from this repository', patience, async () => {
  const example = join(folder, 'receive-webhooks.ts')
  await writeFile(example, await readFile(join(examples, 'receive-webhooks.ts')))
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
  await using receiver = await listening(example, [], { PORT: '0', LINLI_WEBHOOK_SECRET: secret })
  const sent = { id: 'msg_1', timestamp: Math.floor(Date.now() / 1000), body: '{"type":"endpoint.ping"}' }
  const answer = await fetch(`http://127.0.0.1:${receiver.port}/`, {
    method: 'POST',
    headers: {
      'webhook-id': sent.id,
      'webhook-timestamp': String(sent.timestamp),
      'webhook-signature': await signV1(secret, sent),
    },
    body: sent.body,
  })
  expect(answer.status).toBe(200)
})
