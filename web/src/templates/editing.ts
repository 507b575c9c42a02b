import type { FieldProblem } from '@linli/contract/refusals'
import type { PlanFault, WholeTemplate } from '@linli/contract/target-templates'
import { useEffect, useState } from 'preact/hooks'
import { call, freshKey, Refused, refusalOf } from '../api.ts'
import { dropKept, keep, kept } from '../kept.ts'
import { currentLanguage, pick, useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { forgetTemplates, readTemplate } from './loading.ts'
import { gridIn, textOf, type Grid } from './sheets.ts'
import { templatesWords, type TemplatesWords } from './words.ts'

/** A template as it is typed. */
export type TemplateForm = { name: string; source: string; text: string; grid: Grid }

/** What is begun from: a new template, a copy of one, or a new version of one of the street's own. */
export type Beginning = { was?: WholeTemplate; copy?: WholeTemplate }

type Editing = {
  was: WholeTemplate | undefined
  form: TemplateForm
  key: string
  problems: readonly FieldProblem[]
  refused?: string | undefined
  theirs?: WholeTemplate | undefined
}

const emptySheet = {
  zh: '总分\t100\n区级\t70\n市级\t80\n编号\t方面\t内容\t分值\t每次扣分\t佐证\t一票否决\t加分项\t台账类别\t先完成\t待确认\nA1\n\n',
  en: 'Total\t100\nDistrict\t70\nCity\t80\nKey\tArea\tText\tPoints\tOff each time\tEvidence\tVeto\tBonus\tKinds of record\tAfter\tTo be confirmed\nA1\n\n',
}

const formOf = (whole: WholeTemplate): TemplateForm => ({
  name: pick(whole.name),
  source: pick(whole.source),
  text: pick(whole.text),
  grid: gridIn(whole.sheet[currentLanguage()]),
})

const firstForm = ({ was, copy }: Beginning, words: TemplatesWords): TemplateForm => {
  if (was !== undefined) return formOf(was)
  if (copy === undefined)
    return { name: '', source: '', text: '', grid: gridIn(emptySheet[currentLanguage()]) }
  return { ...formOf(copy), name: words.copied(pick(copy.name)) }
}

const isForm = (value: unknown): value is TemplateForm =>
  typeof value === 'object' &&
  value !== null &&
  ['name', 'source', 'text', 'grid'].every((field) => field in value)

const keptName = (street: string, { was, copy }: Beginning): string =>
  `template/${street}/${was?.id ?? (copy === undefined ? 'new' : `copy-${copy.id}`)}`

const missing = ({ name, source }: TemplateForm, words: TemplatesWords): FieldProblem[] => [
  ...(name.trim() === '' ? [{ field: 'name', reason: 'required', message: words.needName }] : []),
  ...(source.trim() === '' ? [{ field: 'source', reason: 'required', message: words.needSource }] : []),
]

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const refusal = async (street: string, sent: Editing, error: unknown, words: TemplatesWords) => {
  const { was } = sent
  if (was !== undefined && refusalOf(error) === 'stale')
    return { ...sent, theirs: await readTemplate(street, was.id) }
  if (was !== undefined && refusalOf(error) === 'not-found')
    return { ...sent, was: undefined, key: freshKey(), refused: words.gone }
  const problems = error instanceof Refused ? (error.problem.errors ?? []) : []
  return { ...sent, problems, refused: problems.length > 0 ? undefined : messageOf(error) }
}

const send = (street: string, { was, form, key }: Editing) => {
  const { name, source, text, grid } = form
  const body = { name, source, text, sheet: textOf(grid) }
  return was === undefined
    ? call('addTemplate', { params: { street }, body, key })
    : call('changeTemplate', { params: { street, template: was.id }, body, version: was.version })
}

/** Which rows of the sheet were refused, as the refusal's fields say. */
export const faultsIn = (problems: readonly FieldProblem[]): PlanFault[] =>
  problems.flatMap(({ field, reason, message }) => {
    const line = /^sheet\.(\d+)$/.exec(field)?.[1]
    const said = message.replace(/^[^：:]*[：:]\s*/, '')
    return line === undefined ? [] : [{ line: Number(line), reason, message: { zh: said, en: said } }]
  })

/** One template being typed: kept on this device until it is saved or given up. */
export const useEditing = (street: string, beginning: Beginning, done: (id?: string) => void) => {
  const words = useWords(templatesWords)
  const name = keptName(street, beginning)
  const [again] = useState(() => kept(name))
  const [editing, set] = useState<Editing>(() => ({
    was: beginning.was,
    form: isForm(again) ? again : firstForm(beginning, words),
    key: freshKey(),
    problems: [],
  }))
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (isForm(again)) announce(words.kept)
  }, [])
  const stop = (id?: string) => {
    dropKept(name)
    done(id)
  }
  const change = (changes: Partial<TemplateForm>) => {
    const form = { ...editing.form, ...changes }
    keep(name, form)
    const problems = editing.problems.filter(({ field }) => !(field.split('.')[0] ?? '' in changes))
    set({ ...editing, form, problems, refused: undefined, key: freshKey() })
  }
  const sending = async (sent: Editing) => {
    setBusy(true)
    try {
      const { id } = await send(street, sent)
      announce(sent.was === undefined ? words.added : words.saved)
      forgetTemplates(street)
      stop(id)
    } catch (error) {
      set(await refusal(street, sent, error, words).catch(() => ({ ...sent, refused: messageOf(error) })))
    } finally {
      setBusy(false)
    }
  }
  const save = (sent: Editing = editing) => {
    if (busy) return
    const problems = missing(sent.form, words)
    if (problems.length > 0) set({ ...sent, problems })
    else void sending(sent)
  }
  const saveOver = () => {
    const { theirs, ...rest } = editing
    if (theirs !== undefined) save({ ...rest, was: theirs })
  }
  return { editing, busy, change, save: () => save(), saveOver, stop }
}

export type Edited = ReturnType<typeof useEditing>
