import type { Task } from '@linli/contract/target-boards'
import { sectionNames } from '@linli/domain/sections'
import type { Known } from '../catalogue.ts'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { Merge } from '../targets/merge.tsx'
import { planWords } from './plan-words.ts'
import type { TaskEdited } from './task-editing.ts'
import { givenTo, taskFormOf, taskSaid, type TaskForm } from './task-forms.ts'
import { taskWords, type TaskWords } from './task-words.ts'
import { boardWords } from './words.ts'

const keys = ['title', 'level', 'section', 'start', 'due', 'notes', 'plan', 'parts'] as const
type Key = (typeof keys)[number]

const planText = ({ plan }: TaskForm, catalogue: Known, words: TaskWords, aims: Record<string, string>) => {
  if (plan.kind === 'milestone')
    return [
      words.steps(plan.steps?.length ?? 0),
      ...(plan.steps ?? []).map(({ text, planned }) => `${text} ${planned}`),
    ].join('；')
  if (plan.kind === 'duty') return (plan.duties ?? []).map(({ text, times }) => `${text} ${times}`).join('；')
  if (plan.kind !== 'metric') return ''
  const { metric, dimension = '', aim = 'at-least', value = '', unit = '' } = plan
  const name = metric === undefined ? '' : pick(catalogue.figureName(metric, dimension))
  return [name, aims[aim] ?? '', String(value) + unit].filter((text) => text !== '').join(' ')
}

const isOwn = ({ value, due, owner }: TaskForm['parts'][string]): boolean =>
  value !== '' || due !== '' || owner !== ''

const partsText = (form: TaskForm, words: TaskWords): string => {
  const given = givenTo(form)
  const own = given.filter((id) => {
    const part = form.parts[id]
    return part !== undefined && isOwn(part)
  })
  return words.partsSaid(given.length, own.length)
}

const useShown = (catalogue: Known): ((key: Key, form: TaskForm) => string) => {
  const [words, plan, board] = [useWords(taskWords), useWords(planWords), useWords(boardWords)]
  return (key, form) => {
    if (key === 'level') return board.levels[form.level]
    if (key === 'section') return pick(sectionNames[form.section])
    if (key === 'plan') return planText(form, catalogue, words, plan.aims)
    return key === 'parts' ? partsText(form, words) : form[key]
  }
}

/** Whether two forms say the same of something; what is not chosen does not count. */
const differs = (key: Key, mine: TaskForm, theirs: TaskForm): boolean => {
  const said = (form: TaskForm) => {
    const { parts, ...rest } = taskSaid(form)
    const sorted = [...parts].sort((one, other) => (one.community < other.community ? -1 : 1))
    return JSON.stringify(key === 'parts' ? sorted : (rest[key] ?? ''))
  }
  return said(mine) !== said(theirs)
}

/** Somebody else changed the task first: both versions are shown, and nothing typed is lost. */
export const TaskConflict = ({
  edited,
  theirs,
  catalogue,
}: {
  edited: TaskEdited
  theirs: Task
  catalogue: Known
}) => {
  const words = useWords(taskWords)
  const shown = useShown(catalogue)
  const { editing, save, stop } = edited
  const now = taskFormOf(theirs, Object.keys(editing.form.parts))
  const different = keys.filter((key) => differs(key, editing.form, now))
  const labels: Record<Key, string> = { ...words, title: words.name }
  const same = keys.length - different.length
  return (
    <div class="tb-form">
      <h1>{words.changing(theirs.title)}</h1>
      <Merge
        items={different.map((key) => ({
          key,
          label: labels[key],
          mine: shown(key, editing.form),
          theirs: shown(key, now),
        }))}
        words={{
          text: words.conflict,
          item: words.item,
          mine: words.mine,
          theirs: words.theirs(theirs.updatedBy, momentText(theirs.updatedAt)),
          same: same === 0 ? undefined : words.same(same),
          save: words.saveMerged,
          drop: words.dropMine,
        }}
        save={(chosen) => {
          const taken = Object.fromEntries(keys.flatMap((key) => (chosen.has(key) ? [[key, now[key]]] : [])))
          save({ ...editing, theirs: undefined, was: theirs, form: { ...editing.form, ...taken } })
        }}
        drop={stop}
      />
    </div>
  )
}
