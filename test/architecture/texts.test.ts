import { expect, test } from 'vitest'
import { filesBelow, readSource } from '../support/sources.ts'

const isText = (path: string): boolean => !/\.(png|jpe?g|ico|woff2?|docx|xlsx)$/.test(path)
const files = filesBelow('.').filter(isText)
const naming = (words: RegExp): string[] => files.filter((file) => words.test(readSource(file)))

// Put together here, so that this file does not name them itself.
const workplace = new RegExp(`(?<![\\w.:/-])${['', 'work', '(main|shared)'].join('/')}\\b`)
const neighbour = new RegExp(['\\.\\.', 'shared\\b'].join('/'))
const home = new RegExp(`(?<![\\w.:/-])${['', '(root|home|Users)', '\\w'].join('/')}`)
const tarball = new RegExp(`^\\s*(tarball|registry)\\s*[:=].*${['https?:', '', ''].join('/')}`, 'm')
const unfinished = new RegExp(
  `\\b(${['TO', 'FIX'].map((word) => word + (word === 'TO' ? 'DO' : 'ME')).join('|')})\\b`,
)

test.for([
  ['a folder of one machine', workplace],
  ['a neighbouring folder', neighbour],
  ["a person's home", home],
  ['a registry of its own', tarball],
  ['something unfinished', unfinished],
] as const)('no file names %s', ([, words]) => {
  expect(files.length).toBeGreaterThan(50)
  expect(naming(words)).toEqual([])
})

test('no test is skipped or left alone', () => {
  const aside = new RegExp(`\\b(test|it|describe)\\.(${['skip', 'todo', 'only', 'fails'].join('|')})\\b`)
  expect(filesBelow('test').filter((file) => aside.test(readSource(file)))).toEqual([])
})
