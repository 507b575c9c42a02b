import { momentText } from '../format.ts'
import { useWords } from '../language.tsx'
import { Merge } from '../targets/merge.tsx'
import type { Edited } from './editing.ts'
import { formOf, ruleKeys, type RuleForm } from './forms.ts'
import { rulesWords } from './words.ts'
import type { StreetRule } from '@linli/contract/report-rules'

/** Somebody else changed the rule first: both versions are shown, and nothing typed is lost. */
export const Conflict = ({ edited, theirs }: { edited: Edited; theirs: StreetRule }) => {
  const words = useWords(rulesWords)
  const { editing, save, stop } = edited
  const now = formOf(theirs)
  const labels = { expression: words.expression, severity: words.severity, message: words.message }
  const shown = (form: RuleForm, key: (typeof ruleKeys)[number]) =>
    key === 'severity' ? words.severities[form.severity] : form[key]
  const { theirs: _, refused: __, ...rest } = editing
  return (
    <Merge
      items={ruleKeys
        .filter((key) => editing.form[key] !== now[key])
        .map((key) => ({
          key,
          label: labels[key],
          mine: shown(editing.form, key),
          theirs: shown(now, key),
        }))}
      words={{
        text: words.conflict,
        item: words.item,
        mine: words.mine,
        theirs: words.theirs(theirs.updatedBy, momentText(theirs.updatedAt)),
        same: undefined,
        save: words.saveMerged,
        drop: words.dropMine,
      }}
      save={(chosen) => {
        const taken = Object.fromEntries(
          ruleKeys.flatMap((key) => (chosen.has(key) ? [[key, now[key]]] : [])),
        )
        save(theirs.state, { ...rest, form: { ...editing.form, ...taken }, was: theirs })
      }}
      drop={stop}
    />
  )
}
