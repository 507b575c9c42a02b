import { screen } from '../screens.tsx'
import { useQuestion } from './corrections.ts'

const CorrectionDialog = screen(() =>
  import('./correction-dialog.tsx').then((module) => module.CorrectionDialog),
)

/** Asks for the reason whenever a change of the ledger meets a closed period. */
export const CorrectionQuestions = () => {
  const question = useQuestion()
  if (question === undefined) return null
  return (
    <div class="lg-over">
      <CorrectionDialog key={question.id} question={question} />
    </div>
  )
}
