import type { Endpoint } from '@linli/contract/endpoints'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { useEndpointEditing } from './endpoint-editing.ts'
import { Fields } from './endpoint-fields.tsx'
import { comparedKeys, formOf, type EndpointForm } from './endpoint-forms.ts'
import { formWords } from './endpoint-form-words.ts'
import { FormFrame } from './form-frame.tsx'
import { typeName } from './type-names.ts'
import { consoleWords } from './words.ts'

/** How a part of an endpoint reads, to be compared with another person's. */
const useTold = () => {
  const words = useWords(formWords)
  const { all } = useWords(consoleWords)
  const { communities } = useSession().street
  const comma = pick({ zh: '、', en: ', ' })
  const nameOf = (id: string) => communities.find((each) => each.id === id)?.name ?? id
  return (form: EndpointForm, key: keyof EndpointForm): string => {
    const { types, communities: chosen } = form
    if (key === 'types') return types === 'all' ? all : types.map(typeName).join(comma)
    if (key === 'communities') return chosen === 'all' ? all : chosen.map(nameOf).join(comma)
    if (key === 'content') return words.contents[form.content]
    if (key === 'signatures') return form.signatures.join(comma)
    if (key === 'ordered') return form.ordered ? words.yes : words.no
    if (key === 'state') return words.states[form.state]
    const value = form[key]
    return typeof value === 'string' ? value : ''
  }
}

type Props = { was: Endpoint | undefined; close: (saved?: Endpoint) => void }

/** An endpoint being added or changed. */
export const EndpointFormView = ({ was, close }: Props) => {
  const words = useWords(formWords)
  const told = useTold()
  const edited = useEndpointEditing(useSession().street.id, was, close)
  const { theirs } = edited.editing
  const comparing = theirs && {
    keys: comparedKeys,
    labels: words.fields,
    told,
    theirs: formOf(theirs),
    who: theirs.updatedBy,
    when: momentText(theirs.updatedAt),
  }
  return (
    <FormFrame
      title={was === undefined ? words.adding : words.changing(was.name)}
      edited={edited}
      comparing={comparing}
    >
      <Fields edited={edited} />
    </FormFrame>
  )
}
