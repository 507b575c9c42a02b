import type { Comparison } from '@linli/contract/comparisons'
import { useState } from 'preact/hooks'
import { call } from '../api.ts'
import { useCatalogue } from '../catalogue.ts'
import { useWords } from '../language.tsx'
import { ComparisonBody } from '../matrix/body.tsx'
import { usePrinting } from '../matrix/printing.ts'
import { useSight } from '../matrix/sights.ts'
import { askedOf, Title } from '../matrix/title.tsx'
import { Toolbar } from '../matrix/toolbar.tsx'
import { matrixWords } from '../matrix/words.ts'
import { Failed, Loading } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { screen } from '../screens.tsx'
import { useSession, useTitle } from '../session.tsx'
import '../styles/compare.css'

// Most visits never open it.
const Chooser = screen(() => import('../matrix/chooser.tsx').then((module) => module.Chooser))

/** Whether anything shown comes from an approved report, so that live figures may differ. */
const hasApproved = (comparison: Comparison | undefined): boolean =>
  comparison?.rows.some(({ now, base }) => [...now, ...base].some((cell) => cell?.approved)) === true

/** 对比: the street's communities side by side, every number open to its evidence. */
export const Compare = () => {
  const words = useWords(matrixWords)
  useTitle(words.title)
  const { street } = useSession()
  const sight = useSight()
  const catalogue = useCatalogue()
  const query = askedOf(sight)
  const [choosing, setChoosing] = useState(false)
  const { printing, print } = usePrinting()
  const { value, failure, reload } = useQuery(
    `comparison/${street.id}/${sight.period}/${sight.base}/${sight.metrics}/${sight.communities.join()}/${sight.live}`,
    () => call('readComparison', { params: { street: street.id }, query }),
  )
  return (
    <div class="compare">
      <Title sight={sight} comparison={value} choose={() => setChoosing(true)} print={print} />
      <Toolbar sight={sight} approved={hasApproved(value)} />
      {failure !== undefined && <Failed error={failure} retry={reload} />}
      {failure === undefined && value === undefined && <Loading rows={14} />}
      {value !== undefined && catalogue !== undefined && (
        <ComparisonBody comparison={value} catalogue={catalogue} sight={sight} printing={printing} />
      )}
      {choosing && catalogue !== undefined && (
        <Chooser sight={sight} catalogue={catalogue} onClose={() => setChoosing(false)} />
      )}
    </div>
  )
}
