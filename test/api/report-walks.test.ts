import { createHash } from 'node:crypto'
import { chanceOf } from '@linli/workers/demonstration/random'
import { expect, test } from 'vitest'
import * as z from 'zod'
import type { Client } from '../support/clients.ts'
import { currentOf, wordsFor } from '../support/planted-reports.ts'
import { town } from '../support/town.ts'
import type { Townsperson } from '../support/townspeople.ts'

const period = '2010-H1'
const sections = ['party', 'services', 'culture', 'partnership', 'safety', 'environment'] as const
type Section = (typeof sections)[number]

/** Who takes part, and what the permission table lets them do, copied by hand. */
const cast = {
  'wang-fang': { edits: true, submits: false, reviews: false, mine: sections },
  'zhao-lei': { edits: true, submits: true, reviews: false, mine: sections },
  'zhou-min': { edits: false, submits: false, reviews: true, mine: ['party'] },
  'wu-qiang': { edits: false, submits: false, reviews: true, mine: sections },
  'xu-hui': { edits: false, submits: false, reviews: true, mine: sections },
  'chen-jing': { edits: false, submits: false, reviews: false, mine: sections },
} as const satisfies Partial<
  Record<Townsperson, { edits: boolean; submits: boolean; reviews: boolean; mine: readonly Section[] }>
>
type Player = keyof typeof cast
const names: Record<Player, string> = {
  'wang-fang': '王芳',
  'zhao-lei': '赵磊',
  'zhou-min': '周敏',
  'wu-qiang': '吴强',
  'xu-hui': '徐慧',
  'chen-jing': '陈静',
}
const isPlayer = (name: string): name is Player => Object.hasOwn(cast, name)
const players = Object.keys(cast).filter(isPlayer)

type Remark = {
  id: string
  section: Section
  submission: number
  answered: boolean
  settled: boolean
  version: number
}

/** One revision of the report as the table says it must be. */
type Revision = {
  state: 'draft' | 'submitted' | 'returned' | 'approved'
  version: number
  submissions: number
  approvals: Set<Section>
  remarks: Remark[]
  events: string[]
  bundle?: string
  sha256?: string
}

const newRevision = (first: string): Revision => ({
  state: 'draft',
  version: 1,
  submissions: 0,
  approvals: new Set(),
  remarks: [],
  events: [first],
})

const steps = ['submit', 'remark', 'answer', 'settle', 'return', 'approve', 'reopen', 'record'] as const

