import type { FieldProblem } from '@linli/contract/refusals'
import { useEffect, useRef } from 'preact/hooks'

/** The first field that is wrong is gone to, so that it is seen and heard. */
export const useFocusOnWrong = (problems: readonly FieldProblem[]) => {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (problems.length === 0) return
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid=true]')
    const said = form.current?.querySelector<HTMLElement>('.wrong')
    if (wrong?.isConnected === true) wrong.focus()
    else said?.scrollIntoView({ block: 'center' })
  }, [problems.map(({ field }) => field).join()])
  return form
}
