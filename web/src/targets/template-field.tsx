import { call } from '../api.ts'
import { pick, useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { useQuery } from '../queries.ts'
import { useSession } from '../session.tsx'
import { ChoiceField } from './fields.tsx'
import { planFields, type TargetForm } from './forms.ts'
import { targetsWords } from './words.ts'

type Props = { form: TargetForm; change: (changes: Partial<TargetForm>) => void }

/** Chooses what a target is made from; its items, phases or steps come along. */
export const TemplateField = ({ form, change }: Props) => {
  const words = useWords(targetsWords)
  const { street } = useSession()
  const { value } = useQuery(`templates/${street.id}/all`, () =>
    call('listTemplates', { params: { street: street.id } }),
  )
  const offered = (value?.templates ?? []).filter(({ kind }) => kind === form.kind)
  if (offered.length === 0) return null
  const choose = async (code: string) => {
    if (code === '') return change({ template: '', plan: '' })
    const [id = ''] = code.split('@')
    const query = form.start <= form.due ? { start: form.start, due: form.due } : {}
    try {
      const whole = await call('readTemplate', { params: { street: street.id, template: id }, query })
      const title = form.title === '' ? { title: pick(whole.name) } : {}
      change({ template: code, ...title, ...(whole.plan === undefined ? {} : planFields(whole.plan)) })
    } catch (error) {
      announce(words.notDone(error instanceof Error ? error.message : String(error)))
    }
  }
  return (
    <ChoiceField
      label={words.template}
      name="template"
      size="two"
      value={form.template}
      options={[
        { code: '', name: words.noTemplate },
        ...offered.map(({ id, version, name, items }) => ({
          code: `${id}@${version}`,
          name: words.templateItems(pick(name), items),
        })),
      ]}
      change={(code) => void choose(code)}
    />
  )
}
