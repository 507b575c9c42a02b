import type { Report, ReportParagraph } from '@linli/contract/reports'
import { cutSentences } from '@linli/domain/report-insertions'
import { call, refusalOf } from '../api.ts'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { change, drop, type Desk, type Held } from './desks.ts'
import { whyOf } from '../failures.ts'
import { noteAct, type History } from './histories.ts'
import { save, saveWhole } from './saving.ts'
import { bareSentence, bodyOf, freshSentence, type Text } from './texts.ts'
import { reportWords } from './words.ts'

type Section = ReportParagraph['section']
type Props = { report: Report; desk: Desk; reload: () => void; open: (paragraph: string) => void }

const paramsOf = ({ place, report }: Desk) => ({
  street: place.street,
  community: place.community,
  report,
})

/** The version of a paragraph as this desk knows it, once what was typed in it is saved. */
const versionOf = async (desk: Desk, paragraph: string): Promise<number> => {
  await saveWhole(desk, paragraph)
  return desk.held.get(paragraph)?.server.version ?? 0
}

const takeOut = async (desk: Desk, paragraph: string): Promise<number> => {
  const params = { ...paramsOf(desk), paragraph }
  const { version } = await call('removeParagraph', { params, version: await versionOf(desk, paragraph) })
  drop(desk, paragraph)
  return version
}

const putBack = (desk: Desk, paragraph: string, version: number) =>
  call('restoreParagraph', { params: { ...paramsOf(desk), paragraph }, version })

/** A paragraph that was taken out or put in, as a step that can be turned both ways. */
const noteRemoval = (history: History, desk: Desk, paragraph: string, gone: number, before?: Text): void => {
  let version = gone
  const restore = async () => {
    await putBack(desk, paragraph, version)
  }
  const remove = async () => {
    version = await takeOut(desk, paragraph)
  }
  noteAct(history, before === undefined ? { undo: restore, redo: remove } : { undo: remove, redo: restore })
}

const add = (desk: Desk, section: Section, after: string | undefined, text: Text) =>
  call('addParagraph', {
    params: paramsOf(desk),
    body: { section, ...bodyOf(text), ...(after === undefined ? {} : { after }) },
  })

const empty: Text = { heading: '', sentences: [] }

/** The paragraph that one moved by a place then follows; undefined when it cannot be moved there. */
const afterMoving = (report: Report, { id, section }: ReportParagraph, by: -1 | 1) => {
  const among = report.paragraphs.filter((one) => one.section === section).map((one) => one.id)
  const to = among.indexOf(id) + by
  if (to < 0 || to >= among.length) return undefined
  const others = among.filter((one) => one !== id)
  return { before: among[among.indexOf(id) - 1], after: others[to - 1] }
}

const place = async (desk: Desk, paragraph: string, after: string | undefined) => {
  const version = await versionOf(desk, paragraph)
  const body = after === undefined ? {} : { after }
  const server = await call('moveParagraph', { params: { ...paramsOf(desk), paragraph }, version, body })
  const one = desk.held.get(paragraph)
  if (one !== undefined) desk.held.set(paragraph, { ...one, server })
}

/** What is done to whole paragraphs: they come, go and move, and each of it can be taken back. */
export const useActs = ({ report, desk, reload, open }: Props) => {
  const words = useWords(reportWords)
  const tried = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      announce(refusalOf(error) === 'stale' ? words.changedMeanwhile : words.notDone(whyOf(error)))
    }
    reload()
  }
  const insert = (section: Section, after: string | undefined, text: Text = empty) =>
    tried(async () => {
      const made = await add(desk, section, after, text)
      noteRemoval(desk.history, desk, made.id, made.version, text)
      open(made.id)
    })
  return {
    tried,
    insert,
    addAfter: ({ id, section }: ReportParagraph) => void insert(section, id),
    split: (paragraph: string, offset: number) => {
      const one = desk.held.get(paragraph)
      if (one === undefined) return
      const [before, after] = cutSentences(one.text.sentences, offset, freshSentence())
      const kept = { ...one.text, sentences: before.map(bareSentence) }
      if (after.length > 0) change(desk, paragraph, kept, { drawn: true })
      void save(desk, paragraph)
      void insert(one.server.section, paragraph, { heading: '', sentences: after.map(bareSentence) })
    },
    remove: ({ id }: ReportParagraph) =>
      void tried(async () => {
        const version = await takeOut(desk, id)
        noteRemoval(desk.history, desk, id, version)
        announce(words.removed, { undo: () => void tried(() => putBack(desk, id, version)) })
      }),
    /** Nothing was written into it: it goes without a word. */
    removeEmpty: (id: string) => void tried(() => takeOut(desk, id)),
    move: (paragraph: ReportParagraph, by: -1 | 1) => {
      const to = afterMoving(report, paragraph, by)
      if (to === undefined) return
      void tried(async () => {
        await place(desk, paragraph.id, to.after)
        noteAct(desk.history, {
          undo: () => place(desk, paragraph.id, to.before),
          redo: () => place(desk, paragraph.id, to.after),
        })
      })
    },
    addAgain: ({ server, text }: Held) =>
      void tried(async () => {
        await add(desk, server.section, undefined, text)
        drop(desk, server.id)
      }),
  }
}
