import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

type Chunk = {
  file: string
  isDynamicEntry?: boolean
  imports?: readonly string[]
  css?: readonly string[]
  assets?: readonly string[]
}

const dist = fileURLToPath(new URL('../../web/dist/', import.meta.url))
const manifest: Readonly<Record<string, Chunk>> = JSON.parse(
  readFileSync(`${dist}.vite/manifest.json`, 'utf8'),
)

const weight = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(dist + file), { level: 9 }).length, 0)

/** A chunk and everything that must have come before it runs. */
const closure = (name: string, found = new Set<string>()): Set<string> => {
  if (found.has(name)) return found
  found.add(name)
  for (const imported of manifest[name]?.imports ?? []) closure(imported, found)
  return found
}

const chunksOf = (names: Iterable<string>): Chunk[] => [...names].flatMap((name) => manifest[name] ?? [])
const scripts = (names: Iterable<string>): string[] => chunksOf(names).map(({ file }) => file)
const styles = (names: Iterable<string>): Set<string> =>
  new Set(chunksOf(names).flatMap(({ css }) => css ?? []))

const named = Object.entries(manifest)
const first = closure('index.html')
// A page of its own, which no screen loads and which loads no screen.
const reference = closure('developers/api.html')
const screens = named.filter(([, { isDynamicEntry }]) => isDynamicEntry).map(([name]) => name)
const kilobytes = 1024

test('the first load is at most 25 KB of script and 8 KB of styles', () => {
  expect(first.size).toBeGreaterThan(0)
  expect(weight(scripts(first))).toBeLessThanOrEqual(25 * kilobytes)
  expect(weight(styles(first))).toBeLessThanOrEqual(8 * kilobytes)
})

test('every screen loads on its own', () => {
  const views =
    'account compare coverage developers draft figures ledger members notices report reviews rules settings street-coverage target target-board targets task templates wordings'.split(
      ' ',
    )
  expect(screens).toEqual(expect.arrayContaining(views.map((view) => `src/views/${view}.tsx`)))
})

test.each(screens)('%s is a chunk of at most 15 KB', (name) => {
  expect(weight(scripts([name]))).toBeLessThanOrEqual(15 * kilobytes)
})

test.each(screens)('%s needs at most 30 KB beyond the first load', (name) => {
  const own = [...closure(name)].filter((each) => !first.has(each))
  expect(weight(scripts(own)) + weight(styles(own))).toBeLessThanOrEqual(30 * kilobytes)
})

test('the page of the API reference brings a few KB of ours, and nothing else brings what it renders with', () => {
  const shared = [...reference].filter((name) => first.has(name))
  expect(shared).toEqual([])
  expect(weight(scripts(reference))).toBeLessThanOrEqual(3 * kilobytes)
  const renderer =
    manifest['developers/api.html']?.assets?.filter((file) => file.includes('openapi-explorer')) ?? []
  expect(renderer).toHaveLength(1)
  expect(weight(renderer)).toBeLessThanOrEqual(300 * kilobytes)
  const bringing = named.filter(([, { assets = [] }]) => assets.some((file) => renderer.includes(file)))
  expect(bringing.map(([name]) => name)).toEqual(['developers/api.html'])
})
