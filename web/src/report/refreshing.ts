import { sameParts } from '@linli/domain/report-editing'
import { keepWords, refreshSentence } from '@linli/domain/report-refreshes'
import { call } from '../api.ts'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { change, type Desk, type Place } from './desks.ts'
import { whyOf } from '../failures.ts'
import type { Spot } from './pages.ts'
import { save } from './saving.ts'
import { bareSentence, type Sentence } from './texts.ts'
import { reportWords } from './words.ts'

/** The sentences as the draft would write them today. */
const writtenToday = async ({ street, community, period }: Place) => {
  const draft = await call('readDraft', { params: { street, community }, query: { period } })
  const sentences = draft.sections.flatMap(({ paragraphs }) => paragraphs.flatMap((one) => one.sentences))
  return new Map(sentences.map((one) => [one.id, one]))
}

const staleAt = (desk: Desk, { paragraph, sentence }: Spot): Sentence | undefined =>
  desk.held.get(paragraph)?.server.sentences.find(({ id }) => id === sentence)

/** Puts another sentence, or none, where one stood. */
const replace = (desk: Desk, { paragraph, sentence }: Spot, by: Sentence | undefined): void => {
  const held = desk.held.get(paragraph)
  if (held === undefined) return
  const sentences = held.text.sentences.flatMap((one) =>
    one.id === sentence ? (by === undefined ? [] : [by]) : [one],
  )
  change(desk, paragraph, { ...held.text, sentences }, { drawn: true })
}

/** Brings one stale sentence up to date; whether anything changed. */
const refreshOne = (desk: Desk, spot: Spot, today: Awaited<ReturnType<typeof writtenToday>>): boolean => {
  const sentence = staleAt(desk, spot)
  if (sentence?.stale === undefined) return false
  const made = refreshSentence(sentence, sentence.stale, today.get(spot.sentence))
  // What is left is for a person to judge.
  if (sentence.edited === true && made !== undefined && sameParts(made.parts, sentence.parts)) return false
  replace(desk, spot, made && bareSentence(made))
  return true
}

/** Stale sentences are brought up to date when somebody asks for it; what they wrote by hand stays. */
export const useRefreshing = (desk: Desk) => {
  const words = useWords(reportWords)
  const refresh = async (spots: readonly Spot[]): Promise<void> => {
    try {
      const today = await writtenToday(desk.place)
      const done = spots.filter((spot) => refreshOne(desk, spot, today)).length
      for (const { paragraph } of spots) void save(desk, paragraph)
      const left = spots.length - done
      const said = [
        ...(done > 0 ? [words.refreshed(done)] : []),
        ...(left > 0 ? [words.judgeRest(left)] : []),
      ]
      announce(done === 0 ? words.nothingToRefresh : said.join(' · '))
    } catch (error) {
      announce(words.notDone(whyOf(error)))
    }
  }
  const keep = (spot: Spot): void => {
    const sentence = staleAt(desk, spot)
    if (sentence?.stale === undefined) return
    replace(desk, spot, bareSentence(keepWords(sentence, sentence.stale)))
    void save(desk, spot.paragraph)
  }
  return { refresh, keep }
}
