import type { Client } from '@libsql/client'
import type { Chance } from '@linli/workers/demonstration/random'
import { oneOf } from './chances.ts'
import { entriesIn } from './ledgers.ts'
import type { Ask } from './offices.ts'

/** A record as it was last acknowledged. */
type Acknowledged = { title: string; version: number; deleted: boolean; community: string }

/** A write that was sent: what it does once it is acknowledged, or once it is found to have been carried out. */
type Sent = {
  titles: string[]
  /** The record that it changes; none when it makes new ones. */
  id?: string
  send: () => Promise<Response>
  /** What the record is then. */
  next?: Acknowledged
}

/** What a writer has been told, and what they have sent without an answer. */
export type Notebook = { known: Map<string, Acknowledged>; open: Sent[] }

const place = (community: string) => `/streets/maple/communities/${community}`

const typed = (title: string, count: number) => ({
  kind: 'dispute',
  date: '2010-05-18',
  title,
  fields: { count: String(count), kind: 'neighbour' },
})

const created = (ask: Ask, community: string, titles: string[], chance: Chance): Sent => {
  const key = `write-${titles[0]}`
  const [first = ''] = titles
  const rows = titles.map((title) => typed(title, chance.whole(0, 9)))
  const send =
    rows.length === 1
      ? () => ask('POST', `${place(community)}/entries`, { body: typed(first, 1), key })
      : () => ask('POST', `${place(community)}/entry-imports`, { body: { rows }, key })
  return { titles, send }
}

const changed = (ask: Ask, id: string, now: Acknowledged, chance: Chance): Sent => {
  const path = `${place(now.community)}/entries/${id}`
  const [seen, next] = [now.version, { ...now, version: now.version + 1 }]
  const sent = { titles: [], id }
  if (now.deleted)
    return {
      ...sent,
      next: { ...next, deleted: false },
      send: () => ask('PUT', `${path}/restoration`, { body: {}, seen }),
    }
  if (chance.often(0.4))
    return { ...sent, next: { ...next, deleted: true }, send: () => ask('DELETE', path, { seen }) }
  const body = typed(now.title, chance.whole(0, 99))
  return { ...sent, next, send: () => ask('PUT', path, { body, seen }) }
}

/** The next write of somebody who records, pastes, corrects, deletes and restores; `name` is new each time. */
const nextWrite = (ask: Ask, notebook: Notebook, chance: Chance, name: string): Sent => {
  const own = [...notebook.known]
  const community = oneOf(chance, ['elm', 'oak'])
  if (own.length > 3 && chance.often(0.5)) {
    const [id, now] = oneOf(chance, own)
    return changed(ask, id, now, chance)
  }
  const many = chance.often(0.3) ? chance.whole(20, 150) : 1
  const titles = Array.from({ length: many }, (_, row) => `${name}-${row}`)
  return { ...created(ask, community, titles, chance) }
}

const idsIn = (reply: unknown): string[] => {
  if (typeof reply !== 'object' || reply === null) return []
  if ('ids' in reply && Array.isArray(reply.ids)) return reply.ids.map(String)
  return 'id' in reply ? [String(reply.id)] : []
}

/** Sends a write and notes what was acknowledged; false when no answer came. */
const write = async (notebook: Notebook, sent: Sent): Promise<boolean> => {
  if (!notebook.open.includes(sent)) notebook.open.push(sent)
  let told: { ok: boolean; status: number; body: unknown; path: string }
  try {
    const reply = await sent.send()
    told = { ok: reply.ok, status: reply.status, body: await reply.json(), path: reply.url }
  } catch {
    return false
  }
  if (!told.ok) throw new Error(`${told.path} was refused: ${told.status} ${JSON.stringify(told.body)}`)
  const community = /communities\/(\w+)/.exec(told.path)?.[1] ?? ''
  const ids = idsIn(told.body)
  if (sent.id !== undefined && sent.next !== undefined) notebook.known.set(sent.id, sent.next)
  else if (ids.length !== sent.titles.length)
    throw new Error(`${ids.length} ids for ${sent.titles.length} rows`)
  else
    sent.titles.forEach((title, row) =>
      notebook.known.set(ids[row] ?? '', { title, version: 1, deleted: false, community }),
    )
  notebook.open.splice(notebook.open.indexOf(sent), 1)
  return true
}

/** Who writes: each notebook is a person's, and `name` is new each time. */
export type Writing = { ask: Ask; notebooks: readonly Notebook[]; chance: Chance; name: string }

/** People write side by side for as long as `goesOn`, and each stops when no answer comes; `onAnswer` is told of every answer. */
export const writeWhile = async (
  goesOn: () => boolean,
  { ask, notebooks, chance, name }: Writing,
  onAnswer: () => void,
): Promise<void> => {
  let sent = 0
  const work = async (notebook: Notebook, who: number): Promise<void> => {
    while (goesOn()) {
      const next = nextWrite(ask, notebook, chance, `${name}-${who}-${(sent += 1)}`)
      if (!(await write(notebook, next))) return
      onAnswer()
    }
  }
  await Promise.all(notebooks.map(work))
}

/** Settles what was sent without an answer: changes by looking, new records by sending them again under their key. */
export const settle = async (
  client: Client,
  notebook: Notebook,
): Promise<{ done: number; undone: number }> => {
  const settled = { done: 0, undone: 0 }
  const entries = await entriesIn(client)
  const titles = new Set([...entries.values()].map(({ title }) => title))
  for (const sent of notebook.open.slice()) {
    const now = entries.get(sent.id ?? '')
    const there = sent.titles.filter((title) => titles.has(title)).length
    if (there > 0 && there < sent.titles.length) throw new Error(`${there} rows of a paste are there`)
    const isDone = sent.next === undefined ? there > 0 : now?.version === sent.next.version
    settled[isDone ? 'done' : 'undone'] += 1
    if (sent.next === undefined) {
      if (!(await write(notebook, sent))) throw new Error(`no answer to ${sent.titles[0]}`)
      continue
    }
    if (isDone && sent.id !== undefined) notebook.known.set(sent.id, sent.next)
    notebook.open.splice(notebook.open.indexOf(sent), 1)
  }
  return settled
}
