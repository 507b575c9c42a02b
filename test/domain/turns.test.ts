import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { period } from '@linli/domain/periods'
import { periodTurns } from '@linli/domain/period-turns'
import { closesAt } from '@linli/domain/reporting-periods'
import { targetStates, type TargetState } from '@linli/domain/target-standings'
import {
  targetNote,
  turnRests,
  type Noted,
  type TargetNote,
  type TargetTurn,
} from '@linli/domain/target-turns'

const sixHours = 6 * 3_600_000

type Note = { look: number; note: TargetNote; state: TargetState }

/** What is noted of a target that is in these states, one look after the other. */
const notesOver = (states: readonly TargetState[], firstLook = -1): Note[] => {
  const notes: Note[] = []
  const told: Pick<Noted, TargetTurn> = {}
  let last: TargetState | undefined
  for (const [look, state] of states.entries()) {
    const now = look * sixHours
    const note = targetNote(state, last && { ...told, state: last }, { now, first: look === firstLook })
    if (note === undefined) continue
    notes.push({ look, note, state })
    last = state
    if (note !== 'stood') told[note] = now
  }
  return notes
}

const told = (notes: readonly Note[]): string[] =>
  notes.filter(({ note }) => note !== 'stood').map(({ note, look }) => `${note} ${look}`)

const looks = fc.array(fc.constantFrom(...targetStates), { maxLength: 150 })
const week = turnRests / sixHours

describe('what is told of a target', () => {
  test.for<[string, TargetState[], string[]]>([
    ['that it was reached', ['on-track', 'done', 'done'], ['reached 1']],
    [
      'that it fell behind, and was reached after all',
      ['behind', 'at-risk', 'done'],
      ['behind 0', 'reached 2'],
    ],
    ['nothing while it is a little late', ['on-track', 'at-risk', 'not-started'], []],
    [
      'once, while it wavers between late and very late',
      ['behind', 'at-risk', 'behind', 'at-risk'],
      ['behind 0'],
    ],
  ])('%s', ([, states, expected]) => {
    expect(told(notesOver(states))).toEqual(expected)
  })

  test('again, when it fell behind again a week later', () => {
    const states = Array.from({ length: 40 }, (_, look): TargetState => (look === 5 ? 'on-track' : 'behind'))
    expect(told(notesOver(states))).toEqual(['behind 0', `behind ${week}`])
  })

  test('nothing of what had come about before the first look, and all that comes after', () => {
    expect(told(notesOver(['done', 'done', 'on-track', 'done'], 0))).toEqual(['reached 3'])
    expect(told(notesOver(['behind', 'behind', 'done'], 0))).toEqual(['reached 2'])
  })

  test('never the same within a week, and only after it was seen in another state', () => {
    fc.assert(
      fc.property(looks, (states) => {
        const notes = notesOver(states)
        const tellings = notes.filter(({ note }) => note !== 'stood')
        for (const { note, look, state } of tellings) {
          expect(state).toBe(note === 'reached' ? 'done' : 'behind')
          const before = tellings.findLast((one) => one.note === note && one.look < look)
          if (before === undefined) continue
          expect(look - before.look).toBeGreaterThanOrEqual(week)
          expect(states.slice(before.look, look).some((one) => one !== state)).toBe(true)
        }
      }),
    )
  })

  test('what lasts for a week is always told in the end, and less is noted than was told', () => {
    fc.assert(
      fc.property(looks, fc.constantFrom('done', 'behind'), (states, last) => {
        const lasting = Array.from({ length: week + 1 }, () => last)
        const notes = notesOver([...states, ...lasting])
        const tellings = notes.filter(({ note }) => note !== 'stood')
        expect(tellings.at(-1)?.state).toBe(last)
        expect(notes.length).toBeLessThanOrEqual(2 * tellings.length)
      }),
    )
  })
})

describe('the turns of a period', () => {
  const half = period('2010-H1')
  const days = { period: half, opens: '2010-06-21', closes: '2010-07-10', closesAt: closesAt('2010-07-10') }
  const turnsAt = (moment: string) =>
    periodTurns([days], Date.parse(moment)).map(({ turn, day }) => `${turn} ${day}`)

  test.for([
    ['not before the opening day', '2010-06-20T23:59:59+08:00', []],
    ['from its first moment in China', '2010-06-21T00:00:00+08:00', ['opened 2010-06-21']],
    ['not yet on the closing day', '2010-07-10T23:59:59+08:00', ['opened 2010-06-21']],
    ['when that is over', '2010-07-11T00:00:00+08:00', ['opened 2010-06-21', 'closed 2010-07-10']],
    ['not what is more than thirty days past', '2010-07-22T00:00:00+08:00', ['closed 2010-07-10']],
    ['nothing of long ago', '2011-07-22T00:00:00+08:00', []],
  ] as const)('%s', ([, moment, expected]) => {
    expect(turnsAt(moment)).toEqual(expected)
  })

  test('are none where no day is set', () => {
    const none = { period: half, opens: '', closes: '', closesAt: closesAt('') }
    expect(periodTurns([none], Date.parse('2010-07-11T00:00:00+08:00'))).toEqual([])
  })
})