/** A walk through the steps: what the service answers is held against what the table says, step by step. */
const walk = async (seed: number, length: number): Promise<{ taken: Set<string>; refused: Set<string> }> => {
  await using place = await town()
  const chance = chanceOf(seed)
  const one = <Item>(items: readonly Item[]): Item => {
    const item = items[chance.whole(0, items.length - 1)]
    if (item === undefined) throw new Error('nothing to choose from')
    return item
  }
  const clients = new Map<string, Client>()
  for (const name of players) clients.set(name, await place.signIn(name))
  const at = (name: Player): Client => {
    const client = clients.get(name)
    if (client === undefined) throw new Error(`${name} is not signed in`)
    return client
  }

  await at('wang-fang').call('startReport', { body: { period } })
  const revisions: Revision[] = [newRevision('report.started 王芳')]
  let [births, submittedBirths] = [0, 0]
  const [taken, refused] = [new Set<string>(), new Set<string>()]
  const now = (): Revision => revisions[revisions.length - 1] ?? newRevision('')
  const name = (): string => `${period}-r${revisions.length}`

  const outcome = async (response: Response, wanted: string): Promise<Record<string, unknown>> => {
    const body: unknown = await response.json()
    const said = z.looseObject({}).parse(body)
    expect(response.ok ? 'ok' : String(said['type']).replace('/problems/', '')).toBe(wanted)
    return said
  }

  const open = (revision: Revision) => revision.remarks.filter(({ settled }) => !settled)
  const fresh = (revision: Revision) =>
    open(revision).filter(({ submission }) => submission === revision.submissions)

  const wantedOf = (step: (typeof steps)[number], who: Player): string => {
    const [role, revision] = [cast[who], now()]
    switch (step) {
      case 'submit':
        if (!role.submits) return 'not-permitted'
        if (revision.state !== 'draft' && revision.state !== 'returned') return 'wrong-state'
        return open(revision).some(({ answered }) => !answered) ? 'remarks-unanswered' : 'ok'
      case 'return':
        if (!role.reviews) return 'not-permitted'
        if (revision.state !== 'submitted') return 'wrong-state'
        return fresh(revision).length === 0 ? 'remark-needed' : 'ok'
      case 'approve': {
        if (!role.reviews) return 'not-permitted'
        if (revision.state !== 'submitted') return 'wrong-state'
        if (fresh(revision).length > 0) return 'remarks-open'
        const all = new Set([...revision.approvals, ...role.mine])
        return all.size === sections.length && births !== submittedBirths ? 'figures-changed' : 'ok'
      }
      case 'reopen':
        if (!role.reviews) return 'not-permitted'
        if (revision.state !== 'approved') return 'wrong-state'
        return role.mine.length === sections.length ? 'ok' : 'not-permitted'
      case 'remark':
        if (!role.reviews) return 'not-permitted'
        return revision.state === 'submitted' ? 'ok' : 'wrong-state'
      case 'answer':
      case 'settle':
      case 'record':
        return ''
    }
  }

  const stepTo = async (step: 'submit' | 'return' | 'approve' | 'reopen', who: Player) => {
    const [client, revision, params] = [at(who), now(), { report: name() }]
    const wanted = wantedOf(step, who)
    const seen = revision.version
    const ask = {
      submit: async () =>
        client.ask('submitReport', {
          params,
          seen,
          body: { words: await wordsFor(at('wang-fang'), params) },
        }),
      return: () => client.ask('returnReport', { params, seen, body: { note: '请改' } }),
      approve: () => client.ask('approveReport', { params, seen }),
      reopen: () => client.ask('reopenReport', { params, seen, body: { note: '更正' } }),
    }
    const body = await outcome(await ask[step](), wanted)
    ;(wanted === 'ok' ? taken : refused).add(`${step} ${wanted}`)
    if (wanted !== 'ok') return
    revision.version += 1
    if (step === 'submit') {
      revision.state = 'submitted'
      revision.submissions += 1
      revision.approvals.clear()
      submittedBirths = births
      revision.events.push(`report.submitted ${names[who]}`)
    }
    if (step === 'return') {
      revision.state = 'returned'
      revision.approvals.clear()
      revision.events.push(`report.returned ${names[who]}`)
    }
    if (step === 'approve') {
      for (const section of cast[who].mine) revision.approvals.add(section)
      const whole = revision.approvals.size === sections.length
      revision.events.push(`report.${whole ? 'approved' : 'section-approved'} ${names[who]}`)
      if (whole) {
        revision.state = 'approved'
        for (const remark of open(revision))
          if (remark.answered) Object.assign(remark, { settled: true, version: remark.version + 1 })
        revision.bundle = await at('xu-hui').call('exportReportBundle', { params })
        revision.sha256 = z.object({ approved: z.object({ sha256: z.string() }) }).parse(body).approved.sha256
        expect(createHash('sha256').update(revision.bundle).digest('hex')).toBe(revision.sha256)
      }
    }
    if (step === 'reopen') revisions.push(newRevision(`report.reopened ${names[who]}`))
  }

  const addRemark = async (who: Player) => {
    const wanted = wantedOf('remark', who)
    const section = one(cast[who].mine)
    const body = { section, reason: 'unclear', text: '请说明' } as const
    const response = await at(who).ask('addRemark', { params: { report: name() }, body })
    const made = await outcome(response, wanted)
    ;(wanted === 'ok' ? taken : refused).add(`remark ${wanted}`)
    if (wanted !== 'ok') return
    const { submissions } = now()
    const remark = {
      id: String(made['id']),
      section,
      submission: submissions,
      answered: false,
      settled: false,
      version: 1,
    }
    now().remarks.push(remark)
    now().events.push(`report.remarked ${names[who]}`)
  }

  const respond = async (step: 'answer' | 'settle', who: Player) => {
    const [revision, role] = [now(), cast[who]]
    if (revision.remarks.length === 0) return
    const remark = one(revision.remarks)
    const mayDo = step === 'answer' ? role.edits : role.reviews
    const states = step === 'answer' ? ['draft', 'returned'] : ['submitted']
    const inReach = (role.mine as readonly Section[]).includes(remark.section)
    const wanted = !mayDo
      ? 'not-permitted'
      : !inReach
        ? 'not-found'
        : states.includes(revision.state)
          ? 'ok'
          : 'wrong-state'
    const params = { report: name(), remark: remark.id }
    const client = at(who)
    const response =
      step === 'answer'
        ? await client.ask('answerRemark', { params, seen: remark.version, body: { text: '已改' } })
        : await client.ask('settleRemark', { params, seen: remark.version })
    await outcome(response, wanted)
    ;(wanted === 'ok' ? taken : refused).add(`${step} ${wanted}`)
    if (wanted !== 'ok') return
    Object.assign(remark, { version: remark.version + 1, [step === 'answer' ? 'answered' : 'settled']: true })
    revision.events.push(`report.remark-${step === 'answer' ? 'answered' : 'settled'} ${names[who]}`)
  }

  const record = async () => {
    const body = { kind: 'birth', date: '2010-06-18', fields: { sex: '女' } }
    await at('wang-fang').call('recordEntry', { body })
    births += 1
  }

  /** What is kept must be what happened: no remark lost, no event missing, no approved revision touched. */
  const audit = async () => {
    for (const [i, revision] of revisions.entries()) {
      const report = `${period}-r${i + 1}`
      const told = await currentOf(at('xu-hui'), report)
      expect([told.state, told.version, told.submissions]).toEqual([
        revision.state,
        revision.version,
        revision.submissions,
      ])
      expect(told.remarks.map(({ id, settled, answer }) => [id, settled, answer !== undefined])).toEqual(
        revision.remarks.map(({ id, settled, answered }) => [id, settled, answered]),
      )
      const { events } = await at('xu-hui').call('listReportEvents', { params: { report } })
      expect(events.map(({ type, by }) => `${type} ${by}`)).toEqual(revision.events)
      if (revision.bundle !== undefined)
        expect(
          (await at('xu-hui').call('exportReportBundle', { params: { report } })) === revision.bundle,
        ).toBe(true)
    }
  }

  for (let i = 0; i < length; i += 1) {
    const [who, step] = [one(players), one(steps)]
    if (step === 'record') {
      if (chance.whole(0, 3) === 0) await record()
    } else if (step === 'remark') await addRemark(who)
    else if (step === 'answer' || step === 'settle') await respond(step, who)
    else await stepTo(step, who)
    if (i % 40 === 39) await audit()
  }
  await audit()
  expect(place.faults).toEqual([])
  return { taken, refused }
}

test('random walks by random people never leave the table of steps', { timeout: 240_000 }, async () => {
  const [taken, refused] = [new Set<string>(), new Set<string>()]
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const done = await walk(seed, 160)
    for (const one of done.taken) taken.add(one)
    for (const one of done.refused) refused.add(one)
  }
  // The walks went everywhere: every step was taken, and refused for every reason that the table gives.
  expect([...taken].sort()).toEqual(
    ['answer', 'approve', 'remark', 'reopen', 'return', 'settle', 'submit'].map((step) => `${step} ok`),
  )
  for (const reason of [
    'submit not-permitted',
    'submit wrong-state',
    'submit remarks-unanswered',
    'return not-permitted',
    'return wrong-state',
    'return remark-needed',
    'approve not-permitted',
    'approve wrong-state',
    'approve remarks-open',
    'approve figures-changed',
    'reopen not-permitted',
    'reopen wrong-state',
    'answer not-permitted',
    'answer wrong-state',
    'settle not-permitted',
    'settle wrong-state',
    'settle not-found',
  ])
    expect([...refused]).toContain(reason)
})
