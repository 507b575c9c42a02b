import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { filesBelow, importsOf, readSource } from '../support/sources.ts'

// domain ← contract ← client ← web, domain ← data ← workers → contract
const layers = [
  { folder: 'packages/domain', knows: [] },
  { folder: 'packages/contract', knows: ['domain'] },
  { folder: 'packages/client', knows: ['contract'] },
  { folder: 'packages/data', knows: ['domain'] },
  { folder: 'packages/launch', knows: [] },
  { folder: 'workers', knows: ['contract', 'data', 'domain'] },
  { folder: 'web', knows: ['client', 'contract', 'domain'] },
]

const manifest = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
})
const manifestOf = (folder: string) => manifest.parse(JSON.parse(readSource(`${folder}/package.json`)))
const isOurs = (name: string): boolean => name.startsWith('@linli/')
const isCode = (path: string): boolean => /\.(ts|tsx|mjs)$/.test(path)
const layerOf = (path: string) => layers.find(({ folder }) => path.startsWith(`${folder}/`))?.folder

describe.for(layers)('$folder', ({ folder, knows }) => {
  const files = filesBelow(folder).filter(isCode)

  test('declares only the layers that it may know', () => {
    const { dependencies, devDependencies } = manifestOf(folder)
    const declared = Object.keys({ ...dependencies, ...devDependencies }).filter(isOurs)
    expect(declared.map((name) => name.slice('@linli/'.length)).toSorted()).toEqual(knows)
  })

  test('imports only the layers that it declares', () => {
    const strangers = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => isOurs(name) && !knows.some((known) => name.startsWith(`@linli/${known}/`)))
        // An example imports the client as whoever copies it does.
        .filter((name) => name !== '@linli/client' || !file.startsWith('packages/client/examples/'))
        .map((name) => `${file}: ${name}`),
    )
    expect(strangers).toEqual([])
  })

  test('reaches no other layer by a path', () => {
    const crossing = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('.') && !name.endsWith('.sql'))
        .filter((name) => layerOf(join(dirname(file), name)) !== folder)
        .map((name) => `${file}: ${name}`),
    )
    expect(crossing).toEqual([])
  })
})

describe('who may import what', () => {
  test('the domain imports nothing but itself', () => {
    const files = filesBelow('packages/domain/src').filter(isCode)
    const outside = files.flatMap((file) => importsOf(file).filter((name) => !name.startsWith('.')))
    expect(files.length).toBeGreaterThan(0)
    expect(outside).toEqual([])
  })

  test('an example is what a stranger could write: it imports Node and the client', () => {
    const examples = filesBelow('packages/client/examples').filter(isCode)
    const imported = examples.flatMap(importsOf)
    expect(imported).toContain('@linli/client')
    expect(imported.filter((name) => name !== '@linli/client' && !name.startsWith('node:'))).toEqual([])
  })

  test('the web client shows the examples and runs nothing of the other client', () => {
    const shown = filesBelow('web/src')
      .filter(isCode)
      .flatMap((file) => importsOf(file).filter((name) => name.startsWith('@linli/client')))
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.filter((name) => !/^@linli\/client\/examples\/[\w.-]+\?raw$/.test(name))).toEqual([])
  })

  test('only the sessions know lucia', () => {
    const knowing = ['packages', 'workers', 'web', 'test']
      .flatMap(filesBelow)
      .filter((file) => isCode(file) && importsOf(file).some((name) => /^lucia(\/|$)/.test(name)))
    expect(knowing.length).toBeGreaterThan(0)
    expect(knowing.filter((file) => !/^workers\/api\/sessions[\w-]*\.ts$/.test(file))).toEqual([])
  })

  test('what runs on both hosts uses nothing of Node but its ciphers', () => {
    const used = ['packages/contract', 'packages/client/src', 'packages/data', 'workers']
      .flatMap(filesBelow)
      .filter((file) => isCode(file) && file !== 'workers/node.ts' && !file.startsWith('workers/node/'))
      .flatMap((file) => importsOf(file).map((name) => ({ file, name })))
      .filter(({ name }) => name.startsWith('node:') && name !== 'node:crypto')
    expect(used).toEqual([])
  })
})
