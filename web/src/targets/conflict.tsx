import type { Target } from '@linli/contract/targets'
import { sectionNames } from '@linli/domain/sections'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import type { Known } from '../catalogue.ts'
import type { Editing } from './editing.ts'
import { differing, formKeys, formOf, type TargetForm } from './forms.ts'
import { Merge } from './merge.tsx'
import { targetsWords, type TargetsWords } from './words.ts'

type Props = {
  editing: Editing
  theirs: Target | 'gone'
  catalogue: Known
  save: (editing: Editing) => void
  drop: () => void
}

const labelOf = (key: keyof TargetForm, words: TargetsWords): string =>
  ({
    title: words.name,
    kind: words.kind,
    level: words.level,
    section: words.section,
    start: words.start,
    due: words.due,
    owner: words.owner,
    notes: words.notes,
    metric: words.metric,
    dimension: words.part,
    aim: words.aim,
    value: words.value,
    unit: words.unit,
    steps: words.steps,
    public_service: words.times(words.duties.public_service),
    good_deed: words.times(words.duties.good_deed),
    suggestion: words.times(words.duties.suggestion),
    plan: words.content,
    template: words.template,
  })[key]

const shownAs = (key: keyof TargetForm, form: TargetForm, words: TargetsWords, catalogue: Known): string => {
  if (key === 'kind') return words.kinds[form.kind]
  if (key === 'level') return words.levels[form.level]
  if (key === 'section') return pick(sectionNames[form.section])
  if (key === 'aim') return words.aims[form.aim]
  if (key === 'metric') return form.metric === '' ? '' : pick(catalogue.figureName(form.metric, ''))
  if (key === 'dimension') return pick(catalogue.dimensionName(form.metric, form.dimension))
  return form[key]
}

const merged = (mine: TargetForm, theirs: TargetForm, chosen: ReadonlySet<string>): TargetForm => {
  const taken = formKeys.filter((key) => chosen.has(key)).map((key) => [key, theirs[key]] as const)
  return { ...mine, ...Object.fromEntries(taken) }
}

/** Somebody changed or removed the target that is being typed. */
export const Conflict = ({ editing, theirs, catalogue, save, drop }: Props) => {
  const words = useWords(targetsWords)
  const { theirs: _, was: __, ...rest } = editing
  if (theirs === 'gone')
    return (
      <div class="target-form" role="alert">
        <p class="form-refused">{words.gone}</p>
        <div class="target-acts">
          <button type="button" class="btn primary" onClick={() => save({ ...rest, was: undefined })}>
            {words.saveAsNew}
          </button>
          <button type="button" class="btn" onClick={drop}>
            {words.dropMine}
          </button>
        </div>
      </div>
    )
  const now = formOf(theirs)
  const keys = differing(editing.form, now)
  const items = keys.map((key) => ({
    key,
    label: labelOf(key, words),
    mine: shownAs(key, editing.form, words, catalogue),
    theirs: shownAs(key, now, words, catalogue),
  }))
  const same = formKeys.length - keys.length
  return (
    <div class="target-form">
      <Merge
        items={items}
        words={{
          text: words.conflict,
          item: words.item,
          mine: words.mine,
          theirs: words.theirs(theirs.updatedBy, momentText(theirs.updatedAt)),
          same: same === 0 ? undefined : words.same(same),
          save: words.saveMerged,
          drop: words.dropMine,
        }}
        save={(chosen) => save({ ...rest, was: theirs, form: merged(editing.form, now, chosen) })}
        drop={drop}
      />
    </div>
  )
}
