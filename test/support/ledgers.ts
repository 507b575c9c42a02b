import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client, Row } from '@libsql/client'
import { openForJobs, type Connect, type Reach, type TenantDb } from '@linli/data/open'
import { createStreet } from '@linli/data/streets'
import { migrate } from '@linli/data/migrate'
import { entryFromRow } from '@linli/data/tenant/figures'
import type { StoredEntry } from '@linli/data/tenant/entries'
import { postings } from '@linli/domain/postings'
import { bounds } from '@linli/domain/quantities'
import { embeddedDatabases } from '@linli/workers/node/databases'
import { migrations } from '@linli/workers/node/migrations'

/** A street's database in a folder of its own, which goes when it is disposed of. */
export type Ledger = {
  folder: string
  connect: Connect
  client: Client
  tenant: TenantDb
  reach: Reach
  close: () => void
} & Disposable

/** Where a ledger's street is kept: the file that its database is. */
export const ledgerFile = (folder: string): string => join(folder, 'databases/maple.db')

/** Opens a new street with these communities, laid out as a Node host expects it (`LINLI_DATA`). */
export const openLedger = async (communities: readonly string[]): Promise<Ledger> => {
  const folder = mkdtempSync(join(tmpdir(), 'linli-ledger-'))
  const databases = embeddedDatabases(join(folder, 'databases'))
  const files = migrations()
  await migrate(databases.connect('directory'), files.directory, 0)
  const made = communities.map((id) => ({ id, name: `${id}社区`, shortName: id, initials: id }))
  const words = { cutOff: '2010-06-30', opening: '', closing: '' }
  const street = { id: 'maple', name: '枫林街道', database: 'maple', communities: made, ...words }
  const location = await createStreet(databases.connect, files, street, 0)
  return {
    folder,
    connect: databases.connect,
    close: () => databases.close(),
    client: databases.connect('maple'),
    ...openForJobs(databases.connect, location),
    [Symbol.dispose]: () => {
      databases.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** One line of `posting` in plain words. */
export type Line = {
  community: string
  metric: string
  dimension: string
  date: string
  entry: string
  nature: string
  precision: string
  value: number
  bound: string
}

/** What the rules say that records post, deleted ones nothing. */
export const linesOf = (entries: Iterable<StoredEntry>): Line[] =>
  [...entries]
    .filter(({ deleted }) => !deleted)
    .flatMap((from) =>
      postings(from).map(({ metric, dimension, nature, fact, quantity }) => ({
        ...fact,
        community: from.community,
        metric,
        dimension,
        entry: from.id,
        nature,
        value: quantity.thousandths,
        bound: quantity.bound,
      })),
    )

const half = (date: string): string => `${date.slice(0, 4)}-H${date.slice(5, 7) < '07' ? 1 : 2}`
const isMonthly = ({ precision }: Line): boolean => precision === 'day' || precision === 'month'

const flowSpans = (line: Line): string[] => {
  if (line.precision === 'year') return [line.date.slice(0, 4)]
  return isMonthly(line) ? [line.date.slice(0, 7), half(line.date)] : [half(line.date)]
}

const stockSpans = (line: Line): string[] => [
  `half|${half(line.date)}`,
  ...(isMonthly(line) ? [`month|${line.date.slice(0, 7)}`] : []),
]

/** Which lines make which balance: those of one account, one span after another. */
const grouped = (lines: readonly Line[], spansOf: (line: Line) => string[]): Map<string, Line[]> => {
  const groups = new Map<string, Line[]>()
  for (const line of lines)
    for (const span of spansOf(line)) {
      const key = [line.community, line.metric, line.dimension, span].join('|')
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [line])
      else group.push(line)
    }
  return groups
}

const inWords = (parts: readonly (string | number)[]): string => parts.join(' ')
const counted = bounds.filter((bound) => bound !== 'exact')

/** Every flow balance that lines make, each as one text, computed from scratch. */
const flowsFrom = (lines: readonly Line[]): string[] =>
  [
    ...grouped(
      lines.filter(({ nature }) => nature === 'flow'),
      flowSpans,
    ),
  ].map(([key, group]) => {
    const sum = group.reduce((total, { value }) => total + value, 0)
    const parts = counted.map((wanted) => group.filter(({ bound }) => bound === wanted).length)
    return inWords([key, sum, group.length, ...parts])
  })

const later = (one: Line, other: Line): boolean =>
  one.date === other.date ? one.entry > other.entry : one.date > other.date

/** Every stock balance that lines make: of each span the latest reading. */
const stocksFrom = (lines: readonly Line[]): string[] =>
  [
    ...grouped(
      lines.filter(({ nature }) => nature === 'stock'),
      stockSpans,
    ),
  ].map(([key, group]) => {
    const last = group.reduce((found, line) => (later(line, found) ? line : found))
    return inWords([key, last.date, last.entry, last.precision, last.value, last.bound])
  })

const wordsOfLine = (line: Line): string =>
  inWords([
    `${line.community}|${line.metric}|${line.dimension}|${line.date}|${line.entry}`,
    line.nature,
    line.precision,
    line.value,
    line.bound,
  ])

/** The books: every posting and balance, each as one text. */
export type Books = { postings: string[]; flows: string[]; stocks: string[] }

/** The books as the records say that they must be. */
export const booksFrom = (entries: Iterable<StoredEntry>): Books => {
  const lines = linesOf(entries)
  return { postings: lines.map(wordsOfLine), flows: flowsFrom(lines), stocks: stocksFrom(lines) }
}

/** What a column of text says. */
export const textIn = (row: Row, column: string): string => {
  const value = row[column]
  if (typeof value !== 'string') throw new TypeError(`${column} is no text`)
  return value
}

const texts = (rows: readonly Row[] | undefined): string[] => (rows ?? []).map((row) => textIn(row, 'text'))

/** The books as the database keeps them. */
export const booksIn = async (client: Client): Promise<Books> => {
  const account = "community || '|' || metric || '|' || dimension || '|' ||"
  const parts = "|| ' ' || at_least || ' ' || at_most || ' ' || about || ' ' || estimated || ' ' || unstated"
  const [lines, flows, stocks] = await client.batch(
    [
      `SELECT ${account} date || '|' || entry || ' ' || nature || ' ' || precision || ' ' || value || ' ' || bound AS text FROM posting`,
      `SELECT ${account} span || ' ' || sum || ' ' || count ${parts} AS text FROM flow_balance`,
      `SELECT ${account} grain || '|' || span || ' ' || date || ' ' || entry || ' ' || precision || ' ' || value || ' ' || bound AS text
        FROM stock_balance`,
    ],
    'read',
  )
  return { postings: texts(lines?.rows), flows: texts(flows?.rows), stocks: texts(stocks?.rows) }
}

const apart = (kept: readonly string[], due: readonly string[]): string[] => {
  const [has, wants] = [new Set(kept), new Set(due)]
  const twice = kept.length === has.size ? [] : [`${kept.length - has.size} kept twice`]
  const missing = due.filter((text) => !has.has(text)).map((text) => `missing: ${text}`)
  return [...twice, ...missing, ...kept.filter((text) => !wants.has(text)).map((text) => `surplus: ${text}`)]
}

/** Every line in which the books kept differ from those due. */
export const differences = (kept: Books, due: Books): string[] => [
  ...apart(kept.postings, due.postings),
  ...apart(kept.flows, due.flows),
  ...apart(kept.stocks, due.stocks),
]

/** Every record in the database, deleted ones too, by id. */
export const entriesIn = async (client: Client): Promise<Map<string, StoredEntry>> => {
  const { rows } = await client.execute('SELECT * FROM entry')
  return new Map(rows.map((row) => [textIn(row, 'id'), entryFromRow(row)]))
}
