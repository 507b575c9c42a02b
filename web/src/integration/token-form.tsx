import type { Token } from '@linli/contract/tokens'
import { useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { FormFrame } from './form-frame.tsx'
import { useTokenEditing, type Close } from './token-editing.ts'
import { TokenFields } from './token-fields.tsx'
import { tokenFormWords } from './token-form-words.ts'
import { comparedKeys, formOf, type TokenForm } from './token-forms.ts'
import { grantsText, useReachText } from './token-texts.ts'

/** How a part of a token reads, to be compared with another person's. */
const useTold = () => {
  const reach = useReachText()
  return (form: TokenForm, key: keyof TokenForm): string => {
    if (key === 'permissions') return grantsText(form.permissions)
    if (key === 'communities') return reach.communities(form.communities)
    return key === 'sections' ? reach.sections(form.sections) : form[key]
  }
}

/** A token being made or changed. */
export const TokenFormView = ({ was, close }: { was: Token | undefined; close: Close }) => {
  const words = useWords(tokenFormWords)
  const told = useTold()
  const edited = useTokenEditing(useSession().street.id, was, close)
  const { theirs } = edited.editing
  const comparing = theirs && {
    keys: comparedKeys,
    labels: words.fields,
    told,
    theirs: formOf(theirs),
    who: '',
    when: '',
  }
  return (
    <FormFrame
      title={was === undefined ? words.adding : words.changing(was.name)}
      edited={edited}
      comparing={comparing}
    >
      <TokenFields edited={edited} />
    </FormFrame>
  )
}
